package org.libraryexchange.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    static final String ITEM = "festival";
    public static final String DRAFT = "draft";
    public static final String PUBLISHED = "published";
    public static final String WITHDRAWN = "withdrawn";
    public static final String ERASED = "erased";

    /** When everything happens, according to the documents. */
    static final Instant TIME = Instant.parse("2026-11-20T14:05:11Z");

    private static final Pattern TITLE = Pattern.compile("\"(?:title|subject|reason)\":\\{\"en\":\"([^\"]*)");
    private static final String UPDATED = "\"updated\":\"";
    private static final String VERSION = "\"version\":";

    /** A state of an item that its owner writes: the document that the production builds of a content with this title. */
    static Row written(String owner, UUID id, String status, long version, long sequence, String title) {
        boolean says = !status.equals(ERASED);
        String document =
                (says ? "{\"created\":\"" + TIME + "\",\"festival\":{\"rule\":{\"en\":\"every year\"}}," : "{")
                        + "\"id\":\"" + id + "\",\"kind\":\"" + ITEM + "\","
                        + (says ? "\"licence\":\"https://example.org/licence\",\"originalLanguage\":\"en\"," : "")
                        + "\"owner\":\"" + owner + "\",\"status\":\"" + status + "\","
                        + (says ? "\"title\":{\"en\":\"" + title + "\"}," : "")
                        + UPDATED + TIME + "\"," + VERSION + version + "}";
        return of(id, ITEM, status, version, sequence, document.getBytes(StandardCharsets.UTF_8));
    }

    /** A state with this document. */
    static Row of(UUID id, String kind, String status, long version, long sequence, byte[] document) {
        return new Row(id, kind, status, version, sequence, document, Sha256.of(document), false);
    }

    /** The same content as another version, at another place. */
    public Row rebuilt(long newVersion, long newSequence) {
        String text = text();
        int from = text.lastIndexOf(VERSION) + VERSION.length();
        int to = from;
        while (Character.isDigit(text.charAt(to))) {
            to++;
        }
        String other = text.substring(0, from) + newVersion + text.substring(to);
        return of(id, kind, status, newVersion, newSequence, other.getBytes(StandardCharsets.UTF_8));
    }

    /** All that its document says but for which version it is. */
    String says() {
        String text = text();
        return text.substring(0, text.lastIndexOf(UPDATED));
    }

    /** The title, subject or reason in its document; empty where there is none. */
    String title() {
        String text = text();
        Matcher title = TITLE.matcher(text);
        return title.find() ? title.group(1) : "";
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

    /**
     * The same row with other bytes than were written: some bits of one are turned, where the document does not become
     * another row's.
     */
    Row withTurned(int bits) {
        byte[] other = document.clone();
        other[text().lastIndexOf(UPDATED) + UPDATED.length() + TIME.toString().length() - 2] ^= (byte) bits;
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
