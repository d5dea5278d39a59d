package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.libraryexchange.pair.Outcome.Acknowledged;
import org.libraryexchange.stack.KeyFiles;
import org.libraryexchange.stack.LocalPostgres;
import org.libraryexchange.stack.NodeProcess;
import org.libraryexchange.stack.TokenIssuer;

/** York joins Leeds and Hangzhou, by settings alone. */
class ThirdCityIT {

    private static final String YORK = "york";
    private static final List<String> ROLES = List.of("cataloguer", "ops", "exchange-operator");
    private static final Duration MIRRORED = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Tag("long")
    @Test
    void threeCitiesMirrorEachOtherAndProveIt() {
        KeyFiles keys = KeyFiles.ed25519(folder, YORK);
        try (PairUnderTest pair = PairUnderTest.startWith(partner(YORK, keys));
                LocalPostgres postgres = LocalPostgres.start(folder.resolve("postgres"), options());
                Replica york = york(pair, postgres, keys)) {
            // Given
            york.awaitReady();
            Map<String, Database> databases = Map.of(
                    "leeds",
                    pair.leeds().database(),
                    "hangzhou",
                    pair.hangzhou().database(),
                    YORK,
                    new Database(postgres));

            // When
            for (Client client : List.of(pair.leeds().client(), pair.hangzhou().client(), york.client())) {
                String document = Documents.event("Of three").toString();
                assertThat(client.put("three", "1", document)).isInstanceOf(Acknowledged.class);
            }

            // Then
            Awaitility.await("each mirrors the others").atMost(MIRRORED).untilAsserted(() -> assertEqual(databases));
            assertProvedByBoth(pair.leeds().client());
            assertProvedByBoth(york.client());
        }
    }

    private static void assertEqual(Map<String, Database> databases) {
        databases.forEach((owner, own) -> databases.forEach((mirror, database) -> assertThat(database.items(owner))
                .as("%s at %s", owner, mirror)
                .hasSize(1)
                .isEqualTo(own.items(owner))));
    }

    private static void assertProvedByBoth(Client owner) {
        Outcome asked = owner.prove();
        assertThat(asked).isInstanceOf(Acknowledged.class);
        String proof = "/api/v1/exchange/proofs/" + ((Acknowledged) asked).id();
        Awaitility.await("both others have answered").atMost(MIRRORED).untilAsserted(() -> {
            JsonNode answers = ((Acknowledged) owner.get(proof)).json();
            assertThat(answers.path("state").asText()).isEqualTo("finished");
            assertThat(StreamSupport.stream(answers.path("receipts").spliterator(), false)
                            .map(receipt -> receipt.path("outcome").asText() + ", "
                                    + receipt.path("signature").asText()))
                    .containsExactly("verified, valid", "verified, valid");
        });
    }

    private static LocalPostgres.Options options() {
        return LocalPostgres.Options.database(YORK);
    }

    /** The program of Leeds with the settings of York. */
    private static Replica york(PairUnderTest pair, LocalPostgres postgres, KeyFiles keys) {
        CityUnderTest leeds = pair.leeds();
        NodeProcess.Options first = leeds.node().options();
        Map<String, String> environment = new HashMap<>(first.environment());
        environment.keySet().removeAll(partner(YORK, keys).keySet());
        environment.putAll(partner("leeds", leeds.signingKeys()));
        environment.putAll(Map.of(
                "LIBRARY_CITY", YORK,
                "LIBRARY_SIGNING_KEY_FILE", keys.privateKey().toString(),
                "QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl(),
                "QUARKUS_DATASOURCE_USERNAME", postgres.user(),
                "QUARKUS_DATASOURCE_PASSWORD", postgres.password()));
        NodeProcess.Options settings = new NodeProcess.Options(
                YORK, first.jar(), first.managementPort(), environment, first.jvmOptions(), first.log());
        String token = TokenIssuer.in(leeds.publicKeyFile().getParent())
                .issue("york", ROLES, List.of(YORK), Duration.ofHours(1));
        return Replica.start(settings.withJvmOptions("-XX:TieredStopAtLevel=1"), token);
    }

    private static Map<String, String> partner(String city, KeyFiles keys) {
        String prefix = "LIBRARY_PARTNERS_" + city.toUpperCase(Locale.ROOT);
        return Map.of(
                prefix + "_API",
                "https://" + city + ".example.org",
                prefix + "_PUBLIC_KEY_FILE",
                keys.publicKey().toString());
    }
}
