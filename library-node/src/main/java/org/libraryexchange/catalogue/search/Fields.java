package org.libraryexchange.catalogue.search;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.libraryexchange.base.text.Terms;

/** The fields of an item in the index, besides those of its texts. */
final class Fields {

    /** The row that an item comes from; its id alone may stand in several cities' catalogues. */
    static final String KEY = "key";

    static final String ID_HIGH = "id-high";
    static final String ID_LOW = "id-low";
    /** Tells whether the row is still the one that was put in. */
    static final String STATE = "state";

    static final String OWNER = "owner";
    static final String KIND = "kind";
    static final String STATUS = "status";
    static final String LANGUAGE = "language";
    static final String IDENTIFIER = "identifier";
    /** Addresses and headings, folded. */
    static final String SUBJECT = Terms.SUBJECT;
    /** The form of a history resource. */
    static final String FORM = "form";
    /** Names, folded. */
    static final String CREATOR = "creator";
    /** Names, folded. */
    static final String HOLDER = "holder";

    /** The key of the place's authority, or else the names of the place, folded. */
    static final String VENUE = "venue";

    static final String AUDIENCE = Terms.AUDIENCE;
    static final String FREE = "free";
    static final String PICTURE = "picture";
    /** Microseconds since 1970. */
    static final String UPDATED = "updated";
    /** Spans of days since 1970, by the calendar of the place where it happens. */
    static final String DAYS = "days";

    /** The same, to be read of an item that was found. */
    static final String SPANS = "spans";

    static final String FIRST_DAY = "first-day";
    static final String LAST_DAY = "last-day";
    static final String YEAR = "year";
    static final String DECADE = "decade";
    static final String CENTURY = "century";
    static final String PLACE = "place";
    /** Words as they are written, to be proposed to readers who misspell one. */
    static final String WORD = "word";

    /** The document as the catalogue holds it, to be read of an item that was found. */
    static final String DOCUMENT = "document";

    /** Of the row and its document: Lucene compares the bytes that it reads one by one with nothing. */
    static final String CHECKSUM = "checksum";

    private Fields() {}

    static String key(UUID id, String owner) {
        return id + owner;
    }

    static long checksum(UUID id, String owner, byte[] document) {
        CRC32C checksum = new CRC32C();
        checksum.update(key(id, owner).getBytes(StandardCharsets.UTF_8));
        checksum.update(document);
        return checksum.getValue();
    }

    /** Headings or names of a field as readers of a language see them. */
    static String shown(String field, TitleOrder order) {
        return field + "-" + order;
    }

    /** Half of an id as a number that sorts as PostgreSQL sorts ids. */
    static long sortable(long half) {
        return half ^ Long.MIN_VALUE;
    }

    static UUID id(long sortableHigh, long sortableLow) {
        return new UUID(sortable(sortableHigh), sortable(sortableLow));
    }

    /** Two states of a row that are not the same have another number, but for a chance that nobody meets. */
    static long state(long sequence, byte[] sha256) {
        return 31 * sequence + ByteBuffer.wrap(sha256).getLong();
    }

    static long microseconds(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
