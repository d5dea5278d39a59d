package org.libraryexchange.proving;

import java.util.Optional;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.database.LogDatabase;
import org.libraryexchange.proof.Applied;
import org.libraryexchange.record.CityLog;

/**
 * How far partners have applied a log of this city, as they have said.
 *
 * @param own log of this city
 */
record AppliedThere(LogDatabase database, CityLog own) {

    /**
     * Notes what a mirror says. An earlier place replaces a later one: the mirror was restored, or reads the log again.
     * A place that the log has not reached is ignored: either nobody can have applied it, or this database was restored,
     * and then its numbers stand for other changes.
     */
    void note(Applied there) {
        database.useHandle(handle -> handle.createUpdate("""
                        insert into applied_log (partner, log, sequence, told)
                        select :partner, :log, :sequence, :told from own_log where own_log.sequence >= :sequence
                        on conflict on constraint applied_log_pk do update set
                            sequence = excluded.sequence, told = excluded.told
                        """)
                .bind("partner", there.mirror())
                .bind("log", own.topic())
                .bind("sequence", there.sequence())
                .bind("told", there.made())
                .execute());
    }

    /** What a partner has said last; empty before the first time. */
    Optional<AppliedPlace> place(String partner) {
        return database.withHandle(handle -> handle.select(
                        "select sequence, told from applied_log where partner = ? and log = ?", partner, own.topic())
                .map(ConstructorMapper.of(AppliedPlace.class))
                .findOne());
    }
}
