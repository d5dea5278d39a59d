package org.libraryexchange.browse;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.node.PublicConfig;
import org.libraryexchange.web.CityTitles;
import org.libraryexchange.web.Dates;
import org.libraryexchange.web.Language;
import org.libraryexchange.web.Site;
import org.libraryexchange.web.Visit;
import org.libraryexchange.web.Wording;

/** What prepares content for one reader, in the language of the page. */
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

    BrowseMessages messages(Language language) {
        return Wording.of(BrowseMessages.class, language);
    }

    Whens whens(Language language) {
        return new Whens(Dates.of(language), cities.all(language), messages(language));
    }

    Periods periods(Language language) {
        return new Periods(Dates.of(language), messages(language));
    }

    Entries entries(Visit visit) {
        return entries(visit, today());
    }

    /**
     * @param from the day from which on dates are shown
     */
    Entries entries(Visit visit, LocalDate from) {
        Language language = visit.language();
        return new Entries(visit, cities, whens(language), periods(language), from);
    }

    CityTitles cities() {
        return cities;
    }

    /** The date in the node's city. */
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), node.timeZone());
    }

    /** The time zone of the node's city. */
    ZoneId zone() {
        return node.timeZone();
    }

    /** Where others outside find this node. */
    Site site() {
        return new Site(config.publicAddress());
    }

    /** A link as others outside write it. */
    URI absolute(String link) {
        return config.publicAddress().resolve(link);
    }

    /** A link by which calendar programs subscribe. */
    String webcal(String link) {
        return "webcal://" + config.publicAddress().getRawAuthority() + link;
    }

    /** A moment in words, by the clock of the node's city. */
    String moment(Instant moment, Language language) {
        LocalDateTime local = LocalDateTime.ofInstant(moment, node.timeZone());
        Dates dates = Dates.of(language);
        return messages(language).dayAndTime(dates.day(local), dates.time(local.toLocalTime()));
    }

    /** The date of a moment in words, by the calendar of the node's city. */
    String day(Instant moment, Language language) {
        return Dates.of(language).day(LocalDate.ofInstant(moment, node.timeZone()));
    }
}
