package org.libraryexchange.base.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AuditActTest {

    private static final List<Class<? extends Annotation>> CHANGES =
            List.of(POST.class, PUT.class, PATCH.class, DELETE.class);

    /** The audit trail has these as events of their own, or does not keep them, or they change nothing. */
    private static final List<String> NO_ACTS =
            List.of("POST /sign-in", "POST /sign-in/end", "POST /desk/items/{id}/keep", "POST /oai");

    @Test
    void thereAreWordsForEverythingThatARequestCanDo() {
        // When
        List<String> requests = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.libraryexchange")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .flatMap(type -> type.getMethods().stream().flatMap(method -> requests(type, method)))
                        .filter(request -> !NO_ACTS.contains(request))
                        .toList();

        // Then
        assertThat(requests)
                .hasSizeGreaterThan(80)
                .allSatisfy(
                        request -> assertThat(AuditAct.of(request)).as(request).isPresent());
        assertThat(Stream.of(AuditAct.values()).flatMap(AuditActTest::exact)).isSubsetOf(requests);
    }

    private static Stream<String> requests(JavaClass type, JavaMethod method) {
        String below =
                method.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("");
        String path = type.getAnnotationOfType(Path.class).value() + (below.isEmpty() ? "" : "/" + below);
        return CHANGES.stream().filter(method::isAnnotatedWith).map(change -> change.getSimpleName() + " " + path);
    }

    private static Stream<String> exact(AuditAct act) {
        return act.requests().stream().filter(request -> !request.endsWith("*"));
    }
}
