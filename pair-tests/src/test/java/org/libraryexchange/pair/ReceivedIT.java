package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.pair.EveryChange.acknowledged;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody who writes an item sees within seconds that the other city has received it. */
@ExtendWith(SharedPair.class)
class ReceivedIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration WITHIN_SECONDS = Duration.ofSeconds(5);

    @Test
    void itemIsReceivedWithinSecondsAndProvedLater(PairUnderTest pair) {
        for (CityUnderTest owner : List.of(pair.leeds(), pair.hangzhou())) {
            // Given
            pair.awaitEqual(SOON);

            // When
            UUID item = acknowledged(owner.client()
                            .put(
                                    "received",
                                    owner.name(),
                                    ItemDocuments.event("Received").toString()))
                    .id();

            // Then
            Awaitility.await("received")
                    .atMost(WITHIN_SECONDS)
                    .until(() -> mirror(owner, item).path("state").asText(), "received"::equals);
            assertThat(mirror(owner, item).path("appliedAt").asText()).endsWith("Z");

            // When
            assertThat(Proved.of(owner).outcomes()).containsExactly("verified");

            // Then
            assertThat(mirror(owner, item).path("state").asText()).isEqualTo("proved");
        }
    }

    private static JsonNode mirror(CityUnderTest owner, UUID item) {
        return acknowledged(owner.client().get("/api/v1/items/" + item + "/receipt"))
                .json()
                .at("/mirrors/0");
    }
}
