package org.libraryexchange.simulation;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.libraryexchange.json.Sha256;

/**
 * An item, a letter or a handling as a table holds it.
 *
 * @param sha256 taken when the document was written
 * @param damaged whether somebody has changed the row behind the program's back
 */
public record Row(
        UUID id,
        String kind,
        String status,
        long version,
        long sequence,
        byte[] document,
        byte[] sha256,
        boolean damaged) {

    private static final String KIND = "festival";
    public static final String DRAFT = "draft";
    public static final String PUBLISHED = "published";
    public static final String WITHDRAWN = "withdrawn";
    public static final String ERASED = "erased";

    private static final String UPDATED = "2026-11-20T14:05:11Z";

    /** A state of an item that its owner writes. */
    static Row written(String owner, UUID id, String status, long version, long sequence, String title) {
        String says = status.equals(ERASED) ? "" : "\"title\":{\"en\":\"" + title + "\"},";
        byte[] document = ("{\"id\":\"" + id + "\",\"kind\":\"" + KIND + "\",\"owner\":\"" + owner + "\",\"status\":\""
                        + status + "\"," + says + "\"updated\":\"" + UPDATED + "\",\"version\":" + version + "}")
                .getBytes(StandardCharsets.UTF_8);
        return new Row(id, KIND, status, version, sequence, document, Sha256.of(document), false);
    }

    /** The same content as another version, at another place. */
    public Row rebuilt(String owner, long newVersion, long newSequence) {
        return kind.equals(KIND)
                ? written(owner, id, status, newVersion, newSequence, title())
                : Letters.rebuilt(this, newVersion, newSequence);
    }

    /** What its document says; empty for an erased item. */
    String title() {
        String text = text();
        int from = text.indexOf("{\"en\":\"");
        return from < 0 ? "" : text.substring(from + 7, text.indexOf('"', from + 7));
    }

    String text() {
        return new String(document, StandardCharsets.UTF_8);
    }

    /** The same state at another place of the log. */
    public Row at(long newSequence) {
        return new Row(id, kind, status, version, newSequence, document, sha256, damaged);
    }

    /** A draft has no place in the log: its sequence is 0. */
    public boolean isDraft() {
        return status.equals(DRAFT);
    }

    public boolean isErased() {
        return status.equals(ERASED);
    }

    /** The same row with other bytes than were written: some bits of one are turned. */
    Row withTurned(int bits) {
        byte[] other = document.clone();
        other[kind.equals(KIND) ? other.length / 2 : Letters.placeOfDamage(this)] ^= (byte) bits;
        return new Row(id, kind, status, version, sequence, other, sha256, true);
    }

    /** Whether the bytes are those that were written. */
    public boolean isIntact() {
        return Arrays.equals(Sha256.of(document), sha256);
    }

    @Override
    public String toString() {
        return id.getLeastSignificantBits() % 1_000 + " " + status + " v" + version + " @" + sequence + " " + title();
    }
}
