package org.libraryexchange.catalogue.search;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.libraryexchange.base.text.Synonyms;
import org.libraryexchange.item.Coordinates;
import org.libraryexchange.item.Rules;

/**
 * A place, a person or something else that items may name, with all that it is called.
 *
 * @param key by which items name it: the city that keeps it, and a term; empty if items cannot name it
 * @param names by language tag, in each language the usual one first
 * @param source a work or register that tells of it; may be empty
 * @param point where it is, if its list says so
 */
public record Authority(
        String key, Type type, Map<String, List<String>> names, String source, Optional<Coordinates> point) {

    /** What there are authorities of. */
    public enum Type {
        PLACE,
        LIBRARY,
        ORGANISATION,
        PERSON,
        WORK;

        public String term() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether something can take place there. */
        public boolean isVenue() {
            return this != PERSON && this != WORK;
        }
    }

    public Authority {
        if (!key.isEmpty() && !Rules.isAuthority(key)) {
            throw new IllegalArgumentException("key must be a city and a term, with a slash between them: " + key);
        }
        if (names.isEmpty()) {
            throw new IllegalArgumentException("names must not be empty");
        }
    }

    /** The city that keeps it. */
    public String city() {
        return key.replaceFirst("/.*", "");
    }

    /** The usual name in a language; empty if it has none. */
    public String usualName(String language) {
        return names.getOrDefault(language, List.of("")).get(0);
    }

    /** The usual names in all languages, for lists to choose from. */
    public String label() {
        return names.values().stream().map(each -> each.get(0)).distinct().collect(Collectors.joining(" "));
    }

    /** What searches know of it. */
    Synonyms synonyms() {
        return Synonyms.names(allNames(), key.isEmpty() ? Set.of() : Set.of(key));
    }

    /** All names, each once. */
    List<String> allNames() {
        return names.values().stream().flatMap(Collection::stream).distinct().toList();
    }
}
