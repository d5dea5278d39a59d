package org.libraryexchange.exchange.restoration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.libraryexchange.exchange.restoration.RestoredDocuments.NewVersion;
import org.libraryexchange.exchange.restoration.Settlement.OwnItem;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.letter.HandlingHead;

class RestoredLettersTest {

    private static final Instant NOW = Instant.parse("2026-11-25T01:02:03.456Z");
    private static final UUID ID = UUID.fromString("019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11");

    @Test
    void draftIsRebuiltWithAllThatWasWritten() {
        // Given
        String document = """
                {"from":{"desk":"events"},"id":"%s","kind":"letter","originalLanguage":"en","owner":"leeds",\
                "status":"draft","subject":{"en":"Lanterns"},"to":"hangzhou","updated":"%s","version":%d}""";

        // When
        NewVersion rebuilt = rebuilt(ID, "letter", document.formatted(ID, "2026-11-20T14:05:11Z", 2));

        // Then
        assertThat(rebuilt.document())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(document.formatted(ID, "2026-11-25T01:02:03Z", 7));
        assertThat(rebuilt.sha256()).isEqualTo(Sha256.of(rebuilt.document()));
        assertThat(rebuilt.updated()).isEqualTo("2026-11-25T01:02:03Z");
    }

    @Test
    void handlingThatNeverCrossedIsRebuilt() {
        // Given
        UUID id = HandlingHead.idFor("leeds", ID);
        String document = """
                {"id":"%s","kind":"handling","letter":{"id":"%s","sha256":"%s","version":1},"owner":"leeds",\
                "state":"read","status":"current","to":"hangzhou","updated":"%s","version":%d}""";

        // When
        NewVersion rebuilt =
                rebuilt(id, "handling", document.formatted(id, ID, "0".repeat(64), "2026-11-20T14:05:11Z", 1));

        // Then
        assertThat(rebuilt.document())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(document.formatted(id, ID, "0".repeat(64), "2026-11-25T01:02:03Z", 7));
    }

    private static NewVersion rebuilt(UUID id, String kind, String document) {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        return new RestoredLetters().as(7, id, new OwnItem(kind, false, 2, 0, Sha256.of(bytes), document), NOW);
    }
}
