package org.libraryexchange.pages.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecentHistoryTest {

    @Test
    void eachSourceHasATurnAfterTheOther() {
        // When
        List<String> all =
                RecentHistory.inTurn(List.of("a1", "a2", "a3", "b1", "a4", "c1", "b2"), each -> each.substring(0, 1));

        // Then
        assertThat(all).containsExactly("a1", "b1", "c1", "a2", "b2", "a3", "a4");
    }
}
