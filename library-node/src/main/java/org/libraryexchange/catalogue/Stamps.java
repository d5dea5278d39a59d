package org.libraryexchange.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.libraryexchange.base.security.Actor;
import org.libraryexchange.base.tracing.RequestTrace;
import org.libraryexchange.record.TraceParent;

/** What a write takes from outside: the time, the actor, the trace and new ids. */
@ApplicationScoped
public class Stamps {

    private final Clock clock;
    private final Actor actor;
    private final RequestTrace trace;
    private final Supplier<UUID> ids;

    Stamps(Clock clock, Actor actor, RequestTrace trace, Supplier<UUID> ids) {
        this.clock = clock;
        this.actor = actor;
        this.trace = trace;
        this.ids = ids;
    }

    public Instant now() {
        return clock.instant();
    }

    public String actor() {
        return actor.name();
    }

    public Optional<TraceParent> trace() {
        return trace.recorded();
    }

    public UUID newId() {
        return ids.get();
    }
}
