package org.libraryexchange.console;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.web.CityTitles;
import org.libraryexchange.web.Visit;

/** Makes the wording for readers, with times by the clock of this city. */
@ApplicationScoped
class Speeches {

    private final CityTitles cities;
    private final NodeConfig node;
    private final Clock clock;

    Speeches(CityTitles cities, NodeConfig node, Clock clock) {
        this.cities = cities;
        this.node = node;
        this.clock = clock;
    }

    Speech of(Visit visit) {
        return new Speech(visit, cities, node.timeZone(), clock.instant());
    }
}
