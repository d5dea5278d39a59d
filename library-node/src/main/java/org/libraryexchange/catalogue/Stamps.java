package org.libraryexchange.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.libraryexchange.security.Actor;

/** What a write takes from outside: when, who, and ids for what is new. */
@ApplicationScoped
class Stamps {

    private final Clock clock;
    private final Actor actor;
    private final Supplier<UUID> ids;

    Stamps(Clock clock, Actor actor, Supplier<UUID> ids) {
        this.clock = clock;
        this.actor = actor;
        this.ids = ids;
    }

    Instant now() {
        return clock.instant();
    }

    String actor() {
        return actor.name();
    }

    UUID newId() {
        return ids.get();
    }
}
