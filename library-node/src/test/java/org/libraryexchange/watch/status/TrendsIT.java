package org.libraryexchange.watch.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.watch.status.Trends.Size;
import org.libraryexchange.watch.status.Trends.Span;

@QuarkusTest
class TrendsIT {

    private static final Instant TEN = Instant.parse("2031-01-01T10:00:00Z");

    private final Trends trends;

    TrendsIT(Trends trends) {
        this.trends = trends;
    }

    @AfterEach
    void forget() throws SQLException {
        execute("delete from log_minute where city = 'trend-test'");
        execute("delete from catalogue_day where owner = 'trend-test'");
    }

    private static void execute(String sql, Object... values) throws SQLException {
        try (Connection session = Database.session()) {
            int unused = Database.execute(session, sql, values);
        }
    }

    private static void minute(int minute, long sequence, Long lag) throws SQLException {
        execute(
                "insert into log_minute (city, minute, sequence, lag) values ('trend-test', ?, ?, ?)",
                TEN.plusSeconds(60L * minute).atOffset(ZoneOffset.UTC),
                sequence,
                lag);
    }

    @Test
    void recordsAreWhatTheSequenceMovedBy() throws SQLException {
        // Given
        minute(0, 100, null);
        minute(1, 130, 2L);
        minute(9, 150, 7L);
        minute(10, 150, 0L);
        minute(11, 90, null);

        // When
        var course = trends.course("trend-test", TEN, 10);

        // Then
        assertThat(course)
                .containsExactly(
                        new Span(TEN, 50, OptionalLong.empty(), OptionalLong.of(7)),
                        new Span(TEN.plusSeconds(600), 0, OptionalLong.empty(), OptionalLong.of(0)));
    }

    @Test
    void growthHasTheLastDayOfEachWeek() throws SQLException {
        // Given: 30 December 2030 is a Monday.
        LocalDate monday = LocalDate.of(2030, 12, 30);
        for (int day = 0; day < 9; day++) {
            execute(
                    "insert into catalogue_day (day, owner, kind, items) values (?, 'trend-test', 'cultural-event', ?)",
                    monday.plusDays(day),
                    10L + day);
        }

        // When
        var growth = trends.growth(monday);

        // Then
        assertThat(growth)
                .containsExactly(
                        new Size(monday.plusDays(6), "trend-test", "cultural-event", 16),
                        new Size(monday.plusDays(8), "trend-test", "cultural-event", 18));
    }
}
