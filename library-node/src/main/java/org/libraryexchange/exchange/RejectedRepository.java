package org.libraryexchange.exchange;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads rejected records. */
@ApplicationScoped
class RejectedRepository implements PanacheRepositoryBase<RejectedRow, Long> {

    /** A page ends early at about this many bytes, since a stranger decides how large a rejected record is. */
    private static final long MOST_BYTES = 4L * 1024 * 1024;

    /** Records in the order of their rejection, those after an id; a page and, where there are more, a sign of it. */
    @Transactional
    RejectedPage page(long after, int limit) {
        try (Stream<RejectedRow> rows = find("id > ?1 order by id", after).stream()) {
            List<RejectedRecord> page = new ArrayList<>();
            long bytes = 0;
            Iterator<RejectedRow> each = rows.iterator();
            while (page.size() < limit && bytes < MOST_BYTES && each.hasNext()) {
                RejectedRecord next = RejectedRecord.of(each.next());
                page.add(next);
                bytes += next.size();
            }
            return new RejectedPage(page, each.hasNext());
        }
    }

    @Transactional
    Optional<RejectedRecord> read(long id) {
        return findByIdOptional(id).map(RejectedRecord::of);
    }

    /**
     * A page of records.
     *
     * @param more whether others follow
     */
    record RejectedPage(List<RejectedRecord> records, boolean more) {}
}
