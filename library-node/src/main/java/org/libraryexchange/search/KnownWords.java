package org.libraryexchange.search;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The words that came last, so that few of them have to be asked for in the database. */
final class KnownWords {

    private static final int MOST = 20_000;

    private final Map<String, Boolean> words = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    };

    Set<String> newOf(Set<String> some) {
        Set<String> unknown = new TreeSet<>();
        some.forEach(word -> {
            if (words.put(word, true) == null) {
                unknown.add(word);
            }
        });
        return unknown;
    }
}
