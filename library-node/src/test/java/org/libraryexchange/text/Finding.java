package org.libraryexchange.text;

import java.util.List;
import java.util.Map;

/** Answers questions over one item's terms as PostgreSQL does, for tests without it. */
final class Finding {

    private static final int PLACE_BITS = 0x3fff;

    private final Map<String, List<Integer>> places;

    private Finding(TermVector vector) {
        this.places = vector.places();
    }

    static Finding in(TermVector vector) {
        return new Finding(vector);
    }

    boolean satisfies(Wanted wanted) {
        if (wanted instanceof Wanted.Term term) {
            return places.containsKey(term.lexeme());
        }
        if (wanted instanceof Wanted.Beginning beginning) {
            return places.keySet().stream().anyMatch(lexeme -> lexeme.startsWith(beginning.prefix()));
        }
        if (wanted instanceof Wanted.Phrase phrase) {
            return standsInOrder(phrase.inOrder());
        }
        if (wanted instanceof Wanted.All all) {
            return all.parts().stream().allMatch(this::satisfies);
        }
        if (wanted instanceof Wanted.Any any) {
            return any.choices().stream().anyMatch(this::satisfies);
        }
        return !satisfies(((Wanted.Without) wanted).unwanted());
    }

    private boolean standsInOrder(List<String> lexemes) {
        return at(lexemes.get(0)).stream().anyMatch(first -> {
            for (int i = 1; i < lexemes.size(); i++) {
                if (!at(lexemes.get(i)).contains(first + i)) {
                    return false;
                }
            }
            return true;
        });
    }

    private List<Integer> at(String lexeme) {
        return places.getOrDefault(lexeme, List.of()).stream()
                .map(place -> place & PLACE_BITS)
                .toList();
    }
}
