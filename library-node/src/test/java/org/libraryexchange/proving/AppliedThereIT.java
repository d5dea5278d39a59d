package org.libraryexchange.proving;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.libraryexchange.database.LetterDatabases;
import org.libraryexchange.database.LogDatabase;
import org.libraryexchange.proof.Applied;
import org.libraryexchange.record.CityLog;

/** What the database keeps of that which a partner says about the city's items, and about its letters. */
@QuarkusTest
@TestTransaction
class AppliedThereIT {

    private static final Instant EARLY = Instant.parse("2026-11-20T14:05:11Z");
    private static final Instant LATE = EARLY.plusSeconds(60);

    private final LogDatabase items;
    private final LetterDatabases letters;

    AppliedThereIT(LogDatabase items, LetterDatabases letters) {
        this.items = items;
        this.letters = letters;
    }

    /** The logs of the items and of the letters. Both reach up to 100, and nobody has applied anything of them yet. */
    private List<AppliedThere> logs() {
        List<AppliedThere> logs = List.of(
                new AppliedThere(items, CityLog.items("leeds")),
                new AppliedThere(letters.with("hangzhou"), CityLog.letters("leeds", "hangzhou")));
        logs.forEach(log -> log.database().useHandle(handle -> {
            handle.execute("delete from applied_log");
            handle.execute("update own_log set sequence = 100");
        }));
        return logs;
    }

    @Test
    void nothingIsKnownBeforeTheFirstWord() {
        for (AppliedThere log : logs()) {
            assertThat(log.place("hangzhou")).isEmpty();
        }
    }

    @Test
    void earlierPlaceReplacesALaterOne() {
        for (AppliedThere log : logs()) {
            // When
            log.note(place(log, "hangzhou", 100, EARLY));
            log.note(place(log, "hangzhou", 40, LATE));

            // Then
            assertThat(log.place("hangzhou")).contains(new AppliedPlace(40, LATE));
        }
    }

    @Test
    void placeThatTheLogHasNotReachedIsIgnored() {
        for (AppliedThere log : logs()) {
            // Given
            log.note(place(log, "hangzhou", 40, EARLY));

            // When
            log.note(place(log, "hangzhou", 101, LATE));
            log.note(place(log, "hangzhou", 1L << 53, LATE));

            // Then
            assertThat(log.place("hangzhou")).contains(new AppliedPlace(40, EARLY));
        }
    }

    @Test
    void eachLogAndEachPartnerHasAPlaceOfItsOwn() {
        // Given
        List<AppliedThere> logs = logs();

        // When
        logs.get(0).note(place(logs.get(0), "hangzhou", 40, EARLY));
        logs.get(0).note(place(logs.get(0), "york", 7, LATE));
        logs.get(1).note(place(logs.get(1), "hangzhou", 3, LATE));

        // Then
        assertThat(List.of(
                        logs.get(0).place("hangzhou"),
                        logs.get(0).place("york"),
                        logs.get(1).place("hangzhou")))
                .extracting(Optional::get)
                .extracting(AppliedPlace::sequence)
                .containsExactly(40L, 7L, 3L);
    }

    private static Applied place(AppliedThere log, String mirror, long sequence, Instant made) {
        return new Applied(log.own().source(), mirror, sequence, made);
    }
}
