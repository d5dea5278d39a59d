package org.libraryexchange.exchange.loads;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.libraryexchange.exchange.loads.LoadWatch.Decision;
import org.libraryexchange.exchange.nights.Chore;
import org.libraryexchange.exchange.proving.ProofRequests;
import org.libraryexchange.exchange.proving.ProofRequests.Origin;

/** Asks for a proof of the own catalogue after a load, so that nobody has to wait for the night to see that it arrived. */
@ApplicationScoped
class LoadChore implements Chore {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final LoadReader reader;
    private final ProofRequests requests;
    private final LoadWatch watch;
    private Instant next = Instant.MIN;

    LoadChore(LoadReader reader, ProofRequests requests, LoadsConfig config) {
        this.reader = reader;
        this.requests = requests;
        this.watch = new LoadWatch(config.quiet());
    }

    @Override
    public boolean step(Instant now) {
        if (now.isBefore(next)) {
            return false;
        }
        next = now.plus(PAUSE);
        boolean due = watch.look(reader.read(), now) == Decision.PROVE;
        if (due) {
            UUID unused = requests.requested(Origin.LOAD, "load");
        }
        return due;
    }

    /** When a load is proved. */
    @ConfigMapping(prefix = "library.loads")
    interface LoadsConfig {

        /** How long nothing more may have come. A load that goes on is proved after sixty times as long. */
        @WithDefault("10s")
        Duration quiet();
    }
}
