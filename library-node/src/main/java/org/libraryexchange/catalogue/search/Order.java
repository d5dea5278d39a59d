package org.libraryexchange.catalogue.search;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.BytesRef;

/** In which order a list stands. Each order ends with the id, so that every item has one place. */
enum Order {
    /** The newest change first. */
    NEWEST("-updated", Fields.UPDATED, SortField.Type.LONG, false),
    OLDEST("updated", Fields.UPDATED, SortField.Type.LONG, true),
    /** What begins first; items without a date come last. */
    EARLIEST("date", Fields.FIRST_DAY, SortField.Type.INT, true),
    /** What ends last; items without a date come last. */
    LATEST("-date", Fields.LAST_DAY, SortField.Type.INT, false),
    TITLE("title", "", SortField.Type.STRING, true),
    TITLE_REVERSED("-title", "", SortField.Type.STRING, false),
    /** What fits the words best. */
    RELEVANCE("relevance", null, SortField.Type.SCORE, false);

    private final String term;
    private final String field;
    private final SortField.Type type;
    private final boolean ascending;

    Order(String term, String field, SortField.Type type, boolean ascending) {
        this.term = term;
        this.field = field;
        this.type = type;
        this.ascending = ascending;
    }

    String term() {
        return term;
    }

    /** Whether the catalogue's table itself can be read in this order. */
    boolean plain() {
        return this == NEWEST || this == OLDEST;
    }

    boolean ascending() {
        return ascending;
    }

    /**
     * @param days those that the list is of, if it is of certain days
     */
    Sort sort(TitleOrder titles, Optional<Days.Span> days) {
        return new Sort(
                type == SortField.Type.INT && days.isPresent()
                        ? new DaysInRange(days.get(), ascending).getSortField(!ascending)
                        : key(titles),
                new SortField(Fields.ID_HIGH, SortField.Type.LONG, !ascending),
                new SortField(Fields.ID_LOW, SortField.Type.LONG, !ascending));
    }

    private SortField key(TitleOrder titles) {
        return switch (type) {
            // The best score comes first unless it is reversed.
            case SCORE -> SortField.FIELD_SCORE;
            case STRING -> new SortField(titles.field(), type, !ascending);
            case INT -> {
                SortField days = new SortField(field, type, !ascending);
                days.setMissingValue(ascending ? Integer.MAX_VALUE : Integer.MIN_VALUE);
                yield days;
            }
            default -> new SortField(field, type, !ascending);
        };
    }

    /** A key as cursors hold it. */
    String text(Object key) {
        return key instanceof BytesRef bytes
                ? Base64.getEncoder()
                        .encodeToString(Arrays.copyOfRange(bytes.bytes, bytes.offset, bytes.offset + bytes.length))
                : String.valueOf(key);
    }

    /** The key that a cursor holds. */
    Object key(String text, Optional<Days.Span> days) {
        return switch (type) {
            case SCORE -> Float.valueOf(text);
            case STRING -> new BytesRef(Base64.getDecoder().decode(text));
            case INT -> days.isPresent() ? Long.valueOf(text) : (Object) Integer.valueOf(text);
            default -> Long.valueOf(text);
        };
    }
}
