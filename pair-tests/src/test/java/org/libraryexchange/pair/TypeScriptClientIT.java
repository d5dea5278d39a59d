package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What others make of the API's description: the linters, and a client whose types are generated from it. */
@Tag("long")
@ExtendWith(SharedPair.class)
class TypeScriptClientIT {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @BeforeAll
    static void installPackages() {
        npm(Map.of()).run("npm", "ci");
    }

    @Test
    void descriptionIsCleanByTheRecommendedRules() {
        npm(Map.of()).run("npm", "run", "lint");
    }

    @Test
    void generatedTypesCompileAndMakeARoundTrip(PairUnderTest pair) {
        // Given
        npm(Map.of()).run("npm", "run", "build");

        // When
        String said = npm(Map.of(
                        "LEEDS", pair.leeds().api().toString(),
                        "HANGZHOU", pair.hangzhou().api().toString(),
                        "TOKEN", pair.leeds().token("cataloguer")))
                .run("npm", "run", "round-trip");

        // Then
        assertThat(said).contains("created, published, mirrored, found");
    }

    private static Program npm(Map<String, String> environment) {
        return new Program(
                "Node.js 20.19 or newer with npm, on Debian the packages nodejs and npm",
                Repository.root().resolve("clients/typescript"),
                environment,
                PATIENCE);
    }
}
