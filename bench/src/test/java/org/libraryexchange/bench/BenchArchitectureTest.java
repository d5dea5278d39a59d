package org.libraryexchange.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.libraryexchange.bench", importOptions = DoNotIncludeTests.class)
class BenchArchitectureTest {

    @ArchTest
    static final ArchRule acyclic = slices().matching("org.libraryexchange.bench.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a reader should understand a benchmark with nothing but what it builds on");

    @ArchTest
    static final ArchRule programOnTop = noClasses()
            .that()
            .resideOutsideOfPackage("org.libraryexchange.bench")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.libraryexchange.bench")
            .because("the program knows the benchmarks, and they do not know the program");
}
