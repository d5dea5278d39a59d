package org.libraryexchange.base.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.libraryexchange.fixture.ProblemAssert.Answer;
import org.libraryexchange.fixture.Tokens;
import org.libraryexchange.fixture.Wire;

/** Each address of the API accepts the methods in its description. It names them to a client that tries another one. */
@QuarkusTest
class MethodsIT {

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    static Stream<Arguments> addresses() throws IOException {
        try (InputStream description = MethodsIT.class.getResourceAsStream("/META-INF/openapi.yaml")) {
            JsonNode paths = new YAMLMapper().readTree(description).path("paths");
            return paths.properties().stream()
                    .map(path -> path.getKey()
                            .replace("{id}", "019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11")
                            .replaceAll("\\{\\w+}", "1"))
                    .map(address -> Arguments.of(address, described(address, paths)));
        }
    }

    /**
     * The methods in the description. An address may match several paths: "retry" is not the number of a record, but is
     * at the same place.
     */
    private static Set<String> described(String address, JsonNode paths) {
        Set<String> methods = new TreeSet<>();
        paths.properties().stream()
                .filter(path -> address.matches(path.getKey().replaceAll("\\{\\w+}", "[^/]+")))
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(name -> methods.add(name.toUpperCase(Locale.ROOT))));
        methods.retainAll(METHODS);
        return methods;
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void otherMethodsAreRefusedAndTheRightOnesTold(String address, Set<String> described) {
        Stream<String> others = METHODS.stream().filter(method -> !described.contains(method));

        assertThat(others).allSatisfy(method -> {
            Answer answer = Wire.exchange(RestAssured.port, method, address, allowedEverything(), new byte[0]);

            assertThatProblem(answer).is(405, "method-not-allowed");
            assertThat(named(answer)).containsExactlyInAnyOrderElementsOf(described);
        });
    }

    private static List<String> allowedEverything() {
        return List.of(
                "Host: localhost", "Authorization: Bearer " + Tokens.of("cataloguer", "ops", "exchange-operator"));
    }

    /** The methods that a response names, without those that every resource has. */
    private static Set<String> named(Answer answer) {
        Set<String> named = new TreeSet<>(Arrays.asList(answer.header("Allow").split(", *")));
        named.removeAll(Set.of("HEAD", "OPTIONS"));
        return named;
    }
}
