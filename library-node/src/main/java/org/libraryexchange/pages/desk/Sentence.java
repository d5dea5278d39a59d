package org.libraryexchange.pages.desk;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.libraryexchange.base.locale.Language;
import org.libraryexchange.json.Term;

/** A standard sentence of letters, which a head librarian may write in other words. All but the first stay in this city. */
enum Sentence implements Term {
    /** With it offers begin. */
    OFFER,
    READ,
    IN_HAND,
    ANSWERED,
    ACCEPTED,
    PARTLY_ACCEPTED,
    DECLINED_OFFER,
    DECLINED,
    RECALLED;

    /** What tells that a letter is in a state; empty if nothing does. */
    static Optional<Sentence> ofState(String state, boolean isOffer) {
        return Term.of(Sentence.class, state)
                .map(sentence -> sentence == DECLINED && isOffer ? DECLINED_OFFER : sentence);
    }

    /** As the library says it unless a head librarian has written otherwise, with a placeholder for the city. */
    String usual(Language language) {
        return words(language).sentence(term(), placeholder(language));
    }

    /**
     * As the library says it.
     *
     * @param written what a head librarian has written in the language, by term
     * @param city of which it tells
     */
    String in(Language language, Map<String, String> written, String city) {
        String own = written.get(term());
        return own == null
                ? words(language).sentence(term(), city)
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
