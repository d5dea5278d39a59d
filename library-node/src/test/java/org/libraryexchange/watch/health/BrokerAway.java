package org.libraryexchange.watch.health;

import jakarta.enterprise.inject.Vetoed;
import java.time.Duration;
import java.util.Map;
import org.libraryexchange.watch.health.Verdict.Stuck;

/** Reports that the broker has not answered for a while, so that a test need not wait for this. */
@Vetoed
public class BrokerAway extends ImportsStuck {

    private final Verdict stuck;

    public BrokerAway(Duration silent) {
        super(silent);
        this.stuck = new Stuck(silent, StuckCause.BROKER_SILENT);
    }

    @Override
    public Map<String, Verdict> byCity() {
        return Map.of("leeds", stuck, "hangzhou", stuck);
    }

    @Override
    public Map<String, Verdict> letters() {
        return Map.of("hangzhou", stuck);
    }
}
