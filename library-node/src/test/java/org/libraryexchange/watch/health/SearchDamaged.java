package org.libraryexchange.watch.health;

import jakarta.enterprise.inject.Vetoed;
import java.time.Duration;
import org.libraryexchange.watch.health.Verdict.Stuck;
import org.libraryexchange.watch.health.Verdict.Well;

/** Reports that the search index is being made in place of a damaged one, so that a test need not wait for this. */
@Vetoed
public class SearchDamaged extends ImportsStuck {

    private final Duration since;

    public SearchDamaged(Duration since) {
        super(since);
        this.since = since;
    }

    @Override
    public Verdict imports() {
        return new Well();
    }

    @Override
    public Verdict search() {
        return new Stuck(since, StuckCause.INDEX_DAMAGED);
    }
}
