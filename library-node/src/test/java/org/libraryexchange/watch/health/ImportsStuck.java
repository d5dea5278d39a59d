package org.libraryexchange.watch.health;

import jakarta.enterprise.inject.Vetoed;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.libraryexchange.watch.health.Verdict.Stuck;
import org.libraryexchange.watch.health.Verdict.Well;

/** Reports that the logs are well and the imports are stuck, so that a test need not wait for this. */
@Vetoed
public class ImportsStuck extends ExchangeHealth {

    private final Duration withoutProgress;

    public ImportsStuck(Duration withoutProgress) {
        super(
                new LogObserver("leeds", Set.of("hangzhou"), null, null),
                new Patience(Duration.ofSeconds(20), (city, within) -> false),
                System::nanoTime,
                Well::new);
        this.withoutProgress = withoutProgress;
    }

    @Override
    public Map<String, Verdict> byCity() {
        return Map.of();
    }

    @Override
    public Map<String, Verdict> letters() {
        return Map.of();
    }

    @Override
    public Verdict imports() {
        return new Stuck(withoutProgress, StuckCause.NO_PROGRESS);
    }
}
