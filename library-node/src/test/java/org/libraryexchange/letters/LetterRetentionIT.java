package org.libraryexchange.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.libraryexchange.letters.LetterApi.created;
import static org.libraryexchange.letters.LetterApi.done;
import static org.libraryexchange.letters.LetterApi.handling;
import static org.libraryexchange.letters.LetterApi.inReplyTo;
import static org.libraryexchange.letters.LetterApi.read;
import static org.libraryexchange.letters.LetterApi.saying;
import static org.libraryexchange.letters.LetterApi.sent;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.letter.CurrentHandling;
import org.libraryexchange.letter.Handled;
import org.libraryexchange.letter.HandlingHead;
import org.libraryexchange.letter.HandlingState;
import org.libraryexchange.letter.LetterVersion;
import org.libraryexchange.letter.SentLetter;
import org.libraryexchange.letter.Turn;

/** Letters of Leeds and Hangzhou from 2020, a time in which no other test writes. */
@QuarkusTest
class LetterRetentionIT {

    private static final Instant WRITTEN = Instant.parse("2020-11-20T14:05:11Z");
    private static final Instant LAST = WRITTEN.plus(Duration.ofDays(90));
    private static final Instant OVER = LAST.plus(LetterSettings.KEEP).plusSeconds(1);
    private static final Duration LOOK = Duration.ofHours(1);

    private static final String BACKDATE = """
            with dated as (
                select id, owner, regexp_replace(regexp_replace(document, '"sent":"[^"]*"', '"sent":"' || ? || '"'),
                    '"updated":"[^"]*"', '"updated":"' || ? || '"') as document
                from letters.post where id = ?)
            update letters.post set document = dated.document, sha256 = sha256(convert_to(dated.document, 'UTF8')),
                updated = ?, stored = ?
            from dated where post.id = dated.id and post.owner = dated.owner
            """;

    @Inject
    DueErasures due;

    @Inject
    NodeErasures erasures;

    @Inject
    LetterFiles files;

    @Inject
    LogDatabase database;

    @Inject
    NodeConfig node;

    private final UUID thread = UUID.randomUUID();

    @AfterEach
    void endRestoration() throws SQLException {
        PostRows.execute("update letters.restoring set state = 'none', found = null");
    }

    @Test
    void threadIsErasedOnceItsLastWordIsTwoYearsOld() throws Exception {
        // Given
        UUID theirs = received(1, WRITTEN);
        UUID ours = reply(theirs, LAST);
        UUID said = handled(theirs, LAST);

        // When
        look(OVER.minus(Duration.ofDays(1)));
        look(OVER.minusSeconds(1));
        String before = status(ours) + " " + status(said);
        look(OVER);

        // Then
        assertThat(before).isEqualTo("sent current");
        assertThat(status(ours)).isEqualTo("erased");
        assertThat(document(ours)).doesNotContain("text", "sent\":", "desk").contains(thread.toString(), "\"turn\":2");
        assertThat(status(said)).isEqualTo("erased");
        assertThat(document(said)).doesNotContain("boats", "state", "sha256");
        assertThat(status(theirs)).as("the partner's half").isEqualTo("sent");
        assertThat(PostRows.column("changed_by", ours.toString())).isEqualTo("node leeds");
    }

    @Test
    void nextLookChangesNothing() throws Exception {
        // Given
        UUID theirs = received(1, WRITTEN);
        UUID ours = reply(theirs, WRITTEN);
        UUID said = handled(theirs, WRITTEN);
        look(OVER);
        String before = document(ours) + document(said) + counter();

        // When
        look(OVER.plus(Duration.ofDays(400)));

        // Then
        assertThat(document(ours) + document(said) + counter()).isEqualTo(before);
    }

    @Test
    void newerWordOfThePartnerKeepsTheThread() throws Exception {
        // Given
        UUID theirs = received(1, WRITTEN);
        UUID ours = reply(theirs, WRITTEN);
        UUID said = handled(theirs, WRITTEN);
        received(3, LAST);

        // When
        look(OVER.minusSeconds(1));

        // Then
        assertThat(status(ours) + " " + status(said)).isEqualTo("sent current");
        look(OVER);
        assertThat(status(ours) + " " + status(said)).isEqualTo("erased erased");
    }

    @Test
    void whatThePartnerSaysOfALetterIsAWord() throws Exception {
        // Given
        UUID ours = reply(received(1, WRITTEN), WRITTEN);
        answered(ours, false);
        backdate("hangzhou", HandlingHead.idFor("hangzhou", ours), LAST);

        // When
        look(OVER.minusSeconds(1));

        // Then
        assertThat(status(ours)).isEqualTo("sent");
        look(OVER);
        assertThat(status(ours)).isEqualTo("erased");
    }

    @Test
    void whatIsErasedIsNoWord() throws Exception {
        // Given
        UUID ours = reply(received(1, WRITTEN), WRITTEN);
        SentLetter theirs = PostRows.received(thread, 3, 2, "About the boats");
        PostRows.put(theirs.erased(LAST));

        // When
        look(OVER.minus(Duration.ofDays(1)));

        // Then
        assertThat(status(ours)).isEqualTo("erased");
    }

    @Test
    void clockOfThePartnerThatIsWrongKeepsNothingForEver() throws Exception {
        // Given
        UUID theirs = received(1, Instant.parse("2093-01-01T00:00:00Z"));
        UUID ours = reply(theirs, WRITTEN);
        stored("hangzhou", theirs, LAST);

        // When
        look(OVER);

        // Then
        assertThat(status(ours)).isEqualTo("erased");
    }

    @Test
    void draftThatWasLeftAloneGoesAndAnotherStays() throws Exception {
        // Given
        UUID theirs = received(1, WRITTEN);
        UUID left = UUID.fromString(Api.id(created(inReplyTo(theirs))));
        backdate("leeds", left, LAST);
        UUID recent = UUID.fromString(Api.id(created(inReplyTo(theirs))));

        // When
        look(OVER);

        // Then
        assertThat(Database.rows("select id from letters.post where id in (?, ?)", left, recent))
                .containsExactly(recent.toString());
    }

    @Test
    void handlingThatNeverCrossedLosesItsWordsAndStaysAtHome() throws Exception {
        // Given
        UUID theirs = received(1, WRITTEN);
        UUID said = handled(theirs, WRITTEN);
        execute("update letters.post set status = 'draft', sequence = null where id = ?", said);

        // When
        look(OVER);

        // Then
        assertThat(document(said)).doesNotContain("boats").contains("\"status\":\"erased\"");
        assertThat(status(said)).isEqualTo("draft");
    }

    @Test
    void letterIsErasedWhenItsAddresseeAsks() throws Exception {
        // Given
        UUID ours = UUID.fromString(Api.id(sent(saying("Something about the boats"))));
        answered(ours, true);

        // When
        look(OVER);

        // Then
        assertThat(status(ours)).isEqualTo("erased");
        Awaitility.await().until(() -> !Database.rows("""
                                select id from audit_entry
                                where name = 'node leeds' and event = 'acted'
                                    and request = 'erase letter: its addressee asks for it'
                                """).isEmpty());
    }

    @Test
    void citiesMayLeaveThatToAPerson() throws Exception {
        // Given
        UUID ours = UUID.fromString(Api.id(sent(saying("Something about the boats"))));
        answered(ours, true);

        // When
        look(OVER, LetterSettings.erasing(false, LetterSettings.KEEP));

        // Then
        assertThat(status(ours)).isEqualTo("sent");
    }

    @Test
    void whatWasSaidOfALetterGoesWithIt() throws Exception {
        // Given
        SentLetter letter = PostRows.received("Something about the boats");
        UUID said = handled(letter.head().id(), Instant.now());
        PostRows.put(letter.erased(LAST));

        // When
        look(OVER);

        // Then
        assertThat(status(said)).isEqualTo("erased");
        assertThat(document(said)).doesNotContain("boats");
        assertThat(Database.rows("select 1 from idempotency_key where convert_from(body, 'UTF8') like '%boats%'"
                        + " and item_id = '" + letter.head().id() + "'"))
                .isEmpty();
    }

    @Test
    void damagedLetterDoesNotKeepTheOthers() throws Exception {
        // Given
        UUID damaged = reply(received(1, WRITTEN), WRITTEN);
        UUID sound = reply(received(3, WRITTEN), WRITTEN);
        execute("update letters.post set document = 'x' || document where id = ?", damaged);

        // When
        look(OVER);

        // Then
        assertThat(status(damaged)).isEqualTo("sent");
        assertThat(status(sound)).isEqualTo("erased");
        execute("delete from letters.post where id = ?", damaged);
    }

    @Test
    void nothingIsErasedWhileARestoredLogWaits() throws Exception {
        // Given
        UUID ours = reply(received(1, WRITTEN), WRITTEN);
        PostRows.execute("update letters.restoring set state = 'open', found = now()");

        // When
        look(OVER);

        // Then
        assertThat(status(ours)).isEqualTo("sent");
    }

    @Test
    void firstLookWaits() throws Exception {
        // Given
        UUID ours = reply(received(1, WRITTEN), WRITTEN);
        LetterRetention retention = retention(LetterSettings.erasing(true, LetterSettings.KEEP));

        // When
        boolean begun = retention.step(OVER);
        boolean tooEarly = retention.step(OVER.plus(LOOK).minusMillis(1));

        // Then
        assertThat(begun || tooEarly).isFalse();
        assertThat(status(ours)).isEqualTo("sent");
        assertThat(retention.step(OVER.plus(LOOK))).isTrue();
        assertThat(status(ours)).isEqualTo("erased");
    }

    @Test
    void nodeDoesNotStartIfEverythingWouldBeErased() {
        LetterRetention slip = retention(LetterSettings.erasing(true, Duration.ofSeconds(730)));
        assertThatThrownBy(() -> slip.check(null))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("library.letters.keep must be at least 30d: PT12M10S");
    }

    private LetterRetention retention(LetterSettings settings) {
        return new LetterRetention(new DueErasures(database, settings, node), erasures, files, settings);
    }

    private void look(Instant now) {
        look(now, LetterSettings.erasing(true, LetterSettings.KEEP));
    }

    private void look(Instant now, LetterSettings settings) {
        LetterRetention retention = retention(settings);
        retention.step(now.minus(LOOK));
        while (retention.step(now)) {
            // Further documents wait.
        }
    }

    /** A letter of Hangzhou in the thread. */
    private UUID received(long turn, Instant sent) throws Exception {
        SentLetter letter = PostRows.letter(
                "hangzhou", "leeds", "events", thread, new Turn(turn, turn - 1), "About the boats", sent);
        PostRows.put(letter);
        stored("hangzhou", letter.head().id(), sent);
        return letter.head().id();
    }

    private static UUID reply(UUID letter, Instant sent) throws SQLException {
        UUID id = UUID.fromString(Api.id(sent(inReplyTo(letter))));
        backdate("leeds", id, sent);
        return id;
    }

    /** Leeds says what became of a letter. */
    private static UUID handled(UUID letter, Instant time) throws SQLException {
        done(handling(
                letter,
                Api.etag(read(letter)),
                "{\"state\": \"answered\", \"reason\": {\"en\": \"The boats are here\"}}"));
        UUID id = HandlingHead.idFor("leeds", letter);
        backdate("leeds", id, time);
        return id;
    }

    /** Hangzhou says what became of a letter. */
    private static void answered(UUID letter, boolean asksErasure) throws Exception {
        Handled answered = Handled.of(
                new LetterVersion(letter, 1, Api.etag(read(letter)).replace("\"", "")), HandlingState.ANSWERED, null);
        PostRows.put(
                CurrentHandling.first("hangzhou", "leeds", asksErasure ? answered.askingErasure() : answered, WRITTEN));
    }

    private static void backdate(String owner, UUID id, Instant time) throws SQLException {
        Object moment = time.atOffset(ZoneOffset.UTC);
        String text = time.toString();
        try (Connection session = Database.sessionOf(owner)) {
            int changed = Database.execute(session, BACKDATE, text, text, id, moment, moment);
            assertThat(changed).isEqualTo(1);
        }
    }

    private static void stored(String owner, UUID id, Instant time) throws SQLException {
        try (Connection session = Database.sessionOf(owner)) {
            int unused = Database.execute(
                    session, "update letters.post set stored = ? where id = ?", time.atOffset(ZoneOffset.UTC), id);
        }
    }

    private static void execute(String sql, UUID id) throws SQLException {
        try (Connection session = Database.sessionOf("leeds")) {
            int unused = Database.execute(session, sql, id);
        }
    }

    private static String status(UUID id) {
        return PostRows.column("status", id.toString());
    }

    private static String document(UUID id) {
        return PostRows.column("document", id.toString());
    }

    private static String counter() {
        return Database.value("select sequence from letters.counter where partner = 'hangzhou'");
    }
}
