package org.libraryexchange.search;

import java.nio.ByteBuffer;
import java.util.List;
import org.libraryexchange.database.BinaryRows;

/** What is staged for the projection, in PostgreSQL's binary formats. */
final class EntryRows {

    static final String COLUMNS = "id, owner, kind, status, languages, subjects, updated, days, first_day, last_day,"
            + " place, title_en, title_zh, terms";

    private static final int COLUMN_COUNT = 14;
    private static final byte LOWER_INCLUSIVE = 0x02;
    private static final byte LOWER_INFINITE = 0x08;
    private static final byte UPPER_INFINITE = 0x10;

    private EntryRows() {}

    static void write(SearchEntry entry, BinaryRows rows) {
        rows.row(COLUMN_COUNT)
                .uuid(entry.id())
                .text(entry.owner())
                .text(entry.kind())
                .text(entry.status())
                .texts(entry.languages())
                .texts(entry.subjects())
                .timestamp(entry.updated())
                .bytes(entry.days().none() ? null : days(entry.days().spans()))
                .integer(entry.days().first())
                .integer(entry.days().last())
                .bytes(entry.place().map(EntryRows::point).orElse(null))
                .bytes(entry.englishTitle())
                .bytes(entry.chineseTitle())
                .bytes(entry.terms().bytes());
    }

    private static byte[] point(SearchEntry.Point point) {
        return ByteBuffer.allocate(2 * Double.BYTES)
                .putDouble(point.longitude())
                .putDouble(point.latitude())
                .array();
    }

    /** A multirange: the number of ranges, then each with its length; the server sorts and joins them. */
    private static byte[] days(List<Days.Span> spans) {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + spans.size() * (5 * Integer.BYTES + 1));
        bytes.putInt(spans.size());
        spans.forEach(span -> range(span, bytes));
        byte[] written = new byte[bytes.position()];
        bytes.flip().get(written);
        return written;
    }

    private static void range(Days.Span span, ByteBuffer bytes) {
        int bounds = (span.begins() ? 2 : 0) + (span.ends() ? 2 : 0);
        bytes.putInt(1 + bounds * Integer.BYTES);
        bytes.put((byte) ((span.begins() ? LOWER_INCLUSIVE : LOWER_INFINITE) | (span.ends() ? 0 : UPPER_INFINITE)));
        if (span.begins()) {
            bytes.putInt(Integer.BYTES).putInt(span.firstOfPostgres());
        }
        if (span.ends()) {
            bytes.putInt(Integer.BYTES).putInt(span.endOfPostgres());
        }
    }
}
