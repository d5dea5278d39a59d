package org.libraryexchange.base.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What stands in the index for text. Plain lexemes are stems of words and pairs of Chinese characters, and the last
 * character of each run alone, so that any character begins one. Readings begin with a sign that no word begins with, and
 * that of a run's first pair stands there a second time, with another sign.
 */
public final class Lexemes {

    private static final char READING = '~';
    private static final char FIRST_READING = '^';

    /** Longer ones would be most of an index, and nobody types them. */
    private static final int LONGEST = 500;

    private static final int LONGEST_SPELLED_WORD = 40;

    /** With fewer letters to each that is wrong, a name may be any other. */
    private static final int LETTERS_A_MISTAKE = 5;

    private Lexemes() {}

    /** Two characters by their readings. */
    static String reading(String first, String second) {
        return READING + first + second;
    }

    /** The same reading, where it begins a run. */
    static String first(String reading) {
        return FIRST_READING + reading.substring(1);
    }

    static boolean isReading(String lexeme) {
        return lexeme.charAt(0) == READING;
    }

    /** A subject by its address, or by its heading whatever its case, accents and script. */
    public static String subject(String uriOrLabel) {
        return shortened(uriOrLabel.contains("://") ? uriOrLabel : folded(uriOrLabel));
    }

    /** A folded heading as somebody writes it: Chinese without spaces. */
    public static String unfolded(String heading) {
        return heading.replaceAll("(?<=\\p{IsHan}) (?=\\p{IsHan})", "");
    }

    /** How many letters of a name may be wrong, so that it can still be told: the fewer, the shorter it is. */
    public static int mostWrong(String folded) {
        return folded.length() > LONGEST_SPELLED_WORD ? 0 : Math.min(2, folded.length() / LETTERS_A_MISTAKE);
    }

    /** One of an item's own keys. */
    public static String identifier(String scheme, String value) {
        return shortened(scheme + "/" + value);
    }

    private static String folded(String label) {
        List<String> words = new ArrayList<>();
        TextAnalyzer.tokens(label).forEach(token -> words.add(token.text()));
        return words.isEmpty() ? label : String.join(" ", words);
    }

    /** The beginning of a text that is too long for the index. */
    public static String shortened(String lexeme) {
        if (lexeme.length() <= LONGEST) {
            return lexeme;
        }
        int end = Character.isHighSurrogate(lexeme.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return lexeme.substring(0, end);
    }

    /** Whether a word is one that people could misspell: letters, and not too many of them. */
    public static boolean isSpelled(String word) {
        return word.length() <= LONGEST_SPELLED_WORD && word.chars().allMatch(Character::isLetter);
    }

    /** Under what a title stands in an alphabet: English without stop words, Chinese as it is read. */
    public static String filed(String title) {
        return Run.of(title).stream()
                .map(run -> run.han() ? String.join(" ", Pinyin.syllables(run.text())) : run.text())
                .collect(Collectors.joining(" "));
    }

    /** The plain lexemes of a run, one for each of its tokens. */
    static List<String> plain(Run run) {
        List<Token> tokens = run.tokens();
        if (!run.han()) {
            return List.of(TextAnalyzer.stem(tokens.get(0).text()));
        }
        List<String> lexemes = pairs(run);
        lexemes.add(tokens.get(tokens.size() - 1).text());
        return lexemes;
    }

    /** The pairs of neighbours in a run of Chinese characters; none of a single one. */
    static List<String> pairs(Run run) {
        List<Token> tokens = run.tokens();
        List<String> pairs = new ArrayList<>();
        for (int i = 1; i < tokens.size(); i++) {
            pairs.add(tokens.get(i - 1).text() + tokens.get(i).text());
        }
        return pairs;
    }

    /** The readings of the pairs in a run of Chinese characters; empty text where one is not known. */
    static List<String> readings(Run run) {
        List<String> syllables = Pinyin.syllables(run.text());
        return syllables.size() == run.tokens().size() ? readings(syllables) : List.of();
    }

    static List<String> readings(List<String> syllables) {
        List<String> readings = new ArrayList<>();
        for (int i = 1; i < syllables.size(); i++) {
            boolean known = !syllables.get(i - 1).isEmpty() && !syllables.get(i).isEmpty();
            readings.add(known ? reading(syllables.get(i - 1), syllables.get(i)) : "");
        }
        return readings;
    }
}
