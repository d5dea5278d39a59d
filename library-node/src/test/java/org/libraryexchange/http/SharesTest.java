package org.libraryexchange.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SharesTest {

    private final Shares shares = new Shares(100, 60);

    @Test
    void clientTakesWhatIsLeftForItAndNoMore() {
        // When, Then
        assertThat(shares.take("a", 60)).isTrue();
        assertThat(shares.take("a", 1)).isFalse();
        assertThat(shares.take("b", 41)).isFalse();
        assertThat(shares.take("b", 40)).isTrue();
        assertThat(shares.taken()).isEqualTo(100);
    }

    @Test
    void whatIsGivenBackIsThereAgainAndNothingIsRememberedOfWhoeverHasNone() {
        // Given
        shares.take("a", 60);
        shares.take("b", 10);

        // When
        shares.giveBack("a", 60);
        shares.giveBack("b", 10);

        // Then
        assertThat(shares.taken()).isZero();
        assertThat(shares.clients()).isZero();
        assertThat(shares.take("a", 60)).isTrue();
    }

    @Test
    void refusalTakesNothing() {
        // When
        shares.take("a", 61);

        // Then
        assertThat(shares.taken()).isZero();
        assertThat(shares.clients()).isZero();
    }
}
