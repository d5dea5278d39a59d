package org.libraryexchange.pages.browse;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import org.libraryexchange.base.locale.CityTitles;
import org.libraryexchange.base.locale.Dates;
import org.libraryexchange.base.locale.Language;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.base.node.PublicConfig;
import org.libraryexchange.pages.web.Site;
import org.libraryexchange.pages.web.Visit;

/** Knows how to speak to readers. */
@Singleton
record Readers(CityTitles cities, NodeConfig node, PublicConfig config, Clock clock) {

    BrowseTexts of(Visit visit) {
        return new BrowseTexts(
                visit, cities, times(visit.language()), node.timeZone(), today(), new Site(config.publicAddress()));
    }

    OccurrenceTexts times(Language language) {
        return new OccurrenceTexts(Dates.of(language), cities.all(language), language.messages(BrowseMessages.class));
    }

    /** The date in the node's city. */
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), node.timeZone());
    }
}
