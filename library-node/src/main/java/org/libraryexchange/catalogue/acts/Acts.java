package org.libraryexchange.catalogue.acts;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.worker.PeriodicTask;

/** Lists what can be undone, and forgets what is too old for it. */
@Singleton
public record Acts(Jdbi database, Clock clock) {

    /** For so long an act can be undone. */
    public static final Duration KEPT = Duration.ofHours(24);

    private static final Duration PURGE = Duration.ofHours(1);
    private static final int ROWS_AT_A_TIME = 10_000;

    private static final String SELECT = """
            select id, kind, actor, made, import_id, undone, undone_by,
                (select count(*) from act_item where act_id = act.id) as items
            from act where made >= :since
                and (import_id is null
                    or exists (select from bulk_import where bulk_import.id = import_id and ended is not null))
                and (undone is not null or exists (select from act_item where act_id = act.id)
                    or exists (select from picture_move where act_id = act.id))
                and\s""";

    /**
     * The latest acts, whether undone or not.
     *
     * @param actor whose; empty for everybody's
     */
    public List<Act> latest(Optional<String> actor, int most) {
        return database.withHandle(handle -> handle.createQuery(
                        SELECT + "(:anybody or actor = :actor) order by made desc, id desc limit :most")
                .bind("since", since())
                .bind("anybody", actor.isEmpty())
                .bind("actor", actor.orElse(""))
                .bind("most", most)
                .map(ConstructorMapper.of(Act.class))
                .list());
    }

    /**
     * An act that can still be undone, or that was.
     *
     * @throws ProblemException if there is none, or if it is too old
     */
    public Act read(long id) {
        return find("id = :id", id)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is nothing to undo any more."));
    }

    /** The act that an import is; empty if it has changed nothing, or is too old. */
    public Optional<Act> ofImport(long importId) {
        return find("import_id = :id", importId);
    }

    private Optional<Act> find(String condition, long id) {
        return database.withHandle(handle -> handle.createQuery(SELECT + condition)
                .bind("since", since())
                .bind("id", id)
                .map(ConstructorMapper.of(Act.class))
                .findOne());
    }

    private Instant since() {
        return clock.instant().minus(KEPT);
    }

    @Produces
    PeriodicTask task() {
        return new PeriodicTask("acts purge", PURGE, this::purge);
    }

    /** Forgets in small transactions, because an import may have changed very many items. */
    void purge() {
        int removed = ROWS_AT_A_TIME;
        while (removed == ROWS_AT_A_TIME) {
            removed = database.withHandle(handle -> handle.execute("""
                    delete from act_item where ctid = any(array(
                        select act_item.ctid from act join act_item on act_id = act.id where made < ? limit ?))
                    """, since(), ROWS_AT_A_TIME));
        }
        int unused = database.withHandle(handle -> handle.execute("delete from act where made < ?", since()));
    }
}
