package org.libraryexchange.pages.desk;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.libraryexchange.base.locale.Language;
import org.libraryexchange.base.locale.LibraryDetails.Topic;

/** A standard sentence of letters, which a head librarian may write in other words. All but the first stay in this city. */
enum Sentence implements Topic {
    /** With it offers begin. */
    OFFER("offer"),
    READ("read"),
    IN_HAND("in-hand"),
    ANSWERED("answered"),
    ACCEPTED("accepted"),
    PARTLY_ACCEPTED("partly-accepted"),
    DECLINED_OFFER("declined-offer"),
    DECLINED("declined"),
    RECALLED("recalled");

    private final String term;

    Sentence(String term) {
        this.term = term;
    }

    @Override
    public String term() {
        return term;
    }

    /** What tells that a letter is in a state; empty if nothing does. */
    static Optional<Sentence> ofState(String state, boolean isOffer) {
        return state.equals(DECLINED.term) && isOffer
                ? Optional.of(DECLINED_OFFER)
                : Stream.of(values())
                        .filter(sentence -> sentence.term.equals(state))
                        .findFirst();
    }

    /** As the library says it unless a head librarian has written otherwise, with a placeholder for the city. */
    String usual(Language language) {
        return words(language).sentence(term, placeholder(language));
    }

    /**
     * As the library says it.
     *
     * @param written what a head librarian has written in the language, by term
     * @param city of which it tells
     */
    String in(Language language, Map<String, String> written, String city) {
        String own = written.get(term);
        return own == null
                ? words(language).sentence(term, city)
                : Stream.of(Language.values())
                        .map(Sentence::placeholder)
                        .reduce(own, (text, placeholder) -> text.replace(placeholder, city));
    }

    private static String placeholder(Language language) {
        return words(language).theCity();
    }

    private static LetterMessages words(Language language) {
        return language.messages(LetterMessages.class);
    }
}
