package org.libraryexchange.base.text;

import com.hankcs.hanlp.dictionary.py.PinyinDictionary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How Chinese characters are read, in Hanyu Pinyin without tones and with u for ü, as it is typed. */
final class Pinyin {

    private static final int LONGEST_SYLLABLE = 6;
    private static final int LONGEST_NAME = 40;
    private static final int MOST_SEGMENTATIONS = 4;
    private static final String UNKNOWN = "none";

    private static final Pattern TONE = Pattern.compile("[0-5]");
    private static final Pattern TONED = Pattern.compile("(?:[a-z]+[0-5])+");

    private static final Set<String> SYLLABLES = Arrays.stream(com.hankcs.hanlp.dictionary.py.Pinyin.values())
            .map(Pinyin::typed)
            .filter(syllable -> !syllable.equals(UNKNOWN))
            .collect(Collectors.toUnmodifiableSet());

    private Pinyin() {}

    private static String typed(com.hankcs.hanlp.dictionary.py.Pinyin reading) {
        return reading.getPinyinWithoutTone().replace('v', 'u');
    }

    /**
     * Returns the syllable of each character. Names count whole, so that characters with several readings get the right
     * one where the dictionary knows the name (重庆 is Chongqing, 长兴 Changxing).
     *
     * @param characters simplified, in the basic plane and beyond
     * @return as many as there are characters; empty text for one whose reading is not known
     */
    static List<String> syllables(String characters) {
        List<com.hankcs.hanlp.dictionary.py.Pinyin> readings = PinyinDictionary.convertToPinyin(characters, true);
        List<String> syllables = new ArrayList<>(readings.size());
        // The dictionary counts in UTF-16 units; it reads none of the characters that take two of them.
        for (int at = 0; at < characters.length(); at += Character.charCount(characters.codePointAt(at))) {
            String syllable = typed(readings.get(at));
            syllables.add(syllable.equals(UNKNOWN) ? "" : syllable);
        }
        return syllables;
    }

    static boolean isSyllable(String word) {
        return SYLLABLES.contains(toneless(word).replace('v', 'u'));
    }

    /** Pinyin with its tones in figures, as in zhong1qiu1, without them; any other word as it is. */
    static String toneless(String word) {
        boolean toned = TONED.matcher(word).matches()
                && Arrays.stream(TONE.split(word.replace('v', 'u'))).allMatch(SYLLABLES::contains);
        return toned ? TONE.matcher(word).replaceAll("") : word;
    }

    /**
     * Returns the ways to read a word as syllables; a few of them where there are many.
     *
     * @param word in Latin letters, perhaps with tones in figures
     */
    static List<List<String>> segmentations(String word) {
        String letters = toneless(word).replace('v', 'u');
        List<List<String>> found = new ArrayList<>();
        if (letters.length() <= LONGEST_NAME) {
            segment(letters, 0, readableFrom(letters), List.of(), found);
        }
        return found;
    }

    /** From which places on a word can be read to its end; without it, long words would take for ever. */
    private static BitSet readableFrom(String word) {
        BitSet readable = new BitSet();
        readable.set(word.length());
        for (int at = word.length() - 1; at >= 0; at--) {
            for (int end = at + 1; end <= Math.min(at + LONGEST_SYLLABLE, word.length()); end++) {
                if (readable.get(end) && SYLLABLES.contains(word.substring(at, end))) {
                    readable.set(at);
                }
            }
        }
        return readable;
    }

    private static void segment(String word, int at, BitSet readable, List<String> before, List<List<String>> found) {
        if (at == word.length()) {
            found.add(before);
        }
        // Longest first: it is what the writer means as a rule.
        for (int end = Math.min(at + LONGEST_SYLLABLE, word.length()); end > at; end--) {
            String syllable = word.substring(at, end);
            if (found.size() < MOST_SEGMENTATIONS && readable.get(end) && SYLLABLES.contains(syllable)) {
                segment(word, end, readable, plus(before, syllable), found);
            }
        }
    }

    private static List<String> plus(List<String> syllables, String next) {
        List<String> longer = new ArrayList<>(syllables);
        longer.add(next);
        return longer;
    }
}
