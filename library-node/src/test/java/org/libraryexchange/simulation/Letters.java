package org.libraryexchange.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.letter.Handling;
import org.libraryexchange.letter.HandlingHead;
import org.libraryexchange.letter.Letter;
import org.libraryexchange.letter.LetterHead;
import org.libraryexchange.letter.LetterStatus;
import org.libraryexchange.letter.Turn;

/** Rows of letters and of what their addressees do with them. */
final class Letters {

    static final String SENT = "sent";
    static final String RECALLED = "recalled";
    static final String CURRENT = "current";

    /** What the id of each letter begins with, and no other. */
    static final String IDS = "019ac1f3-8a00-7c11-";

    private static final long LETTER = 0x019ac1f38a007c11L;
    private static final long THREAD = 0x019ac1f48a007c11L;
    private static final int THREADS = 3;
    private static final String UPDATED = "2026-11-20T14:05:11Z";

    private Letters() {}

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
        boolean says = status.equals(SENT) || status.equals(Row.DRAFT);
        String document = "{\"id\":\"" + id + "\",\"kind\":\"" + Letter.KIND + "\",\"owner\":\"" + owner + "\","
                + (turn == null ? "" : "\"seen\":" + turn.seen() + ",")
                + "\"status\":\"" + status + "\","
                + (says ? "\"subject\":{\"en\":\"" + subject + "\"}," : "")
                + "\"thread\":\"" + thread(id) + "\",\"to\":\"" + to + "\","
                + (turn == null ? "" : "\"turn\":" + turn.number() + ",")
                + "\"updated\":\"" + UPDATED + "\",\"version\":" + version + "}";
        return row(id, Letter.KIND, status, version, sequence, document);
    }

    /** What became of a letter. */
    static Row handling(
            String owner, String to, UUID letter, String status, long version, long sequence, String reason) {
        boolean says = status.equals(CURRENT);
        UUID id = HandlingHead.idFor(owner, letter);
        String document = "{\"id\":\"" + id + "\",\"kind\":\"" + Handling.KIND + "\",\"letter\":{\"id\":\"" + letter
                + "\"},\"owner\":\"" + owner + "\","
                + (says ? "\"reason\":{\"en\":\"" + reason + "\"},\"state\":\"in-hand\"," : "")
                + "\"status\":\"" + status + "\",\"to\":\"" + to + "\",\"updated\":\"" + UPDATED
                + "\",\"version\":" + version + "}";
        return row(id, Handling.KIND, status, version, sequence, document);
    }

    private static Row row(UUID id, String kind, String status, long version, long sequence, String text) {
        byte[] document = text.getBytes(StandardCharsets.UTF_8);
        return new Row(id, kind, status, version, sequence, document, Sha256.of(document), false);
    }

    /** The same content as another version, at another place. */
    static Row rebuilt(Row row, long version, long sequence) {
        String text = row.text();
        String begin = text.substring(0, text.lastIndexOf("\"version\":"));
        return row(row.id(), row.kind(), row.status(), version, sequence, begin + "\"version\":" + version + "}");
    }

    /** The place where a bit may turn without the document becoming another letter. */
    static int placeOfDamage(Row row) {
        return row.text().lastIndexOf("Z\",\"version\"") - 1;
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
                .map(Letters::head)
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
