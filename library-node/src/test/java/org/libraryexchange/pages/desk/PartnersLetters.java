package org.libraryexchange.pages.desk;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.letter.CurrentHandling;
import org.libraryexchange.letter.Handled;
import org.libraryexchange.letter.Handling;
import org.libraryexchange.letter.HandlingState;
import org.libraryexchange.letter.Letter;
import org.libraryexchange.letter.LetterDraft;
import org.libraryexchange.letter.LetterVersion;
import org.libraryexchange.letter.SentLetter;
import org.libraryexchange.letter.Turn;

/** What Hangzhou writes to Leeds, and makes of its letters, stored where the applier would have put it. */
final class PartnersLetters {

    static final Instant TIME = Instant.parse("2026-11-20T20:05:11Z");

    static final String BOATS = """
            {"to": "leeds", "from": {"desk": "events", "name": "王芳"}, "toDesk": "local-studies",
             "originalLanguage": "zh-Hans", "subject": {"zh-Hans": "西湖龙舟", "en": "The boats"},
             "text": {"zh-Hans": "请核对英文题名。", "en": "Please check the English title."}, "machine": ["en"],
             "asks": "check"}
            """;

    private PartnersLetters() {}

    /** Removes the letters of both cities, so that none counts towards what a desk may send. */
    static void forgetAll() throws SQLException {
        for (String city : List.of("leeds", "hangzhou")) {
            try (Connection session = Database.sessionOf(city)) {
                int unused = Database.execute(session, "delete from letters.post where owner = ?", city);
            }
        }
    }

    static SentLetter boats() throws Exception {
        return put(BOATS, UUID.randomUUID(), 1, 0);
    }

    /** The same with a document that keeps to no rule of content. */
    static SentLetter odd(String part, String instead) throws Exception {
        SentLetter boats = boats();
        String document = new String(boats.document(), StandardCharsets.UTF_8).replaceAll(part, instead);
        put(boats.head().id(), Letter.KIND, "sent", 1, Documents.utf8(document), TIME);
        return boats;
    }

    static SentLetter put(String draft, UUID thread, long turn, long seen) throws Exception {
        SentLetter letter = LetterDraft.read(Documents.utf8(draft))
                .sent(UUID.randomUUID(), "hangzhou", thread, new Turn(turn, seen), TIME);
        put(letter);
        return letter;
    }

    /** The same letter with other words. */
    static SentLetter saying(String english, UUID thread, long turn, long seen) throws Exception {
        return put(BOATS.replace("Please check the English title.", english), thread, turn, seen);
    }

    static void put(Letter letter) throws SQLException, InvalidItemException {
        put(
                letter.head().id(),
                Letter.KIND,
                letter.head().status().term(),
                letter.head().version(),
                letter.document(),
                letter.head().updated());
    }

    /** Hangzhou says what became of a letter of Leeds. */
    static void handled(String letter, long version, HandlingState state, boolean erasureAsked) throws Exception {
        Handled handled = Handled.of(judged(letter, version), state, null);
        handled(erasureAsked ? handled.askingErasure() : handled);
    }

    /** Hangzhou says which changes it has accepted. */
    static void took(String letter, HandlingState state, List<String> taken, long itemVersion) throws Exception {
        handled(new Handled(judged(letter, 1), state, taken, itemVersion, null, null));
    }

    private static LetterVersion judged(String letter, long version) {
        String sha256 = Database.value(
                "select encode(sha256, 'hex') from letters.post where id = ? and kind = 'letter'",
                UUID.fromString(letter));
        return new LetterVersion(UUID.fromString(letter), version, sha256);
    }

    private static void handled(Handled handled) throws Exception {
        CurrentHandling handling = CurrentHandling.first("hangzhou", "leeds", handled, TIME);
        put(
                handling.head().id(),
                Handling.KIND,
                "current",
                1,
                handling.document(),
                handling.head().updated());
    }

    private static void put(UUID id, String kind, String status, long version, byte[] document, Instant updated)
            throws SQLException {
        try (Connection session = Database.sessionOf("hangzhou")) {
            int unused = Database.execute(
                    session,
                    """
                    insert into letters.post (id, owner, partner, kind, status, version, sequence, document, sha256,
                        languages, updated)
                    values (?, 'hangzhou', 'hangzhou', ?, ?, ?,
                        (select coalesce(max(sequence), 0) + 1 from letters.post where owner = 'hangzhou'), ?, ?, '{en}', ?)
                    on conflict (id, owner) do update set status = excluded.status, version = excluded.version,
                        sequence = excluded.sequence, document = excluded.document, sha256 = excluded.sha256,
                        updated = excluded.updated
                    """,
                    id,
                    kind,
                    status,
                    version,
                    new String(document, StandardCharsets.UTF_8),
                    Sha256.of(document),
                    updated.atOffset(ZoneOffset.UTC));
        }
    }
}
