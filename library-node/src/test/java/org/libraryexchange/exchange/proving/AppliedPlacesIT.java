package org.libraryexchange.exchange.proving;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.libraryexchange.exchange.log.postgres.NodeLogs;
import org.libraryexchange.exchange.proving.AppliedPlaces.AppliedPlace;
import org.libraryexchange.proof.Applied;

/** What the database keeps of that which a partner says about the city's items, and about its letters. */
@QuarkusTest
@TestTransaction
class AppliedPlacesIT {

    private static final Instant EARLY = Instant.parse("2026-11-20T14:05:11Z");
    private static final Instant LATE = EARLY.plusSeconds(60);

    private final NodeLogs logs;
    private final ProofContext context;

    AppliedPlacesIT(NodeLogs logs, ProofContext context) {
        this.logs = logs;
        this.context = context;
    }

    /** The logs of the items and of the letters. Both reach up to 100, and nobody has applied anything of them yet. */
    private List<AppliedPlaces> logs() {
        List<AppliedPlaces> logs = List.of(
                new AppliedPlaces(this.logs.items(), context),
                new AppliedPlaces(this.logs.letters("hangzhou"), context));
        logs.forEach(log -> log.logs().useHandle(handle -> {
            handle.execute("delete from applied_log");
            handle.execute("update own_log set sequence = 100");
        }));
        return logs;
    }

    @Test
    void nothingIsKnownBeforeTheFirstWord() {
        for (AppliedPlaces log : logs()) {
            assertThat(log.place("leeds", "hangzhou")).isEmpty();
        }
    }

    @Test
    void earlierPlaceReplacesALaterOne() {
        for (AppliedPlaces log : logs()) {
            // When
            log.note(place(log, "hangzhou", 100, EARLY));
            log.note(place(log, "hangzhou", 40, LATE));

            // Then
            assertThat(log.place("leeds", "hangzhou")).contains(new AppliedPlace(40, LATE));
        }
    }

    @Test
    void placeThatTheLogHasNotReachedIsIgnored() {
        for (AppliedPlaces log : logs()) {
            // Given
            log.note(place(log, "hangzhou", 40, EARLY));

            // When
            log.note(place(log, "hangzhou", 101, LATE));
            log.note(place(log, "hangzhou", 1L << 53, LATE));

            // Then
            assertThat(log.place("leeds", "hangzhou")).contains(new AppliedPlace(40, EARLY));
        }
    }

    @Test
    void eachLogAndEachPartnerHasAPlaceOfItsOwn() {
        // Given
        List<AppliedPlaces> logs = logs();

        // When
        logs.get(0).note(place(logs.get(0), "hangzhou", 40, EARLY));
        logs.get(0).note(place(logs.get(0), "york", 7, LATE));
        logs.get(1).note(place(logs.get(1), "hangzhou", 3, LATE));

        // Then
        assertThat(List.of(
                        logs.get(0).place("leeds", "hangzhou"),
                        logs.get(0).place("leeds", "york"),
                        logs.get(1).place("leeds", "hangzhou")))
                .extracting(Optional::get)
                .extracting(AppliedPlace::sequence)
                .containsExactly(40L, 7L, 3L);
    }

    private static Applied place(AppliedPlaces log, String mirror, long sequence, Instant made) {
        return new Applied(log.logs().own().source(), mirror, sequence, made);
    }
}
