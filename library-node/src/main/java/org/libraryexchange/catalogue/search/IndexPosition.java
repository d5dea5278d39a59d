package org.libraryexchange.catalogue.search;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How much of the catalogue an index holds. It is committed with the index, so that both are always of one moment.
 *
 * @param places the last in each owner's log, by owner
 * @param notes all notes of transactions before this one
 */
record IndexPosition(Map<String, Long> places, long notes) {

    /** To be raised whenever fields become others, or the same text gives other terms than before. */
    static final int READING = 8;

    static final IndexPosition NOTHING = new IndexPosition(Map.of(), 0);

    private static final String READING_MEMBER = "reading";
    private static final String NOTES = "notes";
    private static final String PLACE = "place ";

    IndexPosition {
        places = Map.copyOf(places);
    }

    long place(String owner) {
        return places.getOrDefault(owner, 0L);
    }

    IndexPosition with(String owner, long place) {
        Map<String, Long> more = new HashMap<>(places);
        more.put(owner, place);
        return new IndexPosition(more, notes);
    }

    IndexPosition withNotes(long before) {
        return new IndexPosition(places, before);
    }

    Map<String, String> userData() {
        Map<String, String> data = new TreeMap<>();
        data.put(READING_MEMBER, String.valueOf(READING));
        data.put(NOTES, String.valueOf(notes));
        places.forEach((owner, place) -> data.put(PLACE + owner, place.toString()));
        return data;
    }

    /** The position of an index that is complete and was made by this reading; empty for another. */
    static Optional<IndexPosition> of(Map<String, String> userData) {
        if (!String.valueOf(READING).equals(userData.get(READING_MEMBER))) {
            return Optional.empty();
        }
        Map<String, Long> places = new HashMap<>();
        userData.forEach((name, value) -> {
            if (name.startsWith(PLACE)) {
                places.put(name.substring(PLACE.length()), Long.valueOf(value));
            }
        });
        return Optional.of(new IndexPosition(places, Long.parseLong(userData.get(NOTES))));
    }
}
