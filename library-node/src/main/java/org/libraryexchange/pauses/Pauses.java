package org.libraryexchange.pauses;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.http.ProblemType;
import org.libraryexchange.node.NodeConfig;

/** The pauses of this city, in its database, so that all its processes keep to them. */
@ApplicationScoped
public class Pauses {

    /** Pauses that are not over, for a reader with a session of its own. */
    public static final String CURRENT =
            "select partner, began, ends, paused_by as by, reason from pause where ends > now()";

    private final Jdbi database;
    private final NodeConfig node;
    private final Clock clock;

    Pauses(Jdbi database, NodeConfig node, Clock clock) {
        this.database = database;
        this.node = node;
        this.clock = clock;
    }

    /** The pause of a partner; empty if its items and letters are applied. */
    @Transactional
    public Optional<Pause> current(String partner) {
        return database.withHandle(handle -> handle.createQuery(CURRENT + " and partner = :partner")
                .bind("partner", partner)
                .map(ConstructorMapper.of(Pause.class))
                .findOne());
    }

    /**
     * Pauses a partner, or gives its pause another end and reason. Nothing of the partner is applied after this call.
     *
     * @throws ProblemException if there is no such partner, or the end is not allowed
     */
    @Transactional
    public Pause pause(String partner, PauseRequest request, String operator) {
        requirePartner(partner);
        Instant now = clock.instant();
        Instant began = current(partner).map(Pause::began).orElse(now);
        Pause pause = request.pause(partner, began, now, operator);
        database.useHandle(handle -> {
            keep(handle, pause);
            hold(handle, partner, pause.ends());
        });
        return pause;
    }

    /**
     * Ends the pause of a partner, if there is one. Its mirrors go on where they stand.
     *
     * @throws ProblemException if there is no such partner
     */
    @Transactional
    public void resume(String partner) {
        requirePartner(partner);
        database.useHandle(handle -> {
            handle.execute("""
                            update pause set ends = greatest(now(), began + interval '1 microsecond')
                            where partner = ? and ends > now()
                            """, partner);
            hold(handle, partner, null);
        });
    }

    private void requirePartner(String partner) {
        if (!node.partners().containsKey(partner)) {
            throw new ProblemException(ProblemType.NOT_FOUND, "This node has no mirror of " + partner + ".");
        }
    }

    private static void keep(Handle handle, Pause pause) {
        handle.createUpdate("""
                        insert into pause (partner, began, ends, paused_by, reason)
                        values (:partner, :began, :ends, :by, :reason)
                        on conflict (partner, began) do update set ends = excluded.ends,
                            paused_by = excluded.paused_by, reason = excluded.reason
                        """).bindMethods(pause).execute();
    }

    /** Waits for a batch that is being applied. */
    private static void hold(Handle handle, String partner, Instant until) {
        for (String mirrors : new String[] {"mirror_position", "letters.mirror_position"}) {
            handle.createUpdate("""
                            insert into %s (owner, paused_until) values (:partner, :until)
                            on conflict (owner) do update set paused_until = excluded.paused_until
                            """.formatted(mirrors))
                    .bind("partner", partner)
                    .bind("until", until)
                    .execute();
        }
    }
}
