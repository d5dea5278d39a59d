package org.libraryexchange.pages.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.libraryexchange.base.node.Cities;
import org.libraryexchange.base.worker.PeriodicTask;
import org.libraryexchange.catalogue.search.ItemLookup;

/** Knows whether the catalogues have samples, by their identifiers. It looks now and then, so that no page has to. */
@ApplicationScoped
class Samples {

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final ItemLookup items;
    private final Set<String> schemes;
    private volatile boolean shown;

    Samples(ItemLookup items, Cities cities) {
        this.items = items;
        this.schemes = cities.names().stream().map(city -> city + "-sample").collect(Collectors.toUnmodifiableSet());
    }

    boolean areShown() {
        return shown;
    }

    @Produces
    PeriodicTask looking() {
        return new PeriodicTask(
                "samples", PAUSE, () -> shown = items.anyIdentified(schemes).orElse(shown));
    }
}
