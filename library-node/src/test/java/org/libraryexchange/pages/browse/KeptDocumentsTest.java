package org.libraryexchange.pages.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KeptDocumentsTest {

    private static final int DOCUMENT = 3 * KeptDocuments.ROOM_AROUND;

    /** Room for two with a document each. */
    private final KeptDocuments<String> kept = new KeptDocuments<>(2L * (DOCUMENT + KeptDocuments.ROOM_AROUND));

    @Test
    void documentsAreKeptByWhatTheyWereReadFor() {
        // Given
        List<List<byte[]>> documents = documents(1);

        // When
        kept.keep("first", documents);

        // Then
        assertThat(kept.of("first")).containsSame(documents);
        assertThat(kept.of("second")).isEmpty();
    }

    @Test
    void thoseThatNobodyAskedForLatelyMakeRoom() {
        // Given
        kept.keep("first", documents(1));
        kept.keep("second", documents(1));
        kept.of("first");

        // When
        kept.keep("third", documents(1));

        // Then
        assertThat(kept.of("first")).isPresent();
        assertThat(kept.of("second")).isEmpty();
        assertThat(kept.of("third")).isPresent();
    }

    @Test
    void whatIsKeptAgainTakesNoRoomTwice() {
        // Given
        kept.keep("first", documents(1));

        // When
        for (int i = 0; i < 5; i++) {
            kept.keep("second", documents(1));
        }

        // Then
        assertThat(kept.of("first")).isPresent();
    }

    @Test
    void whatIsLargerThanAllRoomIsNotKept() {
        // Given
        kept.keep("first", documents(1));

        // When
        kept.keep("large", documents(3));

        // Then
        assertThat(kept.of("large")).isEmpty();
        kept.keep("first", documents(1));
        kept.keep("second", documents(1));
        assertThat(kept.of("first")).isPresent();
    }

    @Test
    void evenNothingTakesRoom() {
        // Given
        kept.keep("first", List.of());

        // When
        for (int i = 0; i < 8; i++) {
            kept.keep("other " + i, List.of());
        }

        // Then
        assertThat(kept.of("first")).isEmpty();
        assertThat(kept.of("other 7")).isPresent();
    }

    private static List<List<byte[]>> documents(int count) {
        return List.of(List.of(), List.of(new byte[count * DOCUMENT]));
    }
}
