package org.libraryexchange.base.text;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands together in a text: a word, or Chinese characters side by side.
 *
 * @param tokens at least one; several only of Chinese characters
 */
public record Run(List<Token> tokens) {

    /** Cuts a text into runs. */
    public static List<Run> of(String text) {
        return of(TextAnalyzer.tokens(text));
    }

    /** Cuts the tokens of a text into runs. */
    static List<Run> of(List<Token> tokens) {
        List<Run> runs = new ArrayList<>();
        int first = 0;
        for (int next = 1; next <= tokens.size(); next++) {
            if (next == tokens.size() || !tokens.get(next - 1).touches(tokens.get(next))) {
                runs.add(new Run(tokens.subList(first, next)));
                first = next;
            }
        }
        return runs;
    }

    /** Whether a text has Chinese characters. */
    public static boolean anyHan(String text) {
        return text.codePoints().anyMatch(Character::isIdeographic);
    }

    public boolean han() {
        return tokens.get(0).han();
    }

    public String text() {
        if (tokens.size() == 1) {
            return tokens.get(0).text();
        }
        StringBuilder text = new StringBuilder();
        tokens.forEach(token -> text.append(token.text()));
        return text.toString();
    }
}
