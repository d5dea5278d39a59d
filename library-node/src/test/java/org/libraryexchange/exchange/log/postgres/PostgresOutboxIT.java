package org.libraryexchange.exchange.log.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.libraryexchange.base.worker.FencedException;
import org.libraryexchange.exchange.log.ChangeSource.OutgoingChange;
import org.libraryexchange.exchange.log.Limits;
import org.libraryexchange.exchange.log.LogConfig.Publishing;
import org.libraryexchange.exchange.log.Outbox.Cursor;
import org.libraryexchange.exchange.log.PostgresExtension;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.record.TraceParent;

class PostgresOutboxIT {

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
        List<OutgoingChange> changes = outbox.after(4);

        // Then
        assertThat(changes).extracting(OutgoingChange::sequence).containsExactly(5L, 7L);
        assertThat(changes.get(0).document()).asString(UTF_8).isEqualTo("五 𠮷");
        assertThat(changes.get(0).sha256()).isEqualTo(Sha256.of("五 𠮷".getBytes(UTF_8)));
        assertThat(outbox.after(7)).isEmpty();
    }

    @Test
    void changeComesWithTheTraceOfItsRequest() throws SQLException {
        // Given
        TraceParent trace = new TraceParent("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", true);
        insert("leeds", 1, "traced");
        DATABASE.execute("set library.writes_as = 'leeds'; update item set traceparent = '" + trace.header() + "'");
        insert("leeds", 2, "not traced");

        // When
        List<OutgoingChange> changes = outbox.after(0);

        // Then
        assertThat(changes).extracting(OutgoingChange::trace).containsExactly(Optional.of(trace), Optional.empty());
    }

    @Test
    void changesOfANightWaitUntilTheyAreReleased() throws SQLException {
        // Given
        insert("leeds", 1, "one");
        DATABASE.execute("update own_log set sequence = 1");
        outbox.agreeOn(Publishing.OVERNIGHT);
        insert("leeds", 2, "two");
        insert("leeds", 3, "three");

        // When
        List<OutgoingChange> changes = outbox.after(0);

        // Then
        assertThat(changes)
                .as("those from before")
                .extracting(OutgoingChange::sequence)
                .containsExactly(1L);
        outbox.agreeOn(Publishing.OVERNIGHT);
        assertThat(outbox.after(1)).as("after another start").isEmpty();
        DATABASE.execute("update publication set released_sequence = 2");
        assertThat(outbox.after(1)).extracting(OutgoingChange::sequence).containsExactly(2L);
        outbox.agreeOn(Publishing.CONTINUOUS);
        assertThat(outbox.after(1)).extracting(OutgoingChange::sequence).containsExactly(2L, 3L);
    }

    @Test
    void batchEndsWithItsMostRecords() throws SQLException {
        // Given
        for (int n = 1; n <= 5; n++) {
            insert("leeds", n, "small");
        }

        // When
        List<OutgoingChange> changes = outbox.after(0);

        // Then
        assertThat(changes).extracting(OutgoingChange::sequence).containsExactly(1L, 2L, 3L);
    }

    @Test
    void batchEndsWithItsMostBytesButHoldsAtLeastOne() throws SQLException {
        // Given
        insert("leeds", 1, "x".repeat(5_000));
        insert("leeds", 2, "small");

        // When
        List<OutgoingChange> changes = outbox.after(0);

        // Then
        assertThat(changes).extracting(OutgoingChange::sequence).containsExactly(1L);
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
                .isInstanceOf(JdbiException.class);
    }

    @Test
    void nothingIsAnnouncedWhileAMirrorHasConfirmedMoreThanWasEverGiven() throws SQLException {
        // Given
        DATABASE.execute("update own_log set sequence = 5; update publication set confirmed_beyond = 6");

        // Then
        assertThatThrownBy(() -> outbox.announce(5)).isInstanceOf(FencedException.class);
        assertThat(publication("sending_sequence")).isEqualTo("0");

        // When
        DATABASE.execute("update publication set confirmed_beyond = null");
        outbox.announce(5);

        // Then
        assertThat(publication("sending_sequence")).isEqualTo("5");
    }

    @Test
    void catalogueIsSentAgainUnderAKeyThatIsNew() throws SQLException {
        // Given
        sentUpTo(5);

        // Then
        assertThat(outbox.sealWith(Optional.of("key-1"))).as("the first key").isTrue();
        assertThat(publication("sealed_by")).isEqualTo("key-1");
        assertThat(outbox.cursor()).isEqualTo(new Cursor("topic-1", 0));

        // When
        sentUpTo(5);

        // Then
        assertThat(outbox.sealWith(Optional.of("key-2"))).as("another key").isTrue();
        assertThat(publication("sealed_by")).isEqualTo("key-2");
        assertThat(outbox.cursor()).isEqualTo(new Cursor("topic-1", 0));
    }

    @Test
    void catalogueIsNotSentAgainUnderTheSameKey() throws SQLException {
        // Given
        boolean unused = outbox.sealWith(Optional.of("key-1"));
        sentUpTo(5);

        // When
        boolean again = outbox.sealWith(Optional.of("key-1"));

        // Then
        assertThat(again).isFalse();
        assertThat(outbox.cursor()).isEqualTo(new Cursor("topic-1", 5));
    }

    @Test
    void keyThatIsTakenAwayIsForgottenAndNothingIsSentAgain() throws SQLException {
        // Given
        boolean unused = outbox.sealWith(Optional.of("key-1"));
        sentUpTo(5);

        // When
        boolean again = outbox.sealWith(Optional.empty());

        // Then
        assertThat(again).isFalse();
        assertThat(publication("sealed_by")).isNull();
        assertThat(outbox.cursor()).isEqualTo(new Cursor("topic-1", 5));
        assertThat(outbox.sealWith(Optional.empty())).as("still none").isFalse();
        assertThat(outbox.sealWith(Optional.of("key-1"))).as("the key is back").isTrue();
    }

    @Test
    void outboxGoesOnAfterAFailureOfItsSessionWithAnother() throws SQLException {
        // Given
        insert("leeds", 1, "one");
        DATABASE.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                + " where application_name = 'library-node publisher leeds'");
        assertThatThrownBy(() -> outbox.after(0)).isInstanceOf(JdbiException.class);

        // When
        try (PostgresOutbox again = new PostgresOutbox(DATABASE.sessions(), "leeds", Limits.of(3, 1_000))) {
            // Then
            assertThat(again.after(0)).hasSize(1);
        }
    }

    private static void sentUpTo(long sequence) throws SQLException {
        DATABASE.execute("update publication set topic_id = 'topic-1', sending_sequence = %1$d, sent_sequence = %1$d"
                .formatted(sequence));
    }

    private static String publication(String column) throws SQLException {
        try (Connection session = DATABASE.postgres().connectAsSuperuser();
                ResultSet row = session.createStatement().executeQuery("select " + column + " from publication")) {
            row.next();
            return row.getString(1);
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
