package org.libraryexchange.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.LocalizedText;
import org.libraryexchange.letter.CurrentHandling;
import org.libraryexchange.letter.Handled;
import org.libraryexchange.letter.Handling;
import org.libraryexchange.letter.HandlingHead;
import org.libraryexchange.letter.HandlingState;
import org.libraryexchange.letter.Letter;
import org.libraryexchange.letter.LetterHead;
import org.libraryexchange.letter.LetterStatus;
import org.libraryexchange.letter.LetterVersion;
import org.libraryexchange.letter.Proposal;
import org.libraryexchange.letter.Turn;

/** Rows of letters and of what their addressees do with them. */
final class LetterRows {

    static final String SENT = "sent";
    static final String RECALLED = "recalled";
    static final String CURRENT = "current";

    /** What the id of each letter begins with, and no other. */
    static final String IDS = "019ac1f3-8a00-7c11-";

    private static final String PROPOSAL = "\"proposal\":";
    private static final long LETTER = 0x019ac1f38a007c11L;
    private static final long THREAD = 0x019ac1f48a007c11L;
    private static final int THREADS = 3;

    private LetterRows() {}

    /** The n-th letter of a city. */
    static UUID id(int city, int n) {
        return new UUID(LETTER, 0x8d3f000000000000L + (city + 1) * 100L + n);
    }

    static boolean isLetter(Row row) {
        return row.kind().equals(Letter.KIND);
    }

    /** A letter in a certain state. A draft has no turn yet. */
    static Row letter(
            String owner, String to, UUID id, String status, long version, long sequence, String subject, Turn turn) {
        return letter(owner, to, id, status, version, sequence, subject, turn, "");
    }

    /**
     * A letter in a certain state.
     *
     * @param proposal as JSON; empty if it proposes nothing
     */
    static Row letter(
            String owner,
            String to,
            UUID id,
            String status,
            long version,
            long sequence,
            String subject,
            Turn turn,
            String proposal) {
        boolean says = !subject.isEmpty();
        String document = "{\"id\":\"" + id + "\",\"kind\":\"" + Letter.KIND + "\",\"owner\":\"" + owner + "\","
                + (proposal.isEmpty() ? "" : PROPOSAL + proposal + ",")
                + (turn == null ? "" : "\"seen\":" + turn.seen() + ",")
                + "\"status\":\"" + status + "\","
                + (says ? "\"subject\":{\"en\":\"" + subject + "\"}," : "")
                + "\"thread\":\"" + thread(id) + "\",\"to\":\"" + to + "\","
                + (turn == null ? "" : "\"turn\":" + turn.number() + ",")
                + "\"updated\":\"" + Row.TIME + "\",\"version\":" + version + "}";
        return row(id, Letter.KIND, status, version, sequence, document);
    }

    /** What an addressee says about a letter as it stands. */
    static Handled handled(Row judged, HandlingState state, String reason) {
        return Handled.of(version(judged), state, new LocalizedText(Map.of("en", reason)));
    }

    static LetterVersion version(Row judged) {
        return new LetterVersion(judged.id(), judged.version(), Witness.digest(judged));
    }

    /**
     * What became of a letter; null where that may not become of it.
     *
     * @param held what the city said about it before; null for nothing
     */
    static Row handling(String city, String to, Row held, Handled becoming, long sequence) {
        if (held == null) {
            return row(CurrentHandling.first(city, to, becoming, Row.TIME), sequence);
        }
        CurrentHandling before = (CurrentHandling) Handling.ofStored(held.document());
        return before.handled().state().mayBecome(becoming.state())
                ? row(before.next(becoming, Row.TIME), sequence)
                : null;
    }

    /** What remains of a handling. */
    static Row erased(Row held, long sequence) {
        return row(((CurrentHandling) Handling.ofStored(held.document())).erased(Row.TIME), sequence);
    }

    private static Row row(Handling handling, long sequence) {
        HandlingHead head = handling.head();
        try {
            return Row.of(
                    head.id(), Handling.KIND, head.status().term(), head.version(), sequence, handling.document());
        } catch (InvalidItemException e) {
            throw new IllegalStateException("a handling is too large", e);
        }
    }

    /** What a city says about a letter; empty if nothing, or nothing any more. */
    static Optional<Handled> handledBy(Tables tables, String city, UUID letter) {
        return Optional.ofNullable(tables.own.get(HandlingHead.idFor(city, letter)))
                .filter(row -> row.status().equals(CURRENT))
                .map(row -> handled(row.document()));
    }

    /** What a handling says. */
    static Handled handled(byte[] handling) {
        return ((CurrentHandling) Handling.ofStored(handling)).handled();
    }

    /** What a letter proposes; empty if nothing. */
    static Optional<Proposal> proposal(Row letter) {
        if (letter == null || !letter.text().contains(PROPOSAL)) {
            return Optional.empty();
        }
        try {
            return Proposal.ofPartner(letter.document());
        } catch (InvalidItemException e) {
            throw new IllegalStateException("a letter proposes what nobody may: " + letter.text(), e);
        }
    }

    private static Row row(UUID id, String kind, String status, long version, long sequence, String text) {
        return Row.of(id, kind, status, version, sequence, text.getBytes(StandardCharsets.UTF_8));
    }

    private static UUID thread(UUID letter) {
        return new UUID(THREAD, 0x8d3f000000000000L + Math.floorMod(letter.getLeastSignificantBits(), THREADS));
    }

    /** The turn of a letter that is sent now. */
    static Turn next(UUID letter, Tables known) {
        long seen = highest(known.mirrored.values(), letter);
        return Turn.after(Math.max(seen, highest(known.own.values(), letter)), seen);
    }

    private static long highest(Collection<Row> rows, UUID letter) {
        return rows.stream()
                .filter(row ->
                        isLetter(row) && !row.isDraft() && thread(row.id()).equals(thread(letter)))
                .mapToLong(row -> turn(row).number())
                .max()
                .orElse(0);
    }

    static Turn turn(Row row) {
        return new Turn(Long.parseLong(member(row, "turn")), Long.parseLong(member(row, "seen")));
    }

    /** Of a handling, the letter that it is about. */
    static UUID handled(Row handling) {
        return UUID.fromString(
                handling.text().split("\"letter\":\\{\"id\":\"", 2)[1].substring(0, 36));
    }

    /** A member of the document that is a text without escapes or a number. */
    static String member(Row row, String name) {
        String text = row.text();
        int from = text.indexOf("\"" + name + "\":") + name.length() + 3;
        int to = from;
        while (",}".indexOf(text.charAt(to)) < 0) {
            to++;
        }
        return text.substring(from, to).replace("\"", "");
    }

    /** All letters that a city holds, in the order in which it shows each thread. */
    static List<LetterHead> inOrder(Tables tables) {
        return Stream.concat(tables.own.values().stream(), tables.mirrored.values().stream())
                .filter(row -> isLetter(row) && !row.isDraft())
                .map(LetterRows::head)
                .sorted(LetterHead.ORDER)
                .toList();
    }

    private static LetterHead head(Row row) {
        return new LetterHead(
                row.id(),
                member(row, "owner"),
                member(row, "to"),
                LetterStatus.of(row.status()),
                row.version(),
                Instant.EPOCH,
                UUID.fromString(member(row, "thread")),
                turn(row));
    }
}
