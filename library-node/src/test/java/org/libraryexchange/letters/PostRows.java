package org.libraryexchange.letters;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.letter.CurrentHandling;
import org.libraryexchange.letter.Handled;
import org.libraryexchange.letter.HandlingState;
import org.libraryexchange.letter.Letter;
import org.libraryexchange.letter.LetterDraft;
import org.libraryexchange.letter.LetterVersion;
import org.libraryexchange.letter.SentLetter;
import org.libraryexchange.letter.Turn;

/** Rows of letters and handlings where the appliers, or another replica, would have put them. */
public final class PostRows {

    private static final Instant TIME = Instant.parse("2026-11-20T14:05:11Z");

    private PostRows() {}

    /** A letter of Hangzhou to Leeds. */
    static SentLetter received(UUID thread, long turn, long seen, String english) throws Exception {
        SentLetter letter = letter("hangzhou", "leeds", "events", thread, new Turn(turn, seen), english, TIME);
        put(letter);
        return letter;
    }

    static SentLetter received(String english) throws Exception {
        return received(UUID.randomUUID(), 1, 0, english);
    }

    /** A letter of Hangzhou that proposes changes of an item of Leeds. */
    static SentLetter proposing(ObjectNode proposal) throws Exception {
        ObjectNode draft = Documents.json("""
                {"to": "leeds", "from": {"desk": "events"}, "originalLanguage": "zh-Hans",
                 "subject": {"zh-Hans": "译文"}, "text": {"zh-Hans": "这是我们的译文。"}, "asks": "check"}
                """);
        draft.set("proposal", proposal);
        LetterDraft read = LetterDraft.read(Documents.utf8(draft.toString()));
        read.requireValid(true);
        SentLetter letter = read.sent(UUID.randomUUID(), "hangzhou", UUID.randomUUID(), new Turn(1, 0), TIME);
        put(letter);
        return letter;
    }

    static SentLetter letter(String owner, String to, String desk, UUID thread, Turn turn, String english, Instant sent)
            throws MalformedJsonException, InvalidItemException {
        String draft = """
                {"to": "%s", "from": {"desk": "%s"}, "originalLanguage": "en",
                 "subject": {"en": "About the boats", "zh-Hans": "西湖龙舟"}, "text": {"en": "%s"}}
                """.formatted(to, desk, english);
        return LetterDraft.read(Documents.utf8(draft)).sent(UUID.randomUUID(), owner, thread, turn, sent);
    }

    public static void put(Letter letter) throws SQLException, InvalidItemException {
        put(
                letter.head().id(),
                letter.head().owner(),
                Letter.KIND,
                letter.head().status().term(),
                letter.head().version(),
                letter.document(),
                letter.head().updated());
    }

    /** As many letters as a busy desk of Leeds sends, all at one time. */
    static void many(int count, UUID thread, String desk, Instant sent) throws Exception {
        SentLetter letter = letter("leeds", "hangzhou", desk, thread, new Turn(1, 0), "Enough", sent);
        try (Connection session = Database.sessionOf("leeds")) {
            int unused = Database.execute(
                    session,
                    """
                    insert into letters.post (id, owner, partner, kind, status, version, sequence, document, sha256,
                        languages, updated)
                    select gen_random_uuid(), 'leeds', 'hangzhou', 'letter', 'sent', 1, 0, ?, ?, '{en}', ?
                    from generate_series(1, ?)
                    """,
                    new String(letter.document(), StandardCharsets.UTF_8),
                    Sha256.of(letter.document()),
                    letter.head().updated().atOffset(ZoneOffset.UTC),
                    count);
        }
    }

    /** Lets a recall of Hangzhou's letter come in the middle of the transaction that writes the next version of an item. */
    static void recallWithTheNextVersion(SentLetter letter, String item) throws SQLException, InvalidItemException {
        String document = new String(letter.recalled(TIME).document(), StandardCharsets.UTF_8);
        try (Connection session = Database.session()) {
            int unused = Database.execute(
                    session, """
                    create function recall_meanwhile() returns trigger language plpgsql as $$
                    begin
                        perform set_config('library.writes_as', 'hangzhou', true);
                        update letters.post set status = 'recalled', version = 2, document = '%1$s',
                            sha256 = sha256(convert_to('%1$s', 'UTF8'))
                        where id = '%2$s';
                        perform set_config('library.writes_as', 'leeds', true);
                        return null;
                    end
                    $$;
                    create trigger recall_meanwhile after insert on item_version for each row
                        when (new.item_id = '%3$s') execute function recall_meanwhile()
                    """.formatted(document, letter.head().id(), item));
        }
    }

    static void recallNothing() throws SQLException {
        try (Connection session = Database.session()) {
            int unused = Database.execute(session, "drop function recall_meanwhile cascade");
        }
    }

    static void forget(UUID thread) throws SQLException {
        forget(thread, "leeds");
    }

    /** Deletes a thread, which only its letters' owner may. */
    static void forget(UUID thread, String owner) throws SQLException {
        try (Connection session = Database.sessionOf(owner)) {
            int unused = Database.execute(session, "delete from letters.post where thread = ?", thread);
        }
    }

    /** Hangzhou says what became of an own letter. */
    static void handled(UUID letter, long version, String sha256, HandlingState state)
            throws SQLException, InvalidItemException {
        CurrentHandling handling = CurrentHandling.first(
                "hangzhou", "leeds", Handled.of(new LetterVersion(letter, version, sha256), state, null), TIME);
        put(handling);
    }

    public static void put(CurrentHandling handling) throws SQLException, InvalidItemException {
        put(
                handling.head().id(),
                handling.head().owner(),
                CurrentHandling.KIND,
                "current",
                1,
                handling.document(),
                handling.head().updated());
    }

    private static void put(
            UUID id, String owner, String kind, String status, long version, byte[] document, Instant updated)
            throws SQLException {
        try (Connection session = Database.sessionOf(owner)) {
            int unused = Database.execute(
                    session,
                    """
                    insert into letters.post (id, owner, partner, kind, status, version, sequence, document, sha256,
                        languages, updated)
                    values (?, ?, 'hangzhou', ?, ?, ?,
                        (select coalesce(max(sequence), 0) + 1 from letters.post where owner = ?), ?, ?, '{en}', ?)
                    on conflict (id, owner) do update set status = excluded.status, version = excluded.version,
                        sequence = excluded.sequence, document = excluded.document, sha256 = excluded.sha256,
                        updated = excluded.updated
                    """,
                    id,
                    owner,
                    kind,
                    status,
                    version,
                    owner,
                    new String(document, StandardCharsets.UTF_8),
                    Sha256.of(document),
                    updated.atOffset(ZoneOffset.UTC));
        }
    }

    static void execute(String sql, Object... values) throws SQLException {
        try (Connection session = Database.session()) {
            int unused = Database.execute(session, sql, values);
        }
    }

    static String column(String name, String letter) {
        return Database.value("select " + name + " from letters.post where id = ?", UUID.fromString(letter));
    }
}
