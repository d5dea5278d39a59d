package org.libraryexchange.catalogue.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a list of answers to a question is worth.
 *
 * <p>Of the first ten answers, the one at rank r with grade g gains (2^g − 1) / log2(r + 1); items without a grade gain
 * nothing. nDCG@10 is the sum of these gains, divided by that of the best list there could be (Järvelin and Kekäläinen
 * 2002, with the gain that Burges and others use): 1 is a list that nobody could better. The reciprocal rank is 1 / r of
 * the first answer that must be found, and 0 where there is none among the first ten. An item that is answered twice
 * counts where it stands first.
 *
 * @param byItem 3 for what must be among the first five, 2 for good answers, 1 for fair ones
 */
record Grades(Map<String, Integer> byItem) {

    static final int MUST = 3;
    private static final int DEPTH = 10;
    private static final int FIRST_FIVE = 5;

    Grades {
        byItem.forEach((item, grade) -> {
            if (grade < 1 || grade > MUST) {
                throw new IllegalArgumentException(item + ": grade " + grade + " is not 1 to " + MUST);
            }
        });
        if (!byItem.containsValue(MUST)) {
            throw new IllegalArgumentException("grades name no item that must be found");
        }
    }

    /** nDCG@10, from 0 to 1. */
    double ndcg(List<String> answers) {
        List<Integer> best =
                byItem.values().stream().sorted(Comparator.reverseOrder()).toList();
        return gain(first(answers).map(this::grade).toList()) / gain(best);
    }

    private static double gain(List<Integer> grades) {
        double sum = 0;
        for (int rank = 1; rank <= Math.min(DEPTH, grades.size()); rank++) {
            sum += (Math.pow(2, grades.get(rank - 1)) - 1) * Math.log(2) / Math.log(rank + 1);
        }
        return sum;
    }

    double reciprocalRank(List<String> answers) {
        int index = first(answers).map(this::grade).toList().indexOf(MUST);
        return index < 0 ? 0 : 1.0 / (index + 1);
    }

    /** What must be among the first five answers and is not. */
    List<String> missed(List<String> answers) {
        List<String> firstFive = first(answers).limit(FIRST_FIVE).toList();
        return byItem.keySet().stream()
                .filter(item -> grade(item) == MUST && !firstFive.contains(item))
                .sorted()
                .toList();
    }

    /** Answers among the first ten that nobody has graded: they count as wrong, which a person may see otherwise. */
    Collection<String> ungraded(List<String> answers) {
        List<String> ungraded = new ArrayList<>(first(answers).toList());
        ungraded.removeAll(byItem.keySet());
        return ungraded;
    }

    private int grade(String item) {
        return byItem.getOrDefault(item, 0);
    }

    private static Stream<String> first(List<String> answers) {
        return answers.stream().distinct().limit(DEPTH);
    }
}
