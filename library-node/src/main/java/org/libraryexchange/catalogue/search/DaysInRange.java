package org.libraryexchange.catalogue.search;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DoubleValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LongValues;
import org.apache.lucene.search.LongValuesSource;
import org.apache.lucene.util.BytesRef;

/** What a list of certain days is sorted by: of each item, the first or the last day of its own that is among them. */
final class DaysInRange extends LongValuesSource {

    private static final int BYTES_OF_A_SPAN = 2 * Integer.BYTES;

    private final Days.Span range;
    private final boolean first;

    /**
     * @param first whether it is the first day; otherwise the last
     */
    DaysInRange(Days.Span range, boolean first) {
        this.range = range;
        this.first = first;
    }

    /** An item's days as {@link Fields#SPANS} holds them. */
    static BytesRef packed(List<Days.Span> spans) {
        ByteBuffer packed = ByteBuffer.allocate(BYTES_OF_A_SPAN * spans.size());
        spans.forEach(span -> packed.putInt(span.firstDay()).putInt(span.lastDay()));
        return new BytesRef(packed.array());
    }

    @Override
    public LongValues getValues(LeafReaderContext segment, DoubleValues scores) throws IOException {
        BinaryDocValues spans = DocValues.getBinary(segment.reader(), Fields.SPANS);
        return new LongValues() {
            private long day;

            @Override
            public long longValue() {
                return day;
            }

            @Override
            public boolean advanceExact(int item) throws IOException {
                if (!spans.advanceExact(item)) {
                    return false;
                }
                BytesRef packed = spans.binaryValue();
                day = day(ByteBuffer.wrap(packed.bytes, packed.offset, packed.length)
                        .asIntBuffer());
                return true;
            }
        };
    }

    private int day(IntBuffer spans) {
        int best = first ? Integer.MAX_VALUE : Integer.MIN_VALUE;
        while (spans.hasRemaining()) {
            int begins = spans.get();
            int ends = spans.get();
            if (begins <= range.lastDay() && ends >= range.firstDay()) {
                best = first
                        ? Math.min(best, Math.max(begins, range.firstDay()))
                        : Math.max(best, Math.min(ends, range.lastDay()));
            }
        }
        return best;
    }

    @Override
    public boolean needsScores() {
        return false;
    }

    @Override
    public LongValuesSource rewrite(IndexSearcher searcher) {
        return this;
    }

    @Override
    public boolean isCacheable(LeafReaderContext segment) {
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DaysInRange days && days.range.equals(range) && days.first == first;
    }

    @Override
    public int hashCode() {
        return 31 * range.hashCode() + Boolean.hashCode(first);
    }

    @Override
    public String toString() {
        return (first ? "first day in " : "last day in ") + range;
    }
}
