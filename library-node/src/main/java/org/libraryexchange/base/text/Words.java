package org.libraryexchange.base.text;

import static org.libraryexchange.base.text.Clauses.any;
import static org.libraryexchange.base.text.Clauses.term;
import static org.libraryexchange.base.text.Clauses.terms;
import static org.libraryexchange.base.text.Clauses.weighing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.lucene.search.Query;

/**
 * Words of a question in Latin letters, side by side. They may be pinyin, in whatever way it is put together.
 *
 * @param corrections what a word may have been meant to be, by the word
 */
record Words(List<String> words, Map<String, List<String>> corrections) {

    /**
     * What is read as it is typed, where a run of characters begins or if it is more than a pair of them. It counts less than
     * the same letters in a text, since they may be an English word.
     */
    static final float READING_WEIGHT = 0.5f;

    /** A pair of characters inside of a run may belong to two words. */
    private static final float INSIDE_WEIGHT = 0.15f;

    List<Query> asTyped() {
        return words.stream().map(TextAnalyzer::stem).map(Clauses::term).toList();
    }

    /** Each as it is, as it may have been meant, as it is read, and as one with the next or with that before. */
    List<Query> inAllForms() {
        return IntStream.range(0, words.size()).mapToObj(this::inAllForms).toList();
    }

    private Query inAllForms(int at) {
        String word = words.get(at);
        List<Query> choices = new ArrayList<>(List.of(term(TextAnalyzer.stem(word))));
        corrections.getOrDefault(word, List.of()).forEach(meant -> choices.add(Clauses.inOrder(Run.of(meant))));
        Question.readings(word).forEach(reading -> choices.add(read(reading)));
        for (int first = Math.max(0, at - 1); first <= at && first + 1 < words.size(); first++) {
            choices.add(
                    term(TextAnalyzer.stem(Pinyin.toneless(words.get(first)) + Pinyin.toneless(words.get(first + 1)))));
            if (Pinyin.isSyllable(word)) {
                choices.addAll(seam(first));
            }
        }
        return any(choices);
    }

    /** The two characters of a name where a word of its pinyin ends and the next begins. */
    private List<Query> seam(int first) {
        List<Query> choices = new ArrayList<>();
        for (List<String> before : Pinyin.segmentations(words.get(first))) {
            for (List<String> behind : Pinyin.segmentations(words.get(first + 1))) {
                choices.add(read(List.of(Lexemes.reading(before.get(before.size() - 1), behind.get(0)))));
            }
        }
        return choices;
    }

    private static Query read(List<String> reading) {
        return reading.size() > 1
                ? weighing(READING_WEIGHT, terms(reading))
                : any(List.of(
                        weighing(READING_WEIGHT, term(Lexemes.first(reading.get(0)))),
                        weighing(INSIDE_WEIGHT, term(reading.get(0)))));
    }
}
