package org.libraryexchange.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.Cancellable;
import org.junit.jupiter.api.Test;
import org.libraryexchange.http.Seats.Seat;

class SeatsTest {

    @Test
    void whoeverFindsNoSeatIsSentAway() {
        // Given
        Seats seats = new Seats(1, 1, "Full.");
        Seat taken = seats.take("a");

        // When, Then
        assertThatThrownBy(() -> seats.take("b"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.retryAfter()).isPresent())
                .hasMessage("Full.");
        taken.close();
        assertThat(seats.take("b")).isNotNull();
    }

    @Test
    void streamTakesASeatOnlyWhileSomebodyListens() {
        // Given
        Seats seats = new Seats(1, 1, "Full.");

        // When
        Multi<String> stream = seats.whileListening("a", Multi.createFrom().nothing());

        // Then
        assertThat(seats.taken()).as("nobody listens yet").isZero();
        Cancellable listening = stream.subscribe().with(item -> {});
        assertThat(seats.taken()).isEqualTo(1);
        assertThatThrownBy(() -> seats.whileListening("b", stream)).hasMessage("Full.");
        listening.cancel();
        assertThat(seats.taken()).as("nobody listens any more").isZero();
    }

    @Test
    void seatIsFreedOnce() {
        // Given
        Seats seats = new Seats(2, 2, "Full.");
        Seat left = seats.take("a");
        Seat taken = seats.take("a");

        // When
        left.close();
        left.close();

        // Then
        assertThat(seats.taken()).isEqualTo(1);
        taken.close();
    }

    @Test
    void noClientTakesAll() {
        // Given
        Seats seats = new Seats(3, 2, "Full.");
        seats.take("a");
        Seat left = seats.take("a");

        // When, Then
        assertThat(seats.tryToTake("a")).isEmpty();
        assertThat(seats.tryToTake("b")).isPresent();
        left.close();
        assertThat(seats.tryToTake("a")).isPresent();
    }

    @Test
    void whoeverMayHaveAllHasThemUntilTheyAreTaken() {
        // Given
        Seats seats = new Seats(2, 1, "Full.");

        // When, Then
        assertThat(seats.tryToTake()).isPresent();
        assertThat(seats.tryToTake()).isPresent();
        assertThat(seats.tryToTake()).isEmpty();
        assertThat(seats.tryToTake("a")).isEmpty();
        assertThat(seats.taken()).isEqualTo(2);
    }
}
