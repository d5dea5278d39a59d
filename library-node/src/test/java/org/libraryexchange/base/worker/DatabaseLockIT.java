package org.libraryexchange.base.worker;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.libraryexchange.base.database.DatabaseSessions;
import org.libraryexchange.exchange.log.PostgresExtension;

class DatabaseLockIT {

    @RegisterExtension
    static final PostgresExtension DATABASE = new PostgresExtension();

    @Test
    void onlyOneProcessHoldsALock() {
        // Given
        DatabaseSessions sessions = DATABASE.sessions();
        DatabaseLock first = DatabaseLock.tryTake(sessions, "publisher leeds").orElseThrow();

        // When
        Optional<DatabaseLock> second = DatabaseLock.tryTake(sessions, "publisher leeds");
        Optional<DatabaseLock> other = DatabaseLock.tryTake(sessions, "applier hangzhou");

        // Then
        assertThat(first.isHeld()).isTrue();
        assertThat(second).isEmpty();
        assertThat(other).isPresent();
        first.close();
        other.orElseThrow().close();
    }

    @Test
    void lockThatIsGivenBackCanBeTaken() {
        // Given
        DatabaseLock.tryTake(DATABASE.sessions(), "publisher leeds")
                .orElseThrow()
                .close();

        // Then
        await().atMost(5, SECONDS).until(() -> taken("publisher leeds"));
    }

    @Test
    void lockIsLostWithItsSession() throws SQLException {
        // Given
        try (DatabaseLock lock =
                DatabaseLock.tryTake(DATABASE.sessions(), "publisher leeds").orElseThrow()) {
            lock.require();

            // When
            DATABASE.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where application_name = 'library-node lock publisher leeds'");

            // Then
            await().atMost(5, SECONDS).until(() -> !lock.isHeld());
            assertThatThrownBy(lock::require).isInstanceOf(FencedException.class);
            assertThat(taken("publisher leeds")).isTrue();
        }
    }

    /** Checks both at once, because each takes as long as the server waits: ten seconds. */
    @Test
    void processThatFellSilentLosesItsLockAndOneThatBeatsKeepsIt() {
        // Given
        Handle silent = lockedAsWorkersDo("applier hangzhou");
        try (DatabaseLock beating =
                DatabaseLock.tryTake(DATABASE.sessions(), "publisher leeds").orElseThrow()) {
            assertThat(taken("applier hangzhou")).isFalse();

            // Then
            await().during(11, SECONDS).atMost(12, SECONDS).until(beating::isHeld);
            assertThat(taken("publisher leeds")).isFalse();
            assertThat(taken("applier hangzhou")).isTrue();
        }
        silent.close();
    }

    /** Holds the lock in a session with a worker's settings, but without its heartbeat. */
    private static Handle lockedAsWorkersDo(String name) {
        Handle session = DATABASE.sessions().open("silent", "SET idle_session_timeout = '10s'");
        session.execute("select pg_advisory_lock(hashtextextended('library " + name + "', 0))");
        return session;
    }

    private static boolean taken(String name) {
        Optional<DatabaseLock> lock = DatabaseLock.tryTake(DATABASE.sessions(), name);
        lock.ifPresent(DatabaseLock::close);
        return lock.isPresent();
    }
}
