package org.libraryexchange.pages.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.base.locale.City;
import org.libraryexchange.base.locale.Dates;
import org.libraryexchange.base.locale.Language;
import org.libraryexchange.item.Violation;
import org.libraryexchange.letter.ProposedChange;
import org.libraryexchange.letters.LetterDesks;
import org.libraryexchange.letters.LetterRecord;
import org.libraryexchange.pages.desk.DeskTexts.Title;
import org.libraryexchange.pages.desk.LetterItems.Card;
import org.libraryexchange.pages.desk.LetterItems.ItemReference;
import org.libraryexchange.pages.web.BrokenRules;

/**
 * Words letters for one reader of the desk.
 *
 * @param desks of both cities
 * @param shelf with the items that the page names
 * @param sentences that the library says in words of its own, by term
 */
record LetterTexts(
        DeskTexts desk,
        List<LetterDesks.Desk> desks,
        Function<ItemReference, Card> shelf,
        Map<String, String> sentences) {

    /**
     * A text in one language.
     *
     * @param instead name of its language, if it is not the reader's; empty if it is
     */
    record LetterText(String language, String text, String instead) {}

    private static final Set<String> OPEN = Set.of("unread", "read", "in-hand");
    private static final Pattern BLANK_LINE = Pattern.compile("\\n\\s*\\n");

    public Language language() {
        return desk.language();
    }

    LetterMessages words() {
        return language().messages(LetterMessages.class);
    }

    OfferMessages offers() {
        return desk.offers();
    }

    /** What is wrong with a field. */
    String problem(String label, Violation violation) {
        if (violation.rule().equals("min-items")) {
            return offers().nothingOffered();
        }
        String told = words().broken(violation.rule());
        return desk.words()
                .problem(
                        label,
                        told.isEmpty() ? BrokenRules.in(language(), violation.rule(), violation.message()) : told);
    }

    Problems problems(List<Violation> violations) {
        return new Problems(
                violations, this::problem, pointer -> words().label(pointer.isEmpty() ? "" : pointer.substring(1)));
    }

    /**
     * Puts what is wrong with a text beside its fields, of which each language has one.
     *
     * @param place what the ids of the fields begin with, since a page may have several such texts
     */
    void place(Problems problems, String place, String member, Collection<String> tags) {
        for (String tag : tags) {
            String pointer = "/" + member + "/" + tag;
            problems.place(FormValues.id(place + pointer), label(pointer), pointer::equals);
        }
    }

    public City city(String term) {
        return desk.city(term);
    }

    public String title(String city) {
        return city(city).title();
    }

    public Card card(ItemReference item) {
        return shelf.apply(item);
    }

    /** The title of an item; another name for it if it is not here. */
    public Title shown(Card card) {
        return card.isHere()
                ? desk.shown(card.document())
                : new Title(
                        language().tag(), words().unknownItem(title(card.item().owner())));
    }

    String title(ItemReference item) {
        return shown(card(item)).text();
    }

    /** The name of a field, with its language if it has one. */
    String label(String pointer) {
        if (pointer.equals(LetterForm.PROPOSAL)) {
            return offers().proposal();
        }
        String[] parts = pointer.substring(1).split("/", 2);
        boolean isText = parts.length == 2
                && List.of("subject", "text", "standard", "reason").contains(parts[0]);
        return isText
                ? desk.words().inLanguage(words().label(parts[0]), language().nameOf(parts[1]))
                : words().label(pointer.substring(1));
    }

    /** The name of what a change is about. */
    String label(ProposedChange change) {
        return OfferPosting.isSister(change) ? offers().sister() : desk.label(change.pointer());
    }

    /** A change in one line. */
    String inWords(ProposedChange change) {
        return desk.words().inRow(label(change), text(change, change.becomes()));
    }

    /** A value of what a change is about. */
    String text(ProposedChange change, JsonNode value) {
        return OfferPosting.isSister(change) && value.isObject()
                ? offers().sisterOf(
                                title(ItemReference.of(value)),
                                offers().relationOf(value.path("relation").asText()))
                : value.isValueNode() ? value.asText() : value.toString();
    }

    /** The items that a letter is about. */
    public List<ItemReference> about(LetterRecord letter) {
        return LetterItems.of(letter);
    }

    /** Languages in the order in which this reader wants them: the reader's first, then the original. */
    public List<String> ordered(Set<String> tags, String original) {
        return tags.stream()
                .sorted(Comparator.comparing((String tag) -> !isReaders(tag))
                        .thenComparing(tag -> !tag.equals(original)))
                .toList();
    }

    /** Whether a letter says something in the reader's language, or nothing at all. */
    public boolean isReadable(LetterRecord letter) {
        return letter.languages().isEmpty() || letter.languages().stream().anyMatch(this::isReaders);
    }

    public List<String> paragraphs(String text) {
        return BLANK_LINE
                .splitAsStream(text)
                .map(String::strip)
                .filter(paragraph -> !paragraph.isEmpty())
                .toList();
    }

    public String link(LetterRecord letter) {
        return desk.link(LetterViews.LETTERS + "/" + letter.id());
    }

    /** Whether a letter can still be answered by another. */
    public boolean isAnswerable(LetterRecord letter) {
        return !letter.isOwn() && letter.isSent() && !letter.isOffer() && OPEN.contains(letter.state());
    }

    /** The address of the page on which something is done with a letter. */
    public String act(LetterRecord letter, String act) {
        return desk.link(LetterViews.LETTERS + "/" + letter.id() + "/" + act);
    }

    /** The address of the page that readers see. */
    public String item(Card card) {
        return desk.link("/items/" + card.item().id());
    }

    /** The address of a form for a letter that replies to this one. */
    public String reply(LetterRecord letter) {
        return desk.link(LetterViews.LETTERS + "/new", "reply", letter.id().toString());
    }

    /** The address of a form for an offer that replies to this one. */
    public String offer(LetterRecord letter) {
        ItemReference item = offerable(letter).orElseThrow();
        return desk.link(LetterNewResource.offer(item.owner() + "/" + item.id())
                .with("reply", letter.id().toString()));
    }

    /** The item for which a letter asks a text: such a letter can be answered by an offer. */
    static Optional<ItemReference> offerable(LetterRecord letter) {
        boolean asks = !letter.isOffer()
                && List.of("translation", "check")
                        .contains(letter.document().path("asks").asText());
        return LetterItems.of(letter).stream()
                .filter(item -> asks && item.owner().equals(letter.partner()))
                .findFirst();
    }

    /** The name of a desk in the reader's language; its id if it has no name. */
    public String desk(String city, String id) {
        Map<String, String> names = desks.stream()
                .filter(desk -> desk.city().equals(city) && desk.id().equals(id))
                .map(LetterDesks.Desk::names)
                .findFirst()
                .orElse(Map.of());
        return language().pick(names).orElse(id);
    }

    /** The desks of a city. One that a draft names stays a choice, even if the city has no such desk any more. */
    public List<String> desks(String city, String chosen) {
        return Stream.concat(
                        desks.stream().filter(desk -> desk.city().equals(city)).map(LetterDesks.Desk::id),
                        Stream.of(chosen).filter(desk -> !desk.isEmpty()))
                .distinct()
                .toList();
    }

    /** The number of a row, as people count. */
    public String number(String row) {
        return Integer.toString(Integer.parseInt(row.substring(row.lastIndexOf('/') + 1)) + 1);
    }

    /** The desk that signed a letter, with its city, and the person if the letter names one. */
    public String sender(LetterRecord letter) {
        String city = title(letter.owner());
        String id = letter.fromDesk();
        String desk = id.isEmpty() ? city : words().deskOf(desk(letter.owner(), id), city);
        String name = letter.document().path("from").path("name").asText();
        return name.isEmpty() ? desk : words().person(name, desk);
    }

    /** A moment by the clock of the node's city, then by those of the others. */
    public String moment(Instant moment) {
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
        Dates dates = new Dates(language());
        String time = dates.time(there);
        boolean isSameDay = there.toLocalDate().equals(here.toLocalDate());
        return Stream.of(desk.words().elsewhere(city.title(), isSameDay ? time : dates.dayOfMonth(there) + " " + time));
    }

    /** The text of a letter in the reader's language, or else in the original language, or else in any. */
    Optional<LetterText> text(LetterRecord letter, String member) {
        JsonNode texts = letter.document().path(member);
        String original = letter.originalLanguage();
        return texts.properties().stream()
                .filter(text -> text.getValue().isTextual())
                .min((one, other) -> Integer.compare(rank(one.getKey(), original), rank(other.getKey(), original)))
                .map(text -> new LetterText(
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

    public LetterText subject(LetterRecord letter) {
        return text(letter, "subject")
                .orElseGet(() -> new LetterText(
                        language().tag(),
                        letter.isSent() || letter.isDraft() ? words().noSubject() : words().state(letter.status()),
                        ""));
    }

    /** What became of a letter, in a standard sentence; empty if there is nothing to tell. */
    public String told(LetterRecord letter) {
        boolean isTold = letter.isSent() && !letter.isHandledEarlier();
        String worker = letter.handledBy().orElse("");
        if (isTold && letter.handledState().equals("in-hand") && !worker.isEmpty()) {
            return words().worksOn(desk.person(worker));
        }
        return isTold
                ? Sentence.ofState(letter.handledState(), letter.isOffer())
                        .map(sentence -> in(sentence, letter.isOwn() ? letter.partner() : desk.own()))
                        .orElse("")
                : "";
    }

    /** That a letter was recalled. */
    public String recalled(LetterRecord letter) {
        return in(Sentence.RECALLED, letter.owner());
    }

    private String in(Sentence sentence, String city) {
        return sentence.in(language(), sentences, title(city));
    }

    /** What a letter offers or asks; empty if it does neither. */
    public String asks(LetterRecord letter) {
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
        return letter.isOwn() ? words().weAsk(asks) : words().asksUs(asks);
    }
}
