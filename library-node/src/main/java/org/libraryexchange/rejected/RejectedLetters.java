package org.libraryexchange.rejected;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Reads rejected records of logs of letters, without anything that somebody wrote. */
@ApplicationScoped
public class RejectedLetters {

    private static final String ROWS = """
            select id, owner as partner, topic, record_offset as "offset", record_time as time, item_id as letter_id,
                sequence, bytes, whole_bytes, reason, rejected, purged, state, settled, settled_by, note
            from letters.rejected_record
            """;

    private final Jdbi database;

    RejectedLetters(Jdbi database) {
        this.database = database;
    }

    /**
     * A page of records.
     *
     * @param more whether others follow
     */
    public record Page(List<RejectedLetter> records, boolean more) {

        /** The id of the page's last record. */
        public long last() {
            return records.get(records.size() - 1).id();
        }
    }

    /** A page of records, in the order of their rejection. */
    @Transactional
    public Page page(RejectedQuery query) {
        List<RejectedLetter> rows = database.withHandle(handle -> handle.createQuery(ROWS + """
                        where id > :after and (:anyState or state = any(:states)) and (:anyPartner or owner = :partner)
                        order by id limit :most
                        """)
                .bind("after", query.after())
                .bind("anyState", query.states().isEmpty())
                .bindArray(
                        "states",
                        String.class,
                        query.states().stream().map(RejectedState::term).toList())
                .bind("anyPartner", query.partner().isEmpty())
                .bind("partner", query.partner().orElse(null))
                .bind("most", query.limit() + 1)
                .map(ConstructorMapper.of(RejectedLetter.class))
                .list());
        return new Page(rows.subList(0, Math.min(query.limit(), rows.size())), rows.size() > query.limit());
    }

    @Transactional
    public Optional<RejectedLetter> read(long id) {
        return database.withHandle(handle -> handle.createQuery(ROWS + "where id = :id")
                .bind("id", id)
                .map(ConstructorMapper.of(RejectedLetter.class))
                .findOne());
    }
}
