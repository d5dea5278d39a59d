package org.libraryexchange.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.libraryexchange.desk.LetterItems.Card;
import org.libraryexchange.desk.LetterItems.Named;
import org.libraryexchange.letter.HandlingState;
import org.libraryexchange.letters.Correspondence;
import org.libraryexchange.letters.DeskLetter;

/** Shows letters in lists and in threads. */
@ApplicationScoped
class LetterViews {

    static final String LETTERS = "/desk/letters";

    private final Correspondence letters;
    private final LetterItems items;
    private final OfferViews offers;

    LetterViews(Correspondence letters, LetterItems items, OfferViews offers) {
        this.letters = letters;
        this.items = items;
        this.offers = offers;
    }

    LetterSpeech speech(DeskSpeech speech) {
        return new LetterSpeech(speech, letters.desks(), items.shelf());
    }

    /** What letters of a thread offer, by their ids. */
    Map<UUID, Offered> offers(LetterSpeech speech, List<DeskLetter> shown) {
        Map<UUID, Offered> offered = new LinkedHashMap<>();
        shown.forEach(letter -> offers.offered(speech, letter).ifPresent(offer -> offered.put(letter.id(), offer)));
        return offered;
    }

    /** The items of a thread. If letters name several versions of one, the latest letter counts. */
    static List<Card> cards(LetterSpeech speech, List<DeskLetter> shown) {
        Map<String, Named> named = new LinkedHashMap<>();
        shown.stream()
                .flatMap(letter -> LetterItems.of(letter).stream())
                .forEach(item -> named.put(item.owner() + "/" + item.id(), item));
        return named.values().stream().map(speech::card).toList();
    }

    static String anchor(DeskLetter letter) {
        return "letter-" + letter.id();
    }

    /**
     * What this city can do with a letter.
     *
     * @param erases whether the person may erase letters
     */
    static List<String> acts(DeskLetter letter, boolean erases) {
        if (letter.isErased()) {
            return List.of();
        }
        List<String> acts = new ArrayList<>();
        if (letter.own()) {
            addIf(letter.isSent(), "recall", acts);
            addIf(erases, "erase", acts);
            return acts;
        }
        addIf(letter.isSent(), "reply", acts);
        addIf(letter.isSent() && LetterSpeech.offerable(letter).isPresent(), "offer", acts);
        if (letter.isHandlingErased()) {
            return acts;
        }
        Stream.of(HandlingState.READ, HandlingState.IN_HAND, HandlingState.ANSWERED)
                .forEach(next -> addIf(letter.isSent() && letter.mayBecome(next), next.term(), acts));
        addIf(letter.isSent() && !letter.isOffer() && letter.mayBecome(HandlingState.DECLINED), "decline", acts);
        addIf(!letter.isErasureAsked(), "ask-erasure", acts);
        return acts;
    }

    private static void addIf(boolean possible, String act, List<String> acts) {
        if (possible) {
            acts.add(act);
        }
    }
}
