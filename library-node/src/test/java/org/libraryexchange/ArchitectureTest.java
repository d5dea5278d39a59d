package org.libraryexchange;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.ConfigMapping;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(packages = "org.libraryexchange", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String SERVICES_OF_TESTS = "org.libraryexchange.stack..";
    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]++|\\\\.)*+\"");

    @ArchTest
    static final ArchRule coreInPlainJava = noClasses()
            .that()
            .resideInAPackage("org.libraryexchange.exchange.log")
            .and()
            .areNotAnnotatedWith(ConfigMapping.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.sql..",
                    "jakarta..",
                    "io.quarkus..",
                    "io.vertx..",
                    "org.apache.kafka..",
                    "org.hibernate..",
                    "org.jdbi..",
                    "org.libraryexchange.exchange.log.kafka..",
                    "org.libraryexchange.exchange.log.postgres..")
            .because(
                    "plain Java decides what is sent, applied and rejected, so that tests can play through every fault without "
                            + "a broker, a database or Quarkus");

    @ArchTest
    static final ArchRule oneChineseCalendar = noClasses()
            .that()
            .resideOutsideOfPackage("org.libraryexchange.base.calendar")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.tyme..")
            .because("dates travel as plain data, and only their owner's node works them out, in one place");

    @ArchTest
    static final ArchRule brokerInFewRooms = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.libraryexchange.exchange.log.kafka..",
                    "org.libraryexchange.exchange.replication..",
                    "org.libraryexchange.watch.health..",
                    SERVICES_OF_TESTS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..")
            .because(
                    "a new version of the broker's client should concern only the code that talks to the broker, assembles "
                            + "its workers and watches it");

    @ArchTest
    static final ArchRule rulesWithoutHttp = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.libraryexchange.exchange.log..",
                    "org.libraryexchange.exchange.nights..",
                    "org.libraryexchange.exchange.proving..",
                    "org.libraryexchange.exchange.replication..",
                    "org.libraryexchange.exchange.restoration..",
                    "org.libraryexchange.base.worker..",
                    "org.libraryexchange.base.database..")
            .and()
            .areNotAnnotatedWith(Path.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "org.jboss.resteasy..", "io.vertx..")
            .because("the rules of the exchange must not depend on how a request arrives");

    @ArchTest
    static final ArchRule resourcesWithoutEntities = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Path.class)
            .should(notReturnEntities())
            .because("an entity in an answer would make the table the contract");

    @ArchTest
    static final ArchRule wings = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("base")
            .definedBy("org.libraryexchange.base..")
            .layer("exchange")
            .definedBy("org.libraryexchange.exchange..")
            .layer("catalogue")
            .definedBy("org.libraryexchange.catalogue..")
            .layer("letters")
            .definedBy("org.libraryexchange.letters..")
            .layer("watch")
            .definedBy("org.libraryexchange.watch..")
            .layer("pages")
            .definedBy("org.libraryexchange.pages..")
            .whereLayer("pages")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("watch")
            .mayOnlyBeAccessedByLayers("pages")
            .whereLayer("letters")
            .mayOnlyBeAccessedByLayers("watch", "pages")
            .whereLayer("catalogue")
            .mayOnlyBeAccessedByLayers("letters", "watch", "pages")
            .whereLayer("exchange")
            .mayOnlyBeAccessedByLayers("catalogue", "letters", "watch", "pages")
            .whereLayer("base")
            .mayNotAccessAnyLayer()
            .because("the folders are the architecture: a wing builds on the wings below it and knows none above it");

    @ArchTest
    static final ArchRule acyclic = slices().matching("org.libraryexchange.(**)")
            .should()
            .beFreeOfCycles()
            .because("a reader should understand and test a feature with nothing but what it builds on");

    @ArchTest
    static final ArchRule timeFromOutside = noClasses()
            .that()
            .areNotAssignableTo("org.libraryexchange.base.node.Outside")
            .and()
            .resideOutsideOfPackage(SERVICES_OF_TESTS)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("tests set the time; only node.Outside asks the machine for it");

    @ArchTest
    static final ArchRule injectedByConstructor = noFields()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage("org.libraryexchange..")
            .should()
            .beAnnotatedWith(Inject.class)
            .orShould()
            .beAnnotatedWith(ConfigProperty.class)
            .because("a class names what it needs in its constructor and keeps it in final fields");

    @Test
    void plainTestsStartNothing() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Test")
                .should()
                .beAnnotatedWith(QuarkusTest.class)
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching(
                        "org\\.libraryexchange\\.(exchange\\.log\\.PostgresExtension|fixture\\.LocalServices)")
                .because("mvn test answers in a minute; tests that need a node or a database are called *IT")
                .check(new ClassFileImporter().importPath(java.nio.file.Path.of("target/test-classes")));
    }

    @Test
    void nodeKnowsNoCityByName() throws IOException {
        // When
        List<String> named = new ArrayList<>();
        try (Stream<java.nio.file.Path> sources = Files.walk(java.nio.file.Path.of("src/main/java"))) {
            for (java.nio.file.Path source :
                    sources.filter(Files::isRegularFile).toList()) {
                named.addAll(textsWithACity(source));
            }
        }

        // Then
        assertThat(named)
                .as("a third city is just one more folder, so the shared node names no city")
                .isEmpty();
    }

    private static List<String> textsWithACity(java.nio.file.Path source) throws IOException {
        String code = Files.readString(source);
        List<String> found = new ArrayList<>();
        Matcher text = TEXT.matcher(code);
        while (text.find()) {
            if (namesACity(text.group())) {
                found.add(source + ": " + text.group());
            }
        }
        return found;
    }

    private static boolean namesACity(String text) {
        return text.toLowerCase(Locale.ROOT).matches("(?s).*(leeds|hangzhou).*");
    }

    private static ArchCondition<JavaMethod> notReturnEntities() {
        return new ArchCondition<>("not return entities") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                for (JavaClass type : method.getReturnType().getAllInvolvedRawTypes()) {
                    if (simpleNameEndingWith("Row").test(type)) {
                        events.add(SimpleConditionEvent.violated(method, method.getFullName() + " returns " + type));
                    }
                }
            }
        };
    }
}
