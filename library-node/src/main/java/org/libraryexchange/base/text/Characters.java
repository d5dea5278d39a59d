package org.libraryexchange.base.text;

import static org.libraryexchange.base.text.Clauses.any;
import static org.libraryexchange.base.text.Clauses.beginning;
import static org.libraryexchange.base.text.Clauses.phrase;
import static org.libraryexchange.base.text.Clauses.phraseWithout;
import static org.libraryexchange.base.text.Clauses.terms;
import static org.libraryexchange.base.text.Clauses.weighing;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.Query;

/**
 * Chinese characters of a question.
 *
 * @param run one that is of characters
 */
record Characters(Run run) {

    private static final int LONGEST_SPELLED_OUT = 6;
    private static final int LONGEST_IN_TWO_WORDS = 4;

    /** Pairs of characters: two of other characters that sound the same are mostly another word, three hardly. */
    private static final int SHORTEST_HOMOPHONE = 2;

    /** Pairs by which a name is told if there is one at its beginning and one at its end; else one more. */
    private static final int FEWEST_LEFT = 2;

    private static final int LONGEST_MISTAKEN = 15;

    /** What is not as it is typed comes behind what is. */
    private static final float SIMILAR_WEIGHT = 0.3f;

    /** As they are, by what sounds the same, in Latin letters, and as somebody may have meant them. */
    Query inAllForms() {
        List<Query> choices = new ArrayList<>(List.of(asTyped()));
        List<String> readings = Lexemes.readings(run);
        if (readings.size() >= SHORTEST_HOMOPHONE && !readings.contains("")) {
            choices.add(weighing(SIMILAR_WEIGHT, terms(readings)));
        }
        spellings()
                .forEach(words -> choices.add(
                        phrase(words.stream().map(TextAnalyzer::stem).toList())));
        mistaken(Lexemes.pairs(run)).forEach(query -> choices.add(weighing(SIMILAR_WEIGHT, query)));
        return any(choices);
    }

    Query asTyped() {
        return run.tokens().size() == 1 ? beginning(run.text()) : terms(Lexemes.pairs(run));
    }

    /** Each pair of neighbours by itself. */
    List<Query> pairs() {
        return Lexemes.pairs(run).stream().map(Clauses::term).toList();
    }

    /** How they are spelled in Latin letters: as one word, as two, and with each character apart; empty for many. */
    private List<List<String>> spellings() {
        List<String> syllables = Pinyin.syllables(run.text());
        int length = syllables.size();
        if (length == 1 || length > LONGEST_SPELLED_OUT || syllables.contains("")) {
            return List.of();
        }
        List<List<String>> spellings = new ArrayList<>(List.of(List.of(String.join("", syllables)), syllables));
        for (int cut = 1; cut < length && length <= LONGEST_IN_TWO_WORDS; cut++) {
            spellings.add(List.of(
                    String.join("", syllables.subList(0, cut)), String.join("", syllables.subList(cut, length))));
        }
        return spellings;
    }

    /** What is left of the pairs of a name, in their order, where one character is missing, or is wrong, as it is in two. */
    private static List<Query> mistaken(List<String> pairs) {
        List<Query> choices = new ArrayList<>();
        for (int missing = 1; missing <= 2 && pairs.size() <= LONGEST_MISTAKEN; missing++) {
            for (int first = 0; first + missing <= pairs.size(); first++) {
                boolean inside = first > 0 && first + missing < pairs.size();
                int left = pairs.size() - missing;
                if (left >= (inside ? FEWEST_LEFT : FEWEST_LEFT + 1)) {
                    choices.add(phraseWithout(first, first + missing, pairs));
                }
            }
        }
        return choices;
    }
}
