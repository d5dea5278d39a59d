package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;
import org.libraryexchange.stack.KeyFiles;

/** York joins Leeds and Hangzhou, by settings alone. */
class ThirdCityIT {

    private static final Duration MIRRORED = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Tag("long")
    @Test
    void threeCitiesMirrorEachOtherAndProveIt() {
        KeyFiles keys = KeyFiles.ed25519(folder, ThirdCity.NAME);
        try (PairUnderTest pair = PairUnderTest.startWith(ThirdCity.asPartner(keys));
                ThirdCity york = ThirdCity.start(pair, folder, keys)) {
            // Given
            Map<String, DatabaseUnderTest> databases = Map.of(
                    "leeds",
                    pair.leeds().database(),
                    "hangzhou",
                    pair.hangzhou().database(),
                    ThirdCity.NAME,
                    york.database());

            // When
            for (NodeClient client :
                    List.of(pair.leeds().client(), pair.hangzhou().client(), york.client())) {
                String document = ItemDocuments.event("Of three").toString();
                assertThat(client.put("three", "1", document)).isInstanceOf(Acknowledged.class);
            }

            // Then
            Awaitility.await("each mirrors the others").atMost(MIRRORED).untilAsserted(() -> assertEqual(databases));
            assertProvedByBoth(pair.leeds().client());
            assertProvedByBoth(york.client());
        }
    }

    static void assertEqual(Map<String, DatabaseUnderTest> databases) {
        databases.forEach((owner, own) -> databases.forEach((mirror, database) -> assertThat(database.items(owner))
                .as("%s at %s", owner, mirror)
                .hasSize(1)
                .isEqualTo(own.items(owner))));
    }

    private static void assertProvedByBoth(NodeClient owner) {
        RequestOutcome asked = owner.prove();
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
}
