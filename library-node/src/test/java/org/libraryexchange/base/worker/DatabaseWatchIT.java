package org.libraryexchange.base.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.libraryexchange.exchange.log.PostgresExtension;

/** What one process learns of what others write. */
class DatabaseWatchIT {

    @RegisterExtension
    static final PostgresExtension DATABASE = new PostgresExtension();

    private final DatabaseWatch watch = new DatabaseWatch(DATABASE.sessions());
    private final Signal publisher = watch.signal();
    private final Signal importer = watch.signal();

    @BeforeEach
    void know() {
        watch.look();
        assertThat(isRaised(publisher)).isTrue();
        assertThat(isRaised(importer)).isTrue();
    }

    @AfterEach
    void close() {
        watch.close();
    }

    @Test
    void whoeverWritesWakesAllWorkers() throws SQLException {
        // When
        DATABASE.execute("update own_log set sequence = sequence + 1");
        watch.look();

        // Then
        assertThat(isRaised(publisher)).isTrue();
        assertThat(isRaised(importer)).isTrue();
    }

    @Test
    void nobodyIsWokenWhileOthersOnlyRead() {
        // When
        try (Handle other = DATABASE.sessions().open("reader", "SET application_name = 'reader'")) {
            other.execute("select from own_log");
            watch.look();
        }

        // Then
        assertThat(isRaised(publisher)).isFalse();
    }

    @Test
    void whatIsNotCommittedWakesNobodyUntilItIs() {
        try (Handle other = DATABASE.sessions().open("writer", "SET application_name = 'writer'")) {
            // Given
            other.begin();
            other.execute("update own_log set sequence = sequence + 1");
            watch.look();
            assertThat(isRaised(publisher)).isFalse();

            // When
            other.commit();
            watch.look();
        }

        // Then
        assertThat(isRaised(publisher)).isTrue();
    }

    @Test
    void whoCannotLookWakesAllAndLooksAgain() throws SQLException {
        // When
        DATABASE.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                + " where application_name = 'library-node changes'");
        watch.look();

        // Then
        assertThat(isRaised(publisher)).isTrue();
        watch.look();
        assertThat(isRaised(publisher)).isTrue();
        watch.look();
        assertThat(isRaised(publisher)).isFalse();
    }

    private static boolean isRaised(Signal signal) {
        return signal.await(Duration.ZERO);
    }
}
