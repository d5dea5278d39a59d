package org.libraryexchange.browse;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.node.PublicConfig;
import org.libraryexchange.web.CityTitles;
import org.libraryexchange.web.Dates;
import org.libraryexchange.web.Language;
import org.libraryexchange.web.Site;
import org.libraryexchange.web.Visit;
import org.libraryexchange.web.Wording;

/** Knows how to speak to readers. */
@ApplicationScoped
class Readers {

    private final CityTitles cities;
    private final NodeConfig node;
    private final PublicConfig config;
    private final Clock clock;

    Readers(CityTitles cities, NodeConfig node, PublicConfig config, Clock clock) {
        this.cities = cities;
        this.node = node;
        this.config = config;
        this.clock = clock;
    }

    BrowseSpeech of(Visit visit) {
        return new BrowseSpeech(
                visit, cities, times(visit.language()), node.timeZone(), today(), new Site(config.publicAddress()));
    }

    OccurrenceWords times(Language language) {
        return new OccurrenceWords(
                Dates.of(language), cities.all(language), Wording.of(BrowseMessages.class, language));
    }

    /** The date in the node's city. */
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), node.timeZone());
    }
}
