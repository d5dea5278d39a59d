package org.libraryexchange.base.text;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Words for the same thing, in several languages.
 *
 * @param audiences whom events are for that the words mean, as items say it
 * @param authorities the keys by which items name what has these names
 * @param isName whether they name one thing, so that parts of them mean something else
 */
public record Synonyms(Set<String> words, Set<String> audiences, Set<String> authorities, boolean isName) {

    static final Synonyms NONE = names(Set.of());

    /** All names of a thing. */
    public static Synonyms names(Collection<String> names) {
        return names(names, Set.of());
    }

    /** All names of a thing that has keys as well. */
    public static Synonyms names(Collection<String> names, Set<String> authorities) {
        return new Synonyms(Set.copyOf(names), Set.of(), authorities, true);
    }

    /** Words for the same thing, such as a subject, and for the audiences of events. */
    public static Synonyms words(Set<String> words, Set<String> audiences) {
        return new Synonyms(words, audiences, Set.of(), false);
    }

    /** What a word means that belongs to both. */
    Synonyms and(Synonyms others) {
        return new Synonyms(
                union(words, others.words),
                union(audiences, others.audiences),
                union(authorities, others.authorities),
                isName && others.isName);
    }

    private static Set<String> union(Set<String> some, Set<String> more) {
        return Stream.concat(some.stream(), more.stream()).collect(Collectors.toSet());
    }
}
