package org.libraryexchange.catalogue;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.libraryexchange.base.security.Actor;
import org.libraryexchange.base.tracing.RequestTrace;
import org.libraryexchange.record.TraceParent;

/** What a write takes from outside: the time, the actor, the trace and new ids. */
@Singleton
public record Stamps(Clock clock, Actor caller, RequestTrace request, Supplier<UUID> ids) {

    public Instant now() {
        return clock.instant();
    }

    public String actor() {
        return caller.name();
    }

    public Optional<TraceParent> trace() {
        return request.recorded();
    }

    public UUID newId() {
        return ids.get();
    }
}
