package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What others make of the API's description: linters, and clients that are generated from it. */
@Tag("long")
@ExtendWith(SharedPair.class)
class GeneratedClientsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Path CLIENTS = Repository.root().resolve("clients");

    private static final String EVERY_GROUP = "every group was asked, and every answer read";

    /** Everything that a program may ask for. */
    private static final String[] ROLES = {"cataloguer", "librarian", "ops", "exchange-operator"};

    /** Debian's, which finds Debian's packages; another one may stand before it in the path. */
    private static final String PYTHON = "/usr/bin/python3";

    @Test
    void descriptionIsCleanByTheRecommendedRules() {
        Program typescript = typescript(Map.of());
        typescript.run("npm", "ci");

        typescript.run("npm", "run", "lint");
    }

    @Test
    void clientsInTypeScriptMakeARoundTripAndReadEveryAnswer(PairUnderTest pair) {
        // Given
        Program typescript = typescript(settings(pair));
        typescript.run("npm", "ci");
        typescript.run("npm", "run", "build");

        // When, Then
        assertThat(typescript.run("npm", "run", "round-trip"))
                .contains("created, changed, published, mirrored, found, withdrawn, followed");
        assertThat(typescript.run("npm", "run", "every-group")).contains(EVERY_GROUP);
        assertThat(typescript.run("npm", "run", "round-trip:hey-api")).contains("found, withdrawn, followed");
        assertThat(typescript.run("npm", "run", "round-trip:orval")).contains("found, withdrawn, followed");
    }

    @Test
    void clientsInJavaAndPythonMakeARoundTripAndReadEveryAnswer(PairUnderTest pair) {
        // Given
        rejectOne(pair);
        Map<String, String> settings = settings(pair);
        settings.put("PYTHONPATH", "target/python");
        Program generator = new Program(
                "Maven 3.9, and on Debian the packages python3-pydantic, python3-urllib3 and python3-dateutil",
                CLIENTS.resolve("openapi-generator"),
                settings,
                PATIENCE);
        generator.run("mvn", "-B", "-ntp", "-Dapi=" + settings.get("API"), "clean", "compile");
        generator.run(PYTHON, "-m", "compileall", "-q", "target/python");

        // When, Then
        assertThat(generator.run("mvn", "-B", "-ntp", "exec:java")).contains("found, withdrawn, followed");
        assertThat(generator.run("mvn", "-B", "-ntp", "exec:java", "-Dexec.mainClass=EveryGroup"))
                .contains(EVERY_GROUP);
        assertThat(generator.run(PYTHON, "round_trip.py")).contains("found, withdrawn, followed");
        assertThat(generator.run(PYTHON, "every_group.py")).contains(EVERY_GROUP);
    }

    /** Hangzhou has a rejected record, for the clients to read. */
    private static void rejectOne(PairUnderTest pair) {
        Strangers strangers = new Strangers(pair);
        strangers.sendNonsense("for generated clients");
        Awaitility.await().untilAsserted(strangers::areRejectedAndNothingElse);
    }

    private static Program typescript(Map<String, String> settings) {
        return new Program(
                "Node.js 20.19 or newer with npm, on Debian the packages nodejs and npm",
                CLIENTS.resolve("typescript"),
                settings,
                PATIENCE);
    }

    /** The description is the one that the node serves. */
    private static Map<String, String> settings(PairUnderTest pair) {
        return new HashMap<>(Map.of(
                "API", pair.leeds().api() + "/api/openapi",
                "LEEDS", pair.leeds().api().toString(),
                "HANGZHOU", pair.hangzhou().api().toString(),
                "TOKEN", pair.leeds().token(ROLES),
                "HANGZHOU_TOKEN", pair.hangzhou().token(ROLES)));
    }
}
