package org.libraryexchange.text;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects what one item is found by: a {@code tsvector} of PostgreSQL. */
public final class TermVector {

    /** How much a place counts in which a word is found: PostgreSQL's weights from D to A. */
    public enum Weight {
        TEXT(0),
        SUMMARY(1),
        NAME(2),
        TITLE(3);

        private final int code;

        Weight(int code) {
            this.code = code;
        }
    }

    private static final int LAST_POSITION = 16_383;
    private static final int MOST_POSITIONS = 255;
    private static final int WEIGHT_BITS = 14;
    /** Keeps phrases from reaching from one text into the next. */
    private static final int BETWEEN_TEXTS = 5;

    private static final int LONGEST_SPELLED_WORD = 40;

    /** PostgreSQL's vectors hold a megabyte; the largest document of nothing but different terms stays below it like this. */
    private static final int MOST_LEXEMES = 60_000;

    private final Map<String, List<Integer>> places = new HashMap<>();
    private final Set<String> words = new HashSet<>();
    private int position;

    /** Takes in a text of the item. */
    public void add(String text, Weight weight) {
        for (Run run : Run.of(TextAnalyzer.tokens(text))) {
            add(run, weight);
        }
        position += BETWEEN_TEXTS;
    }

    /** Takes in a term that has no place in a text, such as {@link Lexemes#subject}. */
    public void add(String lexeme) {
        places(lexeme);
    }

    /** Where a lexeme stands so far; a list that nobody keeps where there are too many of them. */
    private List<Integer> places(String lexeme) {
        return places.size() < MOST_LEXEMES
                ? places.computeIfAbsent(lexeme, any -> new ArrayList<>(2))
                : places.getOrDefault(lexeme, new ArrayList<>());
    }

    private void add(Run run, Weight weight) {
        List<String> plain = Lexemes.plain(run);
        place(plain, weight);
        if (weight == Weight.TITLE) {
            plain.forEach(lexeme -> add(Lexemes.inTitle(lexeme)));
        }
        if (!run.han()) {
            note(run.text());
        } else if (weight.compareTo(Weight.NAME) >= 0) {
            place(Lexemes.readings(run), weight);
        }
        position += run.tokens().size();
    }

    private void place(List<String> lexemes, Weight weight) {
        for (int i = 0; i < lexemes.size(); i++) {
            if (!lexemes.get(i).isEmpty()) {
                List<Integer> known = places(lexemes.get(i));
                int at = position + i + 1;
                if (known.size() < MOST_POSITIONS && at <= LAST_POSITION) {
                    known.add(weight.code << WEIGHT_BITS | at);
                }
            }
        }
    }

    private void note(String word) {
        if (!words.contains(word) && isSpelled(word)) {
            words.add(word);
        }
    }

    /** Whether a word is one that people could misspell: letters, and not too many of them. */
    public static boolean isSpelled(String word) {
        if (word.length() > LONGEST_SPELLED_WORD) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (!Character.isLetter(word.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** The words that can be proposed to somebody who misspells one. */
    public Set<String> words() {
        return words;
    }

    /** The lexemes, for tests and for whoever wants to look. */
    Map<String, List<Integer>> places() {
        return places;
    }

    /** The vector as PostgreSQL takes it in a binary COPY. */
    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(places.size() * 12);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(places.size());
            for (Map.Entry<String, List<Integer>> entry : places.entrySet()) {
                out.write(entry.getKey().getBytes(StandardCharsets.UTF_8));
                out.writeByte(0);
                out.writeShort(entry.getValue().size());
                for (int place : entry.getValue()) {
                    out.writeShort(place);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory was not writable", e);
        }
        return bytes.toByteArray();
    }
}
