package org.libraryexchange.rejected;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.database.LogDatabase;
import org.libraryexchange.json.Text;
import org.libraryexchange.rejected.Retry.StillUnfit;

/** Locks rejected records until the end of the transaction, and writes the results. */
@ApplicationScoped
class LockedRecords {

    private final LogDatabase database;
    private final Clock clock;

    LockedRecords(LogDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Optional<RejectedRow> one(long id) {
        return database.withHandle(handle -> handle.createQuery(RejectedRepository.ROWS + "where id = :id for update")
                .bind("id", id)
                .map(ConstructorMapper.of(RejectedRow.class))
                .findOne());
    }

    /**
     * Locks open records, without those that somebody else has locked: two operators who wait for each other's locks
     * could block each other for ever.
     */
    List<RejectedRow> open(long after, int most) {
        return database.withHandle(handle -> handle.createQuery(RejectedRepository.ROWS + """
                        where id > :after and state = 'open' order by id limit :most for update skip locked
                        """)
                .bind("after", after)
                .bind("most", most)
                .map(ConstructorMapper.of(RejectedRow.class))
                .list());
    }

    /** The sequence at which the mirror holds an item; empty if it does not hold it. */
    OptionalLong mirrored(String owner, UUID item) {
        return database.withHandle(
                        handle -> handle.select("select sequence from item where owner = ? and id = ?", owner, item)
                                .mapTo(OptionalLong.class)
                                .findOne())
                .orElse(OptionalLong.empty());
    }

    /** Keeps the record open, with the reason that applies now. */
    void unfit(long id, StillUnfit why) {
        database.useHandle(handle -> handle.createUpdate("""
                        update rejected_record set reason = :reason, detail = :detail
                        where id = :id and (reason, detail) <> (:reason, :detail)
                        """)
                .bind("id", id)
                .bind("reason", why.reason())
                .bind("detail", Text.showable(why.detail()))
                .execute());
    }

    void requested(long id) {
        database.useHandle(handle -> handle.execute(
                "update rejected_record set state = ? where id = ?", RejectedState.REQUESTED.term(), id));
    }

    void superseded(long id, String operator) {
        settle(id, RejectedState.SUPERSEDED, operator, null);
    }

    /** Closes a record, or keeps it open with a note. */
    void dismiss(RejectedRow row, Dismissal dismissal, String operator) {
        if (dismissal.closes(row.reason())) {
            settle(row.id(), RejectedState.DISMISSED, operator, dismissal.reason());
        } else {
            note(row.id(), dismissal.reason());
        }
    }

    private void note(long id, String note) {
        database.useHandle(handle -> handle.execute("update rejected_record set note = ? where id = ?", note, id));
    }

    private void settle(long id, RejectedState end, String operator, String note) {
        database.useHandle(handle -> handle.createUpdate("""
                        update rejected_record set state = :state, settled = :now, settled_by = :operator, note = :note
                        where id = :id
                        """)
                .bind("id", id)
                .bind("state", end.term())
                .bind("now", clock.instant())
                .bind("operator", operator)
                .bind("note", note)
                .execute());
    }
}
