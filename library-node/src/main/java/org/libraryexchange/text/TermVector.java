package org.libraryexchange.text;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

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

    private final Map<String, Places> places = new HashMap<>();
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

    /** Where a lexeme stands so far; what nobody keeps where there are too many of them. */
    private Places places(String lexeme) {
        return places.size() < MOST_LEXEMES
                ? places.computeIfAbsent(lexeme, any -> new Places())
                : places.getOrDefault(lexeme, new Places());
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
                Places known = places(lexemes.get(i));
                int at = position + i + 1;
                if (at <= LAST_POSITION) {
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
        Map<String, List<Integer>> lexemes = new HashMap<>();
        places.forEach((lexeme, at) -> lexemes.put(lexeme, at.list()));
        return lexemes;
    }

    /** The vector as PostgreSQL takes it in a binary COPY. */
    public byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(size());
        bytes.putInt(places.size());
        places.forEach((lexeme, at) -> {
            bytes.put(lexeme.getBytes(StandardCharsets.UTF_8)).put((byte) 0);
            at.write(bytes);
        });
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    /** At most: a character of UTF-16 takes up to three bytes of UTF-8. */
    private int size() {
        int size = Integer.BYTES;
        for (Map.Entry<String, Places> entry : places.entrySet()) {
            size += 3 * entry.getKey().length() + 1 + Short.BYTES * (1 + entry.getValue().count);
        }
        return size;
    }

    /** Where a lexeme stands, each with its weight in the upper bits. */
    private static final class Places {

        private short[] places = new short[1];
        private int count;

        private void add(int place) {
            if (count == MOST_POSITIONS) {
                return;
            }
            if (count == places.length) {
                places = Arrays.copyOf(places, 2 * count);
            }
            places[count] = (short) place;
            count++;
        }

        private void write(ByteBuffer bytes) {
            bytes.putShort((short) count);
            for (int i = 0; i < count; i++) {
                bytes.putShort(places[i]);
            }
        }

        private List<Integer> list() {
            return IntStream.range(0, count)
                    .mapToObj(i -> Short.toUnsignedInt(places[i]))
                    .toList();
        }
    }
}
