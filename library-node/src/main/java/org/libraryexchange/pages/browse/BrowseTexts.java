package org.libraryexchange.pages.browse;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.base.locale.City;
import org.libraryexchange.base.locale.CityTitles;
import org.libraryexchange.base.locale.Dates;
import org.libraryexchange.base.locale.Language;
import org.libraryexchange.catalogue.search.Authority;
import org.libraryexchange.catalogue.search.GazetteerFiles;
import org.libraryexchange.pages.web.Address;
import org.libraryexchange.pages.web.Site;
import org.libraryexchange.pages.web.Visit;

/**
 * Words things for one reader of the catalogue, with times by the clock of the node's city.
 *
 * @param today the date in the node's city
 * @param site where others outside find this node
 */
record BrowseTexts(
        Visit visit,
        CityTitles cities,
        GazetteerFiles authorities,
        OccurrenceTexts times,
        ZoneId zone,
        LocalDate today,
        Site site) {

    public Language language() {
        return visit.language();
    }

    BrowseMessages words() {
        return times.words();
    }

    <T> T messages(Class<T> bundle) {
        return language().messages(bundle);
    }

    public Dates dates() {
        return times.dates();
    }

    public City city(String term) {
        return cities.of(term, language());
    }

    /** The city's library by its own name, or else by that of its city. */
    public String library(String city) {
        return cities.library(city, language())
                .orElseGet(() -> words().libraryOf(city(city).title()));
    }

    /** Who asks to be named for an item, or else its city's library. */
    String publisher(LocalizedItem item) {
        return item.attribution().map(ShownText::text).orElseGet(() -> library(item.owner()));
    }

    public String number(Number number) {
        return language().number(number.longValue());
    }

    public String link(Address address) {
        return visit.link(address);
    }

    /** A link to the list of the items that have something in common. */
    public String list(String filter, String value) {
        return link(Address.of(Lists.PATH).with(filter, value));
    }

    /** A link to the page of an item. */
    public String item(Object id) {
        return visit.link("/items/" + id);
    }

    /** A link to the page of the authority that a part of a document names; empty if it names none that is known here. */
    public Optional<String> authority(JsonNode named) {
        return authorities
                .find(named.path("authority").asText())
                .map(found -> visit.link("/authorities/" + found.key()));
    }

    /** What an authority is usually called. */
    public ShownText name(Authority authority) {
        return text(authority.names().keySet(), authority::usualName).orElseThrow();
    }

    /** Why a date is not as announced. */
    public Optional<ShownText> reason(OccurrenceView date) {
        return text(date.reason().keySet(), date.reason()::get);
    }

    /** The text in the reader's language, or else in any; empty if there is none. */
    private Optional<ShownText> text(Set<String> languages, UnaryOperator<String> text) {
        return Stream.concat(Stream.of(language().tag()), languages.stream())
                .filter(languages::contains)
                .findFirst()
                .map(tag -> new ShownText(
                        tag,
                        text.apply(tag),
                        Optional.of(language().nameOf(tag))
                                .filter(other -> !tag.equals(language().tag()))));
    }

    /** The site that has the one page of a city's items that others link: the city's own, if it is known. */
    Site site(String owner) {
        return cities.cities().publicAddress(owner).map(Site::new).orElse(site);
    }

    /** A link as others outside write it. */
    public URI absolute(Object link) {
        return site.address().resolve(link.toString());
    }

    /** A link by which calendar programs subscribe. */
    public String webcal(Address calendar) {
        return "webcal://" + site.address().getRawAuthority() + calendar;
    }

    public Address outlook(Address calendar) {
        return Address.of("https://outlook.live.com/calendar/0/addfromweb")
                .with("url", absolute(calendar).toString());
    }

    /** Google takes no other scheme in a link. */
    public Address google(Address calendar) {
        return Address.of("https://calendar.google.com/calendar/r").with("cid", webcal(calendar));
    }

    public String moment(Instant moment) {
        ZonedDateTime local = moment.atZone(zone);
        return words().dayAndTime(dates().wholeDay(local), dates().time(local));
    }

    public String day(Instant moment) {
        return dates().wholeDay(moment.atZone(zone));
    }

    /** A date, with the year only if it is not that of another date. */
    public String day(LocalDate day, LocalDate other) {
        return day.getYear() == other.getYear() ? dates().dayOfMonth(day) : dates().day(day);
    }

    /** Whether a note says that something is free, in the word that pages in its language have for it. */
    public boolean saysFree(Optional<ShownText> note) {
        return note.flatMap(text -> Language.of(text.language())
                        .map(of -> of.messages(BrowseMessages.class).free())
                        .filter(word -> isSaid(word, text.text())))
                .isPresent();
    }

    /** Whether a text has a word that is no part of another one, as in "step-free". */
    private static boolean isSaid(String word, String text) {
        return Pattern.compile("(?<![a-z-])" + Pattern.quote(word), Pattern.CASE_INSENSITIVE)
                .matcher(text)
                .find();
    }

    String period(String edtf) {
        return new Periods(dates(), words()).of(edtf);
    }

    public String period(LocalizedItem item) {
        return period(item.period());
    }

    /** The next date of an item from a day on, or the time that it is about, in a few words; may be empty. */
    public String when(LocalizedItem item, LocalDate from) {
        if (item.toBeAnnounced(from)) {
            return words().datesToBeAnnounced();
        }
        return item.dates().isEmpty() ? period(item) : times.brief(item.told(from));
    }

    /** What admission costs, from the lowest price to the highest; empty if that is not known. */
    public String admission(LocalizedItem item) {
        JsonNode admission = item.part("event").path("admission");
        List<String> prices = LocalizedItem.each(admission.path("prices"))
                .sorted(Comparator.comparing(price -> price.path("amount").asDouble()))
                .map(price -> language()
                        .money(
                                price.path("amount").asText(),
                                price.path("currency").asText()))
                .distinct()
                .toList();
        return switch (prices.size()) {
            case 0 -> admission.path("free").asBoolean() ? words().free() : "";
            case 1 -> prices.get(0);
            default -> dates().shortSpan(prices.get(0), prices.get(prices.size() - 1));
        };
    }

    /** Whom an event is meant for; may be empty. */
    public String audience(LocalizedItem item) {
        return item.audiences()
                .map(words()::audience)
                .collect(Collectors.joining(language().comma()));
    }
}
