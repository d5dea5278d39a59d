package org.libraryexchange.exchange.restoration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.exchange.log.LogItems;
import org.libraryexchange.exchange.restoration.Provenance.LogPlace;
import org.libraryexchange.record.DocumentRecord;

class ProvenanceTest {

    private static final byte[] OTHER_DIGEST = new byte[32];

    @ParameterizedTest(name = "record {0}, own {1} {2}, announced {3}: {4}")
    @CsvSource({
        "5, 5, same, 5, OWN",
        "5, 5, same, 9, OWN",
        "5, 7, other, 7, OWN",
        "5, 7, other, 5, OWN",
        "5, 5, same, 4, NOT_ANNOUNCED",
        "5, 7, other, 4, NOT_ANNOUNCED",
        "5, 5, other, 5, OTHER_STATE",
        "5, 5, other, 4, OTHER_STATE",
        "5, 4, other, 9, LATER_STATE",
        "5, 4, same, 9, LATER_STATE",
        "5, 0, other, 9, LATER_STATE",
    })
    void recordIsOwnIfTheTableCanHaveSentIt(
            long sequence, long ownSequence, String digest, long announced, Provenance expected) {
        // Given
        DocumentRecord sent = LogItems.item(1, sequence, 0);
        LogPlace own = new LogPlace(ownSequence, digest.equals("same") ? sent.sha256() : OTHER_DIGEST);

        // When
        Provenance provenance = Provenance.of(sent, Optional.of(own), announced);

        // Then
        assertThat(provenance).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0", "5", "9"})
    void itemThatTheTableDoesNotHaveWasNotSentByIt(long announced) {
        assertThat(Provenance.of(LogItems.item(1, 5, 0), Optional.empty(), announced))
                .isEqualTo(Provenance.UNKNOWN_ITEM);
    }
}
