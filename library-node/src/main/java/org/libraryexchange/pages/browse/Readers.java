package org.libraryexchange.pages.browse;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import org.libraryexchange.base.locale.CityTitles;
import org.libraryexchange.base.locale.Dates;
import org.libraryexchange.base.locale.Language;
import org.libraryexchange.base.locale.Wording;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.base.node.PublicConfig;
import org.libraryexchange.pages.web.Site;
import org.libraryexchange.pages.web.Visit;

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
