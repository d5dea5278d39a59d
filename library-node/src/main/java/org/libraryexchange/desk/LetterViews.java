package org.libraryexchange.desk;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.libraryexchange.desk.LetterItems.Card;
import org.libraryexchange.desk.LetterItems.Named;
import org.libraryexchange.desk.LetterPage.Act;
import org.libraryexchange.desk.LetterPage.Crossing;
import org.libraryexchange.desk.LetterPage.Entry;
import org.libraryexchange.desk.LetterPage.Listed;
import org.libraryexchange.desk.LetterPage.Version;
import org.libraryexchange.desk.LetterPage.View;
import org.libraryexchange.letter.HandlingState;
import org.libraryexchange.letters.Correspondence;
import org.libraryexchange.letters.DeskLetter;
import org.libraryexchange.web.Address;
import org.libraryexchange.web.City;
import org.libraryexchange.web.CityTitles;
import org.libraryexchange.web.Language;

/** Shows letters in lists and in threads. */
@ApplicationScoped
class LetterViews {

    static final String LETTERS = "/desk/letters";

    private static final int MOST_CROSSINGS = 5;
    private static final Pattern BLANK_LINE = Pattern.compile("\\n\\s*\\n");

    private final Correspondence letters;
    private final LetterItems items;
    private final OfferViews offers;
    private final CityTitles cities;

    LetterViews(Correspondence letters, LetterItems items, OfferViews offers, CityTitles cities) {
        this.letters = letters;
        this.items = items;
        this.offers = offers;
        this.cities = cities;
    }

    LetterSpeech speech(DeskSpeech speech) {
        return new LetterSpeech(speech, cities, letters.desks());
    }

    /** The items of a list or thread, each read once. */
    private final class Shelf {

        private final LetterSpeech speech;
        private final Map<Named, Card> cards = new LinkedHashMap<>();

        private Shelf(LetterSpeech speech) {
            this.speech = speech;
        }

        private Card card(Named item) {
            return cards.computeIfAbsent(item, it -> items.card(speech, it));
        }
    }

    /** @param count of the whole list */
    Listed list(LetterSpeech speech, String id, String title, List<DeskLetter> shown, long count, String nothing) {
        Language language = speech.language();
        return new Listed(
                id,
                speech.words().counted(title, language.number(count)),
                entries(speech, shown),
                nothing,
                count > shown.size() ? speech.words().onlyLatest(language.number(shown.size())) : "");
    }

    List<Entry> entries(LetterSpeech speech, List<DeskLetter> shown) {
        Shelf shelf = new Shelf(speech);
        return shown.stream().map(letter -> entry(speech, letter, shelf)).toList();
    }

    private Entry entry(LetterSpeech speech, DeskLetter letter, Shelf shelf) {
        City partner = speech.city(letter.partner());
        List<Named> about = LetterItems.of(letter);
        String item = about.isEmpty() ? "" : shelf.card(about.get(0)).title();
        String desk = letter.document().path("from").path("desk").asText();
        return new Entry(
                letter.id().toString(),
                speech.desk().link(LETTERS + "/" + letter.id()),
                speech.subject(letter),
                letter.own()
                        ? speech.words().to(partner.title())
                        : speech.words().from(partner.title()),
                partner.accent(),
                desk.isEmpty() ? "" : speech.desk(letter.owner(), desk),
                speech.moment(letter.moment()),
                LetterSpeech.stateTerm(letter),
                speech.state(letter),
                speech.asks(letter),
                about.size() > 1 ? speech.words().andOthers(item) : item);
    }

    /** The letters of a thread. */
    List<View> views(LetterSpeech speech, List<DeskLetter> shown) {
        Shelf shelf = new Shelf(speech);
        return shown.stream().map(letter -> view(speech, letter, shown, shelf)).toList();
    }

    /** A letter on its own, with nothing to do. */
    View view(LetterSpeech speech, DeskLetter letter) {
        return view(speech, letter, List.of(), new Shelf(speech));
    }

    /** The items of a thread. If letters name several versions of one, the latest letter counts. */
    List<Card> cards(LetterSpeech speech, List<DeskLetter> shown) {
        Map<String, Named> named = new LinkedHashMap<>();
        shown.stream()
                .flatMap(letter -> LetterItems.of(letter).stream())
                .forEach(item -> named.put(item.owner() + "/" + item.id(), item));
        return named.values().stream().map(item -> items.card(speech, item)).toList();
    }

    private View view(LetterSpeech speech, DeskLetter letter, List<DeskLetter> thread, Shelf shelf) {
        JsonNode document = letter.document();
        String toDesk = document.path("toDesk").asText();
        String addressee = document.path("to").asText();
        List<Version> versions = versions(speech, letter);
        boolean isRead =
                versions.isEmpty() || versions.stream().anyMatch(version -> speech.isReaders(version.language()));
        return new View(
                letter.id().toString(),
                speech.city(letter.owner()).accent(),
                speech.sender(letter),
                toDesk.isEmpty() ? "" : speech.words().toDesk(speech.desk(addressee, toDesk)),
                speech.moment(letter.moment()),
                letter.moment().toString(),
                LetterSpeech.stateTerm(letter),
                speech.state(letter),
                speech.asks(letter),
                notices(speech, letter),
                crossings(speech, letter, thread),
                versions,
                isRead
                        ? ""
                        : speech.words()
                                .missing(speech.language()
                                        .nameOf(speech.language().tag())),
                offers.offered(speech, letter),
                reasons(speech, letter),
                links(document),
                LetterItems.of(letter).stream()
                        .map(item -> shelf.card(item).title())
                        .toList(),
                letter.base(),
                acts(speech, letter));
    }

    /** The reader's language first, then the original. */
    private static List<Version> versions(LetterSpeech speech, DeskLetter letter) {
        JsonNode document = letter.document();
        String original = document.path("originalLanguage").asText();
        Set<String> tags = new TreeSet<>();
        document.path("subject").fieldNames().forEachRemaining(tags::add);
        document.path("text").fieldNames().forEachRemaining(tags::add);
        Set<String> ordered = new LinkedHashSet<>();
        tags.stream().filter(speech::isReaders).forEach(ordered::add);
        tags.stream().filter(original::equals).forEach(ordered::add);
        ordered.addAll(tags);
        return ordered.stream()
                .map(tag -> new Version(
                        tag,
                        speech.words()
                                .labelled(
                                        speech.language().nameOf(tag),
                                        speech.words().origin(origin(document, tag, original))),
                        document.path("subject").path(tag).asText(),
                        paragraphs(document.path("text").path(tag).asText())))
                .toList();
    }

    private static String origin(JsonNode document, String tag, String original) {
        if (tag.equals(original)) {
            return "author";
        }
        boolean isMachines = StreamSupport.stream(document.path("machine").spliterator(), false)
                .anyMatch(machine -> machine.asText().equals(tag));
        return isMachines ? "machine" : "person";
    }

    private static List<String> paragraphs(String text) {
        return BLANK_LINE
                .splitAsStream(text)
                .map(String::strip)
                .filter(paragraph -> !paragraph.isEmpty())
                .toList();
    }

    private static List<Version> reasons(LetterSpeech speech, DeskLetter letter) {
        List<Version> reasons = new ArrayList<>();
        for (Map.Entry<String, JsonNode> reason :
                letter.handling().path("reason").properties()) {
            Version version = new Version(
                    reason.getKey(),
                    speech.language().nameOf(reason.getKey()),
                    "",
                    paragraphs(reason.getValue().asText()));
            reasons.add(speech.isReaders(reason.getKey()) ? 0 : reasons.size(), version);
        }
        return reasons;
    }

    private static List<String> links(JsonNode document) {
        return StreamSupport.stream(document.path("links").spliterator(), false)
                .map(JsonNode::asText)
                .filter(link -> link.startsWith("https://"))
                .toList();
    }

    private List<String> notices(LetterSpeech speech, DeskLetter letter) {
        LetterMessages words = speech.words();
        List<String> notices = new ArrayList<>();
        String owner = speech.title(letter.owner());
        if (letter.isErased()) {
            notices.add(words.erased(owner));
        } else if (!letter.isSent() && !letter.isDraft()) {
            notices.add(words.recalled(owner));
        }
        JsonNode handling = letter.handling();
        if (letter.isHandledEarlier()) {
            String state = words.state(handling.path("state").asText());
            String version = handling.path("letter").path("version").asText();
            notices.add(
                    letter.own()
                            ? words.judgedByPartner(speech.title(letter.partner()), state, version)
                            : words.judgedByUs(state, version));
        }
        if (handling.path("erasureAsked").asBoolean() && !letter.isErased()) {
            notices.add(
                    letter.own() ? words.erasureAsked(speech.title(letter.partner())) : words.erasureAskedByUs(owner));
            if (letter.own() && !letters.erases()) {
                notices.add(words.needsOperator());
            }
        }
        if (hasErasedHandling(letter) && !letter.own()) {
            notices.add(words.handlingErased());
        }
        return notices;
    }

    private static boolean hasErasedHandling(DeskLetter letter) {
        return !letter.handling().isMissingNode() && !letter.handling().hasNonNull("state");
    }

    private static List<Crossing> crossings(LetterSpeech speech, DeskLetter letter, List<DeskLetter> thread) {
        return thread.stream()
                .filter(letter::crossed)
                .limit(MOST_CROSSINGS)
                .map(other -> new Crossing("#" + anchor(other), speech.words().crossed(speech.moment(other.moment()))))
                .toList();
    }

    static String anchor(DeskLetter letter) {
        return "letter-" + letter.id();
    }

    private List<Act> acts(LetterSpeech speech, DeskLetter letter) {
        if (letter.isErased()) {
            return List.of();
        }
        LetterMessages words = speech.words();
        String address = LETTERS + "/" + letter.id();
        List<Act> acts = new ArrayList<>();
        if (letter.own()) {
            if (letter.isSent()) {
                acts.add(new Act(words.recall(), speech.desk().link(address + "/recall"), ""));
            }
            if (letters.erases()) {
                acts.add(new Act(words.erase(), speech.desk().link(address + "/erase"), ""));
            }
            return acts;
        }
        if (letter.isSent()) {
            acts.add(new Act(words.reply(), reply(speech, letter), ""));
            offer(speech, letter).ifPresent(acts::add);
        }
        if (hasErasedHandling(letter)) {
            return acts;
        }
        if (letter.isSent()) {
            Stream.of(HandlingState.READ, HandlingState.IN_HAND, HandlingState.ANSWERED)
                    .filter(next -> mayBecome(letter, next))
                    .forEach(next -> acts.add(new Act(title(words, next), address + "/handling", next.term())));
            if (!letter.isOffer() && mayBecome(letter, HandlingState.DECLINED)) {
                acts.add(new Act(words.decline(), speech.desk().link(address + "/decline"), ""));
            }
        }
        if (!letter.handling().path("erasureAsked").asBoolean()) {
            acts.add(new Act(words.askErasure(), speech.desk().link(address + "/ask-erasure"), ""));
        }
        return acts;
    }

    /** The address of a form for a letter that replies to this one. */
    static String reply(LetterSpeech speech, DeskLetter letter) {
        return speech.desk()
                .visit()
                .link(Address.of(LETTERS + "/new").with("reply", letter.id().toString()));
    }

    /** A letter that asks for a text can be answered by an offer. */
    private static Optional<Act> offer(LetterSpeech speech, DeskLetter letter) {
        boolean asks = !letter.isOffer()
                && List.of("translation", "check")
                        .contains(letter.document().path("asks").asText());
        return LetterItems.of(letter).stream()
                .filter(item -> asks && item.owner().equals(letter.partner()))
                .findFirst()
                .map(item -> new Act(
                        speech.offers().offer(),
                        speech.desk()
                                .visit()
                                .link(LetterNewResource.offer(item.owner() + "/" + item.id())
                                        .with("reply", letter.id().toString())),
                        ""));
    }

    /** Whether this city may say next that a letter has this state. */
    static boolean mayBecome(DeskLetter letter, HandlingState next) {
        Optional<HandlingState> now = state(letter);
        return !letter.own()
                && !hasErasedHandling(letter)
                && (now.isEmpty()
                        || ((now.get() != next || next == HandlingState.PARTLY_ACCEPTED)
                                && now.get().mayBecome(next)));
    }

    /** What the addressee has said that became of a letter; empty if nothing, or something that this version does not know. */
    static Optional<HandlingState> state(DeskLetter letter) {
        return HandlingState.of(letter.handling().path("state").asText());
    }

    private static String title(LetterMessages words, HandlingState state) {
        return switch (state) {
            case READ -> words.markRead();
            case IN_HAND -> words.takeInHand();
            default -> words.markAnswered();
        };
    }
}
