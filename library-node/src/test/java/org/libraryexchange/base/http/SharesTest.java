package org.libraryexchange.base.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharesTest {

    private static final Client A = Client.at("a");
    private static final Client B = Client.at("b");

    private final Shares shares = new Shares(100, 60);

    @Test
    void clientTakesWhatIsLeftForItAndNoMore() {
        // When, Then
        assertThat(shares.take(A, 60)).isTrue();
        assertThat(shares.take(A, 1)).isFalse();
        assertThat(shares.take(B, 41)).isFalse();
        assertThat(shares.take(B, 40)).isTrue();
        assertThat(shares.taken()).isEqualTo(100);
    }

    @Test
    void whatIsGivenBackIsThereAgainAndNothingIsRememberedOfWhoeverHasNone() {
        // Given
        shares.take(A, 60);
        shares.take(B, 10);

        // When
        shares.giveBack(A, 60);
        shares.giveBack(B, 10);

        // Then
        assertThat(shares.taken()).isZero();
        assertThat(shares.clients()).isZero();
        assertThat(shares.take(A, 60)).isTrue();
    }

    @Test
    void refusalTakesNothing() {
        // When
        shares.take(A, 61);

        // Then
        assertThat(shares.taken()).isZero();
        assertThat(shares.clients()).isZero();
    }

    @Test
    void whoeverHasNoNameLeavesAPartToTheOthers() {
        // Given
        Shares kept = shares.keeping(0.25);
        kept.take(A, 60);

        // When, Then
        assertThat(kept.take(B, 16)).isFalse();
        assertThat(kept.take(B, 15)).isTrue();
        assertThat(kept.take(new Client("a", true), 25))
                .as("whoever has the name of an address")
                .isTrue();
        assertThat(kept.taken()).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01})
    void partThatIsNoneIsRefused(double part) {
        assertThatThrownBy(() -> shares.keeping(part))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Double.toString(part));
    }
}
