package org.libraryexchange.catalogue.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.libraryexchange.exchange.log.PostgresExtension;

/** How well the search answers questions that people have judged. It prints what is not perfect, and two figures. */
class SearchQualityIT {

    /** Just below what is reached, with and without the real records. */
    private static final double LEAST_NDCG = 0.93;

    private static final double LEAST_RECIPROCAL_RANK = 0.95;

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    @TempDir
    Path folder;

    /** The answers to a question and their grades. */
    private record Asked(JudgedQuestion question, Grades grades, List<String> answers) {

        double ndcg() {
            return grades.ndcg(answers);
        }

        double reciprocalRank() {
            return grades.reciprocalRank(answers);
        }

        @Override
        public String toString() {
            return "%.2f  %.2f  %-9s  %s  missed: %s  without a grade: %s"
                    .formatted(
                            ndcg(),
                            reciprocalRank(),
                            question.kind(),
                            question.question(),
                            grades.missed(answers),
                            grades.ungraded(answers));
        }
    }

    @Test
    void judgedQuestionsAreAnsweredAsWellAsBefore() throws Exception {
        // Given
        List<JudgedQuestion> questions = JudgedQuestion.all();
        List<JudgedCatalogue.Item> catalogue = JudgedCatalogue.with(JudgedQuestion.itemsOf(questions));

        // When
        List<Asked> asked = ask(questions, catalogue);

        // Then
        print(asked, questions.size(), catalogue.size());
        assertThat(asked).hasSizeGreaterThan(questions.size() * 4 / 5);
        assertThat(mean(asked, Asked::ndcg)).as("nDCG@10").isGreaterThanOrEqualTo(LEAST_NDCG);
        assertThat(mean(asked, Asked::reciprocalRank))
                .as("mean reciprocal rank")
                .isGreaterThanOrEqualTo(LEAST_RECIPROCAL_RANK);
    }

    private List<Asked> ask(List<JudgedQuestion> questions, List<JudgedCatalogue.Item> catalogue) throws Exception {
        Set<String> names = catalogue.stream().map(JudgedCatalogue.Item::name).collect(Collectors.toSet());
        List<Asked> asked = new ArrayList<>();
        try (SearchWithoutNode search = new SearchWithoutNode(POSTGRES, folder, catalogue)) {
            for (JudgedQuestion question : questions) {
                Optional<Grades> grades = question.gradesOver(names);
                if (grades.isPresent()) {
                    List<String> answers = search.answers(question.question(), question.page());
                    asked.add(new Asked(question, grades.get(), answers));
                }
            }
        }
        return asked;
    }

    private static void print(List<Asked> asked, int questions, int items) {
        System.out.printf("%d of %d questions asked of %d items%n", asked.size(), questions, items);
        if (asked.size() < questions) {
            System.out.println(
                    "SKIPPED: questions about real records, since there is no folder shared/data beside the repository");
        }
        System.out.println("nDCG@10  reciprocal rank  kind  question");
        asked.stream().filter(one -> one.ndcg() < 1).forEach(System.out::println);
        Map<String, List<Asked>> byKind = asked.stream()
                .collect(Collectors.groupingBy(one -> one.question().kind(), LinkedHashMap::new, Collectors.toList()));
        byKind.put("all", asked);
        byKind.forEach((kind, some) -> System.out.printf(
                "%-9s %2d questions  nDCG@10 %.3f  mean reciprocal rank %.3f  missed %d%n",
                kind, some.size(), mean(some, Asked::ndcg), mean(some, Asked::reciprocalRank), missed(some)));
    }

    private static int missed(List<Asked> asked) {
        return asked.stream()
                .mapToInt(one -> one.grades().missed(one.answers()).size())
                .sum();
    }

    private static double mean(List<Asked> asked, ToDoubleFunction<Asked> figure) {
        return asked.stream().mapToDouble(figure).average().orElse(0);
    }
}
