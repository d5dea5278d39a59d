package org.libraryexchange.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.libraryexchange.problem.Seats.Seat;

class SeatsTest {

    @Test
    void whoeverFindsNoSeatIsSentAway() {
        // Given
        Seats seats = new Seats(1, "Full.");
        Seat taken = seats.take();

        // When, Then
        assertThatThrownBy(seats::take)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.retryAfter()).isPresent())
                .hasMessage("Full.");
        taken.close();
        assertThat(seats.take()).isNotNull();
    }

    @Test
    void seatIsFreedOnce() {
        // Given
        Seats seats = new Seats(2, "Full.");
        Seat left = seats.take();
        Seat taken = seats.take();

        // When
        left.close();
        left.close();

        // Then
        assertThat(seats.taken()).isEqualTo(1);
        taken.close();
    }
}
