package org.libraryexchange.watch.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.Test;
import org.libraryexchange.watch.metrics.FigureWatch.Figures;
import org.libraryexchange.watch.metrics.FigureWatch.Series;

class FigureWatchTest {

    private static final Series SEQUENCE = new Series("library.log.sequence", "", "");
    private static final Series HELD_IMPORTS = new Series("library.imports", "", "held");
    private static final Figures KNOWN = new Figures(Map.of(SEQUENCE, 7.0));

    private Optional<Figures> database = Optional.of(KNOWN);
    private long now;
    private final FigureWatch watch = new FigureWatch(new Answering(), Duration.ofMinutes(1), () -> now);

    @Test
    void figuresAreThoseReadLast() {
        // When
        watch.read();

        // Then
        assertThat(watch.figures().value(SEQUENCE)).isEqualTo(7);
        assertThat(watch.figures().value(HELD_IMPORTS)).as("no row").isZero();
    }

    @Test
    void nothingIsKnownBeforeTheFirstReading() {
        assertThat(watch.figures().value(SEQUENCE)).isNaN();
        assertThat(watch.figures().value(HELD_IMPORTS)).isNaN();
    }

    @Test
    void nothingIsKnownWhileTheDatabaseIsAway() {
        // Given
        watch.read();
        database = Optional.empty();

        // When
        watch.read();

        // Then
        assertThat(watch.figures().value(SEQUENCE)).isNaN();
        assertThat(watch.figures().value(HELD_IMPORTS)).isNaN();
    }

    @Test
    void figuresThatNobodyRenewsAreForgotten() {
        // Given
        watch.read();

        // When
        now += Duration.ofMinutes(2).toNanos();

        // Then
        assertThat(watch.figures().value(SEQUENCE)).isNaN();
        assertThat(watch.age()).isEqualTo(Duration.ofMinutes(2));
    }

    private final class Answering implements FigureWatch.Source {
        @Override
        public Figures read() {
            return database.orElseThrow(() -> new ConnectionException(new SQLException("away")));
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
