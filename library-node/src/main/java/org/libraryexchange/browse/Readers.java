package org.libraryexchange.browse;

import jakarta.inject.Singleton;
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
@Singleton
record Readers(CityTitles cities, NodeConfig node, PublicConfig config, Clock clock) {

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
