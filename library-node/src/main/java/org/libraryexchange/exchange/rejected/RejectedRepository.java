package org.libraryexchange.exchange.rejected;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;

/** Reads rejected records of items and pictures, which are one list, and of letters. */
@Singleton
public record RejectedRepository(LogDatabase database) {

    /** A page ends early at about this many bytes, because strangers decide how large rejected records are. */
    private static final long MOST_BYTES = 4L * 1024 * 1024;

    /** Few, for the same reason. */
    private static final int ROWS_A_FETCH = 4;

    /**
     * A page of records.
     *
     * @param last the id of the page's last record, if others follow
     */
    public record RejectedPage<T>(List<T> records, Optional<Long> last) {}

    /** A page of records, in the order of their rejection. */
    public RejectedPage<RejectedRecord> page(RejectedQuery query) {
        return page(
                RejectedRecord.SELECT_LISTED,
                RejectedRecord.class,
                query,
                RejectedRecord::bytesRead,
                RejectedRecord::id);
    }

    /** The same of letters. */
    public RejectedPage<RejectedLetter> letters(RejectedQuery query) {
        return page(RejectedLetter.SELECT, RejectedLetter.class, query, letter -> 0, RejectedLetter::id);
    }

    private <T> RejectedPage<T> page(
            String select, Class<T> type, RejectedQuery query, ToLongFunction<T> bytes, ToLongFunction<T> id) {
        return database.withHandle(handle -> handle.createQuery(select + """
                        where id > :after and (:anyState or state = any(:states)) and (:anyPartner or owner = :partner)
                        order by id limit :most
                        """)
                .bind("after", query.after())
                .bind("anyState", query.states().isEmpty())
                .bind("states", query.states().stream().map(RejectedState::term).toList())
                .bind("anyPartner", query.partner().isEmpty())
                .bind("partner", query.partner().orElse(null))
                .bind("most", query.limit() + 1)
                .setFetchSize(ROWS_A_FETCH)
                .map(ConstructorMapper.of(type))
                .withIterator(rows -> page(rows, query.limit(), bytes, id)));
    }

    private static <T> RejectedPage<T> page(
            Iterator<T> rows, int limit, ToLongFunction<T> bytes, ToLongFunction<T> id) {
        List<T> shown = new ArrayList<>();
        long read = 0;
        while (shown.size() < limit && read < MOST_BYTES && rows.hasNext()) {
            T next = rows.next();
            shown.add(next);
            read += bytes.applyAsLong(next);
        }
        return new RejectedPage<>(
                shown, rows.hasNext() ? Optional.of(id.applyAsLong(shown.get(shown.size() - 1))) : Optional.empty());
    }

    /**
     * A piece of a value.
     *
     * @param from index of its first byte, starting at 0
     * @return empty if there is no such record or value; no bytes after the value's end
     */
    public Optional<byte[]> piece(long id, long from, int most) {
        return database.first(byte[].class, """
                        select substring(value, cast(? as int), cast(? as int)) from listed_rejected_record
                        where id = ? and value is not null
                        """, from + 1, most, id);
    }

    /**
     * One record.
     *
     * @throws ProblemException if there is none
     */
    public RejectedRecord record(long id) {
        return one(RejectedRecord.SELECT_LISTED, RejectedRecord.class, id);
    }

    /** Whether a record of the list is one of pictures. */
    boolean isOfPictures(long id) {
        return database.first(Boolean.class, "select of_pictures from listed_rejected_record where id = ?", id)
                .orElseThrow(RejectedRepository::unknown);
    }

    /** The same of letters. */
    public RejectedLetter letter(long id) {
        return one(RejectedLetter.SELECT, RejectedLetter.class, id);
    }

    private <T> T one(String select, Class<T> type, long id) {
        return database.first(type, select + "where id = ?", id).orElseThrow(RejectedRepository::unknown);
    }

    static ProblemException unknown() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such rejected record.");
    }
}
