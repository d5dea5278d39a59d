package org.libraryexchange.watch.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.libraryexchange.exchange.log.PostgresExtension;
import org.libraryexchange.watch.health.LogProgress.Place;
import org.libraryexchange.watch.health.LogProgress.Progress;

class PostgresLogProgressIT {

    @RegisterExtension
    static final PostgresExtension DATABASE = new PostgresExtension();

    private PostgresLogProgress progress;

    @BeforeEach
    void open() throws SQLException {
        DATABASE.execute("insert into city (name, cursor_key) values ('leeds', 'x')");
        publish(5);
        DATABASE.execute("update publication set topic_id = 'topic-1', sending_sequence = 5, sent_sequence = 5");
        progress = new PostgresLogProgress(DATABASE.sessions());
    }

    @AfterEach
    void close() {
        progress.close();
    }

    @Test
    void logEndsWithTheLatestChange() throws SQLException {
        // Given
        publish(6);

        // When
        Place place = own();

        // Then
        assertThat(place).isEqualTo(new Place(new Progress(Optional.of("topic-1"), 5), 6));
    }

    @Test
    void changesThatWaitForTheNightAreBeyondTheEnd() throws SQLException {
        // Given
        publish(6);
        DATABASE.execute("update publication set released_sequence = 5");

        // Then
        assertThat(own().end()).isEqualTo(5);
    }

    @Test
    void logThatWasLiftedAboveWhatAMirrorHasConfirmedHasNothingToSend() throws SQLException {
        // Given
        DATABASE.execute("update own_log set sequence = 9");

        // When
        Place place = own();

        // Then
        assertThat(place.end()).isEqualTo(place.progress().number());
    }

    private Place own() {
        return progress.read().logs().get("library.leeds.items");
    }

    private static void publish(long sequence) throws SQLException {
        DATABASE.execute("""
                set library.writes_as = 'leeds';
                update own_log set sequence = %1$d;
                insert into item (id, owner, kind, status, version, sequence, document, sha256, languages, updated)
                values (gen_random_uuid(), 'leeds', 'festival', 'published', 1, %1$d, '{}', sha256('{}'), '{}', now())
                """.formatted(sequence));
    }
}
