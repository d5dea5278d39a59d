package org.libraryexchange.catalogue.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;

@QuarkusTest
class CursorsIT {

    private static final String FILTERS = "{owner=[leeds]}";

    @Inject
    Cursors cursors;

    @Test
    void cursorLeadsBackToItsPlace() {
        for (long seed = 0; seed < 1_000; seed++) {
            // Given
            ListPlace place = place(new Random(seed));

            // When
            ListPlace back = cursors.read(cursors.write(place, FILTERS), FILTERS);

            // Then
            assertThat(back).as("seed %d", seed).isEqualTo(place);
        }
    }

    @Test
    void anyChangeOfACursorIsRefused() {
        for (long seed = 0; seed < 5_000; seed++) {
            // Given
            Random random = new Random(seed);
            String cursor = cursors.write(place(random), FILTERS);
            String mutated = mutated(cursor, random);

            // Then
            if (!mutated.equals(cursor)) {
                assertThatThrownBy(() -> cursors.read(mutated, FILTERS))
                        .as("seed %d: %s", seed, mutated)
                        .isInstanceOfSatisfying(
                                ProblemException.class,
                                e -> assertThat(e.type()).isEqualTo(ProblemType.INVALID_CURSOR));
            }
        }
    }

    @Test
    void cursorOfOtherFiltersIsRefused() {
        // Given
        String cursor = cursors.write(place(new Random(1)), FILTERS);

        // Then
        assertThatThrownBy(() -> cursors.read(cursor, "{}")).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "=", "====", "%", "中秋", "\0", " ", "AAAA", "....", "null"})
    void whatIsNoCursorIsRefused(String text) {
        assertThatThrownBy(() -> cursors.read(text, FILTERS))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.INVALID_CURSOR));
    }

    private static ListPlace place(Random random) {
        return new ListPlace(
                Instant.ofEpochSecond(random.nextLong(-60_000_000_000L, 250_000_000_000L))
                        .toString(),
                new UUID(random.nextLong(), random.nextLong()));
    }

    private static String mutated(String cursor, Random random) {
        StringBuilder text = new StringBuilder(cursor);
        int at = random.nextInt(text.length());
        switch (random.nextInt(5)) {
            case 0 -> text.setCharAt(at, (char) random.nextInt(0x250));
            case 1 -> text.deleteCharAt(at);
            case 2 -> text.insert(at, (char) ('A' + random.nextInt(26)));
            case 3 -> text.setLength(at);
            default -> text.append(cursor);
        }
        return text.toString();
    }
}
