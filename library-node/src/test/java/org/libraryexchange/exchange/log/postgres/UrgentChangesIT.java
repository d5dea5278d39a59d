package org.libraryexchange.exchange.log.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.exchange.log.Limits;
import org.libraryexchange.exchange.log.LogConfig.Publishing;
import org.libraryexchange.exchange.log.PostgresExtension;

/** Changes of items that do not wait for the night. */
class UrgentChangesIT {

    @RegisterExtension
    static final PostgresExtension DATABASE = new PostgresExtension();

    /** Only new cancellations count: a change of an item that was cancelled long ago is not urgent. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "scheduled | cancelled | 3",
                "cancelled | cancelled | 0",
                "cancelled | scheduled | 0",
                "scheduled | moved-online | 0"
            })
    void cancellationReleasesAllUpToItself(String before, String after, long released) throws SQLException {
        // Given
        insert(1, event(before));
        DATABASE.execute("set library.writes_as = 'leeds'; update item set changed_by = 'n.shaw'");
        publishOvernight();
        DATABASE.execute("update publication set released_sequence = 0");
        insert(2, "two");

        // When
        DATABASE.execute("set library.writes_as = 'leeds'; update item set sequence = 3, document = '" + event(after)
                + "', changed_by = 'n.shaw' where sequence = 1");

        // Then
        assertThat(released()).isEqualTo(released);
    }

    private static String event(String status) {
        return "{\"event\":{\"occurrences\":[{\"status\":\"" + status + "\"}]},"
                + "\"title\":{\"en\":\"It says \\\"status\\\":\\\"cancelled\\\"\"}}";
    }

    @Test
    void erasureReleasesAllUpToItself() throws SQLException {
        // Given
        publishOvernight();
        insert(2, "{}");

        // When
        DATABASE.execute(
                "set library.writes_as = 'leeds'; update item set sequence = 3, status = 'erased', changed_by = 'n.shaw'");

        // Then
        assertThat(released()).isEqualTo(3);
    }

    private static void publishOvernight() {
        try (PostgresOutbox outbox = new PostgresOutbox(DATABASE.sessions(), "leeds", Limits.of(3, 1_000))) {
            outbox.agreeOn(Publishing.OVERNIGHT);
        }
    }

    private static long released() throws SQLException {
        try (Connection session = DATABASE.postgres().connect();
                ResultSet row = session.createStatement().executeQuery("select released_sequence from publication")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void insert(int sequence, String document) throws SQLException {
        DATABASE.execute("""
                set library.writes_as = 'leeds';
                insert into item (id, owner, kind, status, version, sequence, document, sha256, languages, updated)
                values (gen_random_uuid(), 'leeds', 'festival', 'published', 1, %1$d, '%2$s',
                    sha256(convert_to('%2$s', 'UTF8')), '{}', now())
                """.formatted(sequence, document));
    }
}
