package org.libraryexchange.desk;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.browse.BrowseMessages;
import org.libraryexchange.web.Address;
import org.libraryexchange.web.City;
import org.libraryexchange.web.CityTitles;
import org.libraryexchange.web.Dates;
import org.libraryexchange.web.Language;
import org.libraryexchange.web.Visit;
import org.libraryexchange.web.Wording;

/** Words things for one reader of the desk, with times by the clock of the node's city. */
record DeskSpeech(Visit visit, CityTitles titles, ZoneId zone) {

    public Language language() {
        return visit.language();
    }

    DeskMessages words() {
        return Wording.of(DeskMessages.class, language());
    }

    /** The terms of the contract, as readers see them. */
    BrowseMessages terms() {
        return Wording.of(BrowseMessages.class, language());
    }

    OfferMessages offers() {
        return Wording.of(OfferMessages.class, language());
    }

    /** All cities, the node's own first. */
    public List<City> cities() {
        return titles.all(language());
    }

    public City city(String term) {
        return titles.of(term, language());
    }

    public String number(Number number) {
        return language().number(number.longValue());
    }

    /** Whether a language is that of the page, in whatever script. */
    boolean isReaders(String tag) {
        return Language.of(tag).equals(Optional.of(language()));
    }

    public String link(String path) {
        return visit.link(path);
    }

    /** A link with a parameter. */
    public String link(String path, String name, String value) {
        return visit.link(Address.of(path).with(name, value));
    }

    public String moment(Instant moment) {
        ZonedDateTime local = moment.atZone(zone);
        Dates dates = Dates.of(language());
        return dates.day(local) + " " + dates.time(local.toLocalTime());
    }

    private RuleTerms ruleTerms() {
        return new RuleTerms(language(), words());
    }

    /** What stands in a choice while nothing is chosen. */
    String none(String field) {
        return RuleFields.member(field).map(ruleTerms()::none).orElseGet(words()::notStated);
    }

    /** The name of a term in a choice. */
    String term(String field, String term) {
        return switch (field) {
            case "originalLanguage" -> language().nameOf(term);
            case "occurrences/status" -> terms().occurrenceStatus(term);
            case "links/rel" -> terms().relation(term);
            case "sisters/relation" -> words().sisterRelation(term);
            case "event/audience" -> terms().audience(term);
            case "history/form" -> terms().form(term);
            case "event/admission/free" -> term.equals("true") ? words().yesFree() : words().noFree();
            default ->
                RuleFields.member(field)
                        .map(member -> ruleTerms().of(member, term))
                        .orElse(term);
        };
    }
}
