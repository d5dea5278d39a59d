package org.libraryexchange;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.libraryexchange", importOptions = DoNotIncludeTests.class)
class ModelArchitectureTest {

    @ArchTest
    static final ArchRule pure = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.libraryexchange..", "java..", "com.fasterxml.jackson..")
            .because("the wire contract must be usable by any tool, without a framework, a broker or a database");

    @ArchTest
    static final ArchRule layered = slices().matching("org.libraryexchange.(*)..")
            .should()
            .beFreeOfCycles()
            .because("JSON is read without knowing items, and items without knowing the log that carries them");
}
