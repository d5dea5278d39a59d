package org.libraryexchange.base.text;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Words for the same thing, in several languages.
 *
 * @param audiences whom events are for that the words mean, as items say it
 * @param isName whether they name one thing, so that parts of them mean something else
 */
public record Synonyms(Set<String> words, Set<String> audiences, boolean isName) {

    static final Synonyms NONE = names(Set.of());

    /** All names of a thing. */
    static Synonyms names(Collection<String> names) {
        return new Synonyms(Set.copyOf(names), Set.of(), true);
    }

    /** What a word means that belongs to both. */
    Synonyms and(Synonyms others) {
        return new Synonyms(union(words, others.words), union(audiences, others.audiences), isName && others.isName);
    }

    private static Set<String> union(Set<String> some, Set<String> more) {
        return Stream.concat(some.stream(), more.stream()).collect(Collectors.toSet());
    }
}
