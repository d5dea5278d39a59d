package org.libraryexchange.pages.browse;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import org.libraryexchange.base.locale.CityTitles;
import org.libraryexchange.base.locale.Dates;
import org.libraryexchange.base.locale.Language;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.catalogue.search.GazetteerFiles;
import org.libraryexchange.pages.web.Frame;
import org.libraryexchange.pages.web.Frames;
import org.libraryexchange.pages.web.Visit;

/** Knows how to speak to readers. */
@Singleton
record Readers(CityTitles cities, GazetteerFiles authorities, NodeConfig node, Frames frames, Clock clock) {

    BrowseTexts of(Visit visit) {
        return new BrowseTexts(
                visit, cities, authorities, times(visit.language()), node.timeZone(), today(), frames.site());
    }

    OccurrenceTexts times(Language language) {
        return new OccurrenceTexts(new Dates(language), cities.all(language), language.messages(BrowseMessages.class));
    }

    /** The frame of a page that search engines describe as the site. */
    Frame frame(Visit visit, String title, boolean robots) {
        Frame frame = frames.of(visit, title, robots);
        BrowseMessages words = visit.language().messages(BrowseMessages.class);
        return frame.describedAs(words.homeLead(frame.own(), frame.partners()));
    }

    /** The date in the node's city. */
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), node.timeZone());
    }
}
