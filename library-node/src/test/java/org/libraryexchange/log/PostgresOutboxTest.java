package org.libraryexchange.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.libraryexchange.json.Sha256;

class PostgresOutboxTest {

    @RegisterExtension
    static final PostgresExtension DATABASE = new PostgresExtension();

    private PostgresOutbox outbox;

    @BeforeEach
    void open() {
        outbox = new PostgresOutbox(DATABASE.sessions(), "leeds", Limits.of(3, 1_000));
    }

    @AfterEach
    void close() {
        outbox.close();
    }

    @Test
    void changesComeInTheOrderOfTheLogWithoutDraftsAndOthersItems() throws SQLException {
        // Given
        insert("leeds", 7, "seven");
        insert("leeds", 5, "五 𠮷");
        insert("leeds", null, "draft");
        insert("hangzhou", 6, "six");

        // When
        List<Change> changes = outbox.after(4);

        // Then
        assertThat(changes).extracting(Change::sequence).containsExactly(5L, 7L);
        assertThat(changes.get(0).document()).asString(UTF_8).isEqualTo("五 𠮷");
        assertThat(changes.get(0).sha256()).isEqualTo(Sha256.of("五 𠮷".getBytes(UTF_8)));
        assertThat(outbox.after(7)).isEmpty();
    }

    @Test
    void batchEndsWithItsMostRecords() throws SQLException {
        // Given
        for (int n = 1; n <= 5; n++) {
            insert("leeds", n, "small");
        }

        // When
        List<Change> changes = outbox.after(0);

        // Then
        assertThat(changes).extracting(Change::sequence).containsExactly(1L, 2L, 3L);
    }

    @Test
    void batchEndsWithItsMostBytesButHoldsAtLeastOne() throws SQLException {
        // Given
        insert("leeds", 1, "x".repeat(5_000));
        insert("leeds", 2, "small");

        // When
        List<Change> changes = outbox.after(0);

        // Then
        assertThat(changes).extracting(Change::sequence).containsExactly(1L);
    }

    @Test
    void cursorMovesOnlyFromWhereItStands() {
        // Given
        Cursor start = outbox.cursor();
        Cursor moved = new Cursor("topic-1", 5);
        outbox.announce(5);
        outbox.move(start, moved, 4);

        // Then
        assertThat(start).isEqualTo(new Cursor(null, 0));
        assertThat(outbox.cursor()).isEqualTo(moved);
        assertThatThrownBy(() -> outbox.move(start, new Cursor("topic-1", 9), 8))
                .isInstanceOf(FencedException.class);
        assertThat(outbox.cursor()).isEqualTo(moved);
    }

    @Test
    void nothingCanHaveBeenSentThatWasNotAnnounced() {
        assertThatThrownBy(() -> outbox.move(outbox.cursor(), new Cursor("topic-1", 5), 4))
                .isInstanceOf(StoreFailedException.class);
    }

    @Test
    void outboxGoesOnAfterAFailureOfItsSessionWithAnother() throws SQLException {
        // Given
        insert("leeds", 1, "one");
        DATABASE.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                + " where application_name = 'library-node publisher leeds'");
        assertThatThrownBy(() -> outbox.after(0)).isInstanceOf(StoreFailedException.class);

        // When
        try (PostgresOutbox again = new PostgresOutbox(DATABASE.sessions(), "leeds", Limits.of(3, 1_000))) {
            // Then
            assertThat(again.after(0)).hasSize(1);
        }
    }

    private static void insert(String owner, Integer sequence, String document) throws SQLException {
        DATABASE.execute("""
                set library.writes_as = '%1$s';
                insert into item (id, owner, kind, status, version, sequence, document, sha256, languages, updated)
                values (gen_random_uuid(), '%1$s', 'festival', '%2$s', 1, %3$s, '%4$s',
                    sha256(convert_to('%4$s', 'UTF8')), '{}', now())
                """.formatted(owner, sequence == null ? "draft" : "published", sequence, document));
    }
}
