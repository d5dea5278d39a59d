package org.libraryexchange.pages.console;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.libraryexchange.base.locale.CityTitles;
import org.libraryexchange.base.locale.Dates;
import org.libraryexchange.base.locale.Language;
import org.libraryexchange.exchange.nights.NightView;
import org.libraryexchange.exchange.proving.LastProof;
import org.libraryexchange.pages.web.Address;
import org.libraryexchange.pages.web.BrokenRules;
import org.libraryexchange.pages.web.Visit;

/** Words things for one reader of the ops pages, with times by the clock of the node's city. */
record ConsoleTexts(Visit visit, CityTitles cities, ZoneId zone, Instant now) {

    public Language language() {
        return visit.language();
    }

    ConsoleMessages words() {
        return messages(ConsoleMessages.class);
    }

    <T> T messages(Class<T> bundle) {
        return language().messages(bundle);
    }

    public Dates dates() {
        return new Dates(language());
    }

    /** A link to the page of something, below a path that ends with a slash. */
    public String link(String path, Object id) {
        return link(path + id);
    }

    public String link(String path) {
        return visit.link(Address.of(path));
    }

    public String city(String term) {
        return cities.of(term, language()).title();
    }

    /** The colour of a city. */
    public String accent(String term) {
        return cities.of(term, language()).accent();
    }

    public String number(long number) {
        return language().number(number);
    }

    /** A number, or a dash if it is not known. */
    public String known(OptionalLong number) {
        return number.isPresent() ? number(number.getAsLong()) : "–";
    }

    /** A number, which is none if nothing is said. */
    public String count(OptionalLong number) {
        return number(number.orElse(0));
    }

    public String orNothing(Optional<String> text) {
        return text.orElse("");
    }

    /** The name of a city; empty if there is none. */
    public String cityOf(Optional<String> term) {
        return term.map(this::city).orElse("");
    }

    /** The date in the node's city. */
    public LocalDate today() {
        return LocalDate.ofInstant(now, zone);
    }

    /** A title, and the language that it is in. */
    record Title(String text, String language) {}

    /** The title that this reader reads best, or another text if there is none. */
    public Title title(Map<String, String> texts, String otherwise) {
        return texts.entrySet().stream()
                .filter(text -> text.getKey().equals(language().tag()))
                .findFirst()
                .or(() -> texts.entrySet().stream().findFirst())
                .map(text -> new Title(text.getValue(), text.getKey()))
                .orElseGet(() -> new Title(otherwise, "zxx"));
    }

    /** A name in the reader's language, or another text if there is none. */
    public String name(Map<String, String> names, String otherwise) {
        return language().pick(names).orElse(otherwise);
    }

    /** A moment, as short as possible: without the date if it is today, and without the year if it is this year. */
    public String moment(Instant moment) {
        ZonedDateTime local = moment.atZone(zone);
        LocalDate today = today();
        String time = dates().time(local);
        if (local.toLocalDate().equals(today)) {
            return time;
        }
        String day = local.getYear() == today.getYear() ? dates().dayOfMonth(local) : dates().day(local);
        return words().dayAndTime(day, time);
    }

    /** A moment with its full date, for lists. */
    public String full(Instant moment) {
        ZonedDateTime local = moment.atZone(zone);
        return words().dayAndTime(dates().day(local), dates().time(local));
    }

    /** When something was proved, and what has come since. */
    public List<String> proved(LastProof proof) {
        String at = moment(proof.made());
        String told = proof.items() == 0 ? words().provedEmpty(at) : words().provedAt(at);
        return proof.later() == 0
                ? List.of(told)
                : List.of(told, words().changesSince(proof.later(), number(proof.later())));
    }

    /** Several remarks in one line. */
    public String together(List<String> remarks) {
        return String.join(words().comma(), remarks);
    }

    public String link(String path, String parameter, String value) {
        return visit.link(Address.of(path).with(parameter, value));
    }

    String link(Address list, String parameter, long value) {
        return visit.link(list.with(parameter, Long.toString(value)));
    }

    /** Which rule of an item something breaks, in words. */
    public String broken(String rule, String hint) {
        return BrokenRules.in(language(), rule, hint);
    }

    /** The date and the result of a night. */
    public String night(NightView night) {
        return words().nightLabel(dates().dayWithWeekday(night.night()), words().nightState(night.shown()));
    }

    public String time(Instant moment) {
        return dates().time(moment.atZone(zone));
    }

    public String zoneName() {
        return dates().nameOf(zone);
    }

    /** A length of time, rounded down: seconds, minutes, hours and minutes, or days and hours. */
    public String span(Duration span) {
        long seconds = Math.max(0, span.toSeconds());
        if (seconds < 60) {
            return words().seconds(seconds);
        }
        if (seconds < 3_600) {
            return words().minutes(seconds / 60);
        }
        return seconds < 86_400
                ? words().hours(seconds / 3_600, seconds / 60 % 60)
                : words().days(seconds / 86_400, seconds / 3_600 % 24);
    }

    public String seconds(long seconds) {
        return span(Duration.ofSeconds(seconds));
    }

    public String hours(long hours) {
        return span(Duration.ofHours(hours));
    }

    /**
     * How long something took: with a tenth of a second below one minute, in seconds below one hour, else as
     * {@link #span}.
     */
    public String took(Instant begin, Instant end) {
        Duration span = Duration.between(begin, end);
        return span.toMinutes() == 0
                ? words().secondsExactly(String.format(java.util.Locale.ROOT, "%.1f", span.toMillis() / 1_000.0))
                : span.toHours() == 0 ? words().minutesAndSeconds(span.toMinutes(), span.toSecondsPart()) : span(span);
    }
}
