package org.libraryexchange.base.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.Cancellable;
import org.junit.jupiter.api.Test;
import org.libraryexchange.base.http.Seats.Seat;

class SeatsTest {

    private static final Client A = Client.at("a");
    private static final Client B = Client.at("b");

    @Test
    void whoeverFindsNoSeatIsSentAway() {
        // Given
        Seats seats = new Seats(1, 1, "Full.");
        Seat taken = seats.take(A);

        // When, Then
        assertThatThrownBy(() -> seats.take(B))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.retryAfter()).isPresent())
                .hasMessage("Full.");
        taken.close();
        assertThat(seats.take(B)).isNotNull();
    }

    @Test
    void streamTakesASeatOnlyWhileSomebodyListens() {
        // Given
        Seats seats = new Seats(1, 1, "Full.");

        // When
        Multi<String> stream = seats.whileListening(A, Multi.createFrom().nothing());

        // Then
        assertThat(seats.taken()).as("nobody listens yet").isZero();
        Cancellable listening = stream.subscribe().with(item -> {});
        assertThat(seats.taken()).isEqualTo(1);
        assertThatThrownBy(() -> seats.whileListening(B, stream)).hasMessage("Full.");
        listening.cancel();
        assertThat(seats.taken()).as("nobody listens any more").isZero();
    }

    @Test
    void seatIsFreedOnce() {
        // Given
        Seats seats = new Seats(2, 2, "Full.");
        Seat left = seats.take(A);
        Seat taken = seats.take(A);

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
        seats.take(A);
        Seat left = seats.take(A);

        // When, Then
        assertThat(seats.tryToTake(A)).isEmpty();
        assertThat(seats.tryToTake(B)).isPresent();
        left.close();
        assertThat(seats.tryToTake(A)).isPresent();
    }

    @Test
    void whoeverMayHaveAllHasThemUntilTheyAreTaken() {
        // Given
        Seats seats = new Seats(2, 1, "Full.");

        // When, Then
        assertThat(seats.tryToTake()).isPresent();
        assertThat(seats.tryToTake()).isPresent();
        assertThat(seats.tryToTake()).isEmpty();
        assertThat(seats.tryToTake(A)).isEmpty();
        assertThat(seats.taken()).isEqualTo(2);
    }

    @Test
    void lastPlacesAreForClientsWithAName() {
        // Given
        Seats seats = new Seats(4, 3, "Full.").keeping(0.25);
        seats.take(A);
        seats.take(A);
        Seat left = seats.take(B);

        // When, Then
        assertThat(seats.tryToTake(B)).as("whoever has no name").isEmpty();
        assertThat(seats.tryToTake(new Client("b", true))).isPresent();
        left.close();
        assertThat(seats.tryToTake(B)).as("the last place is still kept").isEmpty();
    }
}
