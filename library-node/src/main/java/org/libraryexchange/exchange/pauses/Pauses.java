package org.libraryexchange.exchange.pauses;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.node.NodeConfig;

/** The pauses of this city, in its database, so that all its processes keep to them. */
@Singleton
public record Pauses(LogDatabase database, NodeConfig node, Clock clock) {

    /** Pauses that are not over, for a reader with a session of its own. */
    public static final String CURRENT =
            "select partner, began, ends, paused_by as by, reason from pause where ends > now()";

    /** The pause of a partner; empty if its items, letters and pictures are applied. */
    public Optional<Pause> current(String partner) {
        return database.first(Pause.class, CURRENT + " and partner = ?", partner);
    }

    /**
     * Pauses a partner, or gives its pause another end and reason. Nothing of the partner is applied after this call.
     *
     * @throws ProblemException if there is no such partner, or the end is not allowed
     */
    public Pause pause(String partner, PauseRequest request, String operator) {
        requirePartner(partner);
        Instant now = clock.instant();
        return database.inTransaction(() -> {
            Instant began = current(partner).map(Pause::began).orElse(now);
            Pause pause = request.pause(partner, began, now, operator);
            keep(pause);
            hold(partner, pause.ends());
            return pause;
        });
    }

    /**
     * Ends the pause of a partner, if there is one. Its mirrors go on where they stand.
     *
     * @throws ProblemException if there is no such partner
     */
    public void resume(String partner) {
        requirePartner(partner);
        database.inTransaction(() -> {
            database.execute("""
                    update pause set ends = greatest(now(), began + interval '1 microsecond')
                    where partner = ? and ends > now()
                    """, partner);
            hold(partner, null);
        });
    }

    private void requirePartner(String partner) {
        if (!node.partners().containsKey(partner)) {
            throw new ProblemException(ProblemType.NOT_FOUND, "This node has no mirror of " + partner + ".");
        }
    }

    private void keep(Pause pause) {
        database.useHandle(handle -> handle.createUpdate("""
                        insert into pause (partner, began, ends, paused_by, reason)
                        values (:partner, :began, :ends, :by, :reason)
                        on conflict (partner, began) do update set ends = excluded.ends,
                            paused_by = excluded.paused_by, reason = excluded.reason
                        """).bindMethods(pause).execute());
    }

    /** Waits for a batch that is being applied. */
    private void hold(String partner, Instant until) {
        for (String mirrors : List.of("mirror_position", "letters.mirror_position", "pictures.mirror_position")) {
            database.execute("""
                    insert into %s (owner, paused_until) values (?, ?)
                    on conflict (owner) do update set paused_until = excluded.paused_until
                    """.formatted(mirrors), partner, until);
        }
    }
}
