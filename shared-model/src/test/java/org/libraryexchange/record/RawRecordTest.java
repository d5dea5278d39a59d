package org.libraryexchange.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.record.RawRecord.RawHeader;

class RawRecordTest {

    private static final UUID ID = UUID.fromString("019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11");

    @Test
    void keyAndSequenceAreReadWhereTheyAreWhatTheyShouldBe() {
        // When
        RawRecord raw = record(ID.toString(), "9007199254740992");

        // Then
        assertThat(raw.claimedItem()).contains(ID);
        assertThat(raw.claimedSequence()).hasValue(9_007_199_254_740_992L);
    }

    /** A reader that counts nothing for them takes as many as it is given. */
    @Test
    void headersOfNothingCountForTheMemoryThatTheyTake() {
        // When
        RawRecord raw = new RawRecord(
                0, Instant.EPOCH, new byte[5], new byte[7], Collections.nCopies(1_000, new RawHeader("", null)));

        // Then
        assertThat(raw.bytes()).isGreaterThan(50_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "019AC1F2-7D3E-7B60-9F0E-5A2F6F1C8D11",
                "019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d1",
                "019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d1é",
                "019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11 "
            })
    void keyOfAnotherFormNamesNoItem(String key) {
        assertThat(record(key, "1").claimedItem()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "01", "-1", "+1", "1.0", "9007199254740993", "99999999999999999999", "１", "1 "})
    void headerOfAnotherFormIsNoPlaceInTheLog(String sequence) {
        assertThat(record(ID.toString(), sequence).claimedSequence()).isEmpty();
    }

    @Test
    void nothingIsClaimedByARecordWithoutKeyAndHeaders() {
        // When
        RawRecord raw = new RawRecord(0, Instant.EPOCH, null, null, List.of());

        // Then
        assertThat(raw.claimedItem()).isEmpty();
        assertThat(raw.claimedSequence()).isEmpty();
    }

    @Test
    void sequenceThatIsThereTwiceIsNone() {
        assertThat(record(ID.toString(), "1", "2").claimedSequence()).isEmpty();
    }

    private static RawRecord record(String key, String... sequences) {
        List<RawHeader> headers = Stream.of(sequences)
                .map(each -> new RawHeader("sequence", each.getBytes(StandardCharsets.UTF_8)))
                .toList();
        return new RawRecord(0, Instant.EPOCH, key.getBytes(StandardCharsets.UTF_8), null, headers);
    }
}
