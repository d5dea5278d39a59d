package org.libraryexchange.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.item.Violation;
import org.libraryexchange.letters.Correspondence;
import org.libraryexchange.letters.DeskLetter;
import org.libraryexchange.web.BrokenRules;
import org.libraryexchange.web.City;
import org.libraryexchange.web.CityTitles;
import org.libraryexchange.web.Dates;
import org.libraryexchange.web.Language;
import org.libraryexchange.web.Wording;

/**
 * Words letters for one reader of the desk.
 *
 * @param desks of both cities
 */
record LetterSpeech(DeskSpeech desk, CityTitles cities, List<Correspondence.Desk> desks) {

    /**
     * A text in one language.
     *
     * @param instead name of its language, if it is not the reader's; empty if it is
     */
    record Shown(String language, String text, String instead) {}

    Language language() {
        return desk.language();
    }

    LetterMessages words() {
        return Wording.of(LetterMessages.class, language());
    }

    OfferMessages offers() {
        return Wording.of(OfferMessages.class, language());
    }

    /** What a rule says that somebody has broken. */
    String told(Violation violation) {
        String told = words().broken(violation.rule());
        return told.isEmpty() ? BrokenRules.in(language(), violation.rule(), violation.message()) : told;
    }

    City city(String term) {
        return cities.of(term, language());
    }

    String title(String city) {
        return city(city).title();
    }

    /** The name of a desk in the reader's language; its id if it has no name. */
    String desk(String city, String id) {
        Map<String, String> names = desks.stream()
                .filter(desk -> desk.city().equals(city) && desk.id().equals(id))
                .map(Correspondence.Desk::names)
                .findFirst()
                .orElse(Map.of());
        return language().pick(names).orElse(id);
    }

    /** The desk that signed a letter, with its city, and the person if the letter names one. */
    String sender(DeskLetter letter) {
        String city = title(letter.owner());
        String id = letter.document().path("from").path("desk").asText();
        String desk = id.isEmpty() ? city : words().deskOf(desk(letter.owner(), id), city);
        String name = letter.document().path("from").path("name").asText();
        return name.isEmpty() ? desk : words().person(name, desk);
    }

    /** A moment by the clock of the node's city, then by those of the others. */
    String moment(Instant moment) {
        ZonedDateTime here = moment.atZone(desk.zone());
        return Stream.concat(
                        Stream.of(desk.moment(moment)),
                        desk.cities().stream().skip(1).flatMap(city -> elsewhere(city, moment, here)))
                .collect(Collectors.joining(" · "));
    }

    private Stream<String> elsewhere(City city, Instant moment, ZonedDateTime here) {
        Optional<ZoneId> zone = city.zone();
        if (zone.isEmpty()) {
            return Stream.empty();
        }
        ZonedDateTime there = moment.atZone(zone.get());
        Dates dates = Dates.of(language());
        String time = dates.time(there.toLocalTime());
        boolean isSameDay = there.toLocalDate().equals(here.toLocalDate());
        return Stream.of(desk.words().elsewhere(city.title(), isSameDay ? time : dates.dayOfMonth(there) + " " + time));
    }

    /** The text of a letter in the reader's language, or else in the original language, or else in any. */
    Optional<Shown> text(DeskLetter letter, String member) {
        JsonNode texts = letter.document().path(member);
        String original = letter.document().path("originalLanguage").asText();
        return texts.properties().stream()
                .filter(text -> text.getValue().isTextual())
                .min((one, other) -> Integer.compare(rank(one.getKey(), original), rank(other.getKey(), original)))
                .map(text -> new Shown(
                        text.getKey(),
                        text.getValue().asText(),
                        isReaders(text.getKey()) ? "" : language().nameOf(text.getKey())));
    }

    private int rank(String tag, String original) {
        if (tag.equals(language().tag())) {
            return 0;
        }
        return isReaders(tag) ? 1 : tag.equals(original) ? 2 : 3;
    }

    boolean isReaders(String tag) {
        return desk.isReaders(tag);
    }

    Shown subject(DeskLetter letter) {
        return text(letter, "subject")
                .orElseGet(() -> new Shown(
                        language().tag(),
                        letter.isSent() || letter.isDraft() ? words().noSubject() : words().state(letter.status()),
                        ""));
    }

    /** How far a letter has come; of a letter that says nothing any more, that. */
    String state(DeskLetter letter) {
        return words().state(stateTerm(letter));
    }

    static String stateTerm(DeskLetter letter) {
        return letter.isSent() || letter.isDraft() ? letter.state() : letter.status();
    }

    /** What a letter offers or asks; empty if it does neither. */
    String asks(DeskLetter letter) {
        JsonNode proposal = letter.document().path("proposal");
        if (proposal.isObject()) {
            return offers().offered(
                            proposal.path("sort").asText(),
                            proposal.path("changes").size());
        }
        String asks = letter.document().path("asks").asText("none");
        if (asks.equals("none") || !(letter.isSent() || letter.isDraft())) {
            return "";
        }
        return letter.own() ? words().weAsk(asks) : words().asksUs(asks);
    }
}
