package org.libraryexchange.catalogue.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.libraryexchange.exchange.log.PostgresExtension;

/** How well the search answers questions that people have judged. It prints what is not perfect, and two figures. */
class SearchQualityIT {

    /** When some of the samples are over and others still to come. */
    private static final LocalDate TODAY = LocalDate.of(2027, 1, 1);

    /** The day from which nobody's questions were judged. */
    private static final LocalDate JUDGED = LocalDate.of(2026, 11, 30);

    /** How much better than plain BM25, which has cost nobody any work. */
    private static final double LEAST_MARGIN = 0.10;

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

    /** The figures are just below what is reached, with and without the real records. */
    @Test
    void judgedQuestionsAreAnsweredAsWellAsBefore() throws Exception {
        assertAnswered("questions.yaml", TODAY, 0.93, 0.95);
    }

    /** Nobody tunes on these, so they tell what to expect of others. */
    @Test
    void questionsThatWereNotSeenAreAnswered() throws Exception {
        assertAnswered("questions-unseen.yaml", JUDGED, 0.80, 0.84);
    }

    /** What people typed in vain, and an item that is among the first three now. */
    private static final Map<String, String> ONCE_IN_VAIN = Map.ofEntries(
            Map.entry("moon cakes", "hangzhou-sample/mid-autumn"),
            Map.entry("kids activities", "leeds-sample/middleton-railway-storytrain"),
            Map.entry("story time for children", "leeds-sample/chinese-new-year-storytime"),
            Map.entry("free events for toddlers", "leeds-sample/headingley-rhyme-time"),
            Map.entry("Dragonboat festival", "hangzhou-sample/dragon-boat"),
            Map.entry("茶文化活动", "hangzhou-sample/whisked-tea-winter"),
            Map.entry("西湖 music", "hangzhou-sample/west-lake-day"),
            Map.entry("Leeds Libary", "leeds-sample/world-book-day-leeds"),
            Map.entry("tram photographs", "leeds-sample/briggate-street-views"),
            Map.entry("亲子", "hangzhou-sample/liangzhu-family-day"),
            Map.entry("节气", "hangzhou-sample/lixia"),
            Map.entry("节氣", "hangzhou-sample/lixia"),
            Map.entry("过年", "hangzhou-sample/spring-festival"),
            Map.entry("钱塘潮", "hangzhou-sample/tide-watching"),
            Map.entry("Zhongqiu Jie", "hangzhou-sample/mid-autumn"),
            Map.entry("Feilai Feng", "hangzhou-sample/feilaifeng-carvings"),
            Map.entry("Chongyang", "hangzhou-sample/double-ninth"),
            Map.entry("马可波罗", "hangzhou-sample/moule-quinsai-1957"),
            Map.entry("柯克斯托修道院", "leeds-sample/kirkstall-abbey"),
            Map.entry("Su Dongpo", "hangzhou-sample/su-shi-drinking-on-the-lake"),
            Map.entry("东坡", "hangzhou-sample/su-shi-drinking-on-the-lake"),
            Map.entry("里兹", "hangzhou-sample/leeds-hangzhou-forty-years-exhibition"),
            Map.entry("大运河", "hangzhou-sample/grand-canal-walk-gongchen"),
            Map.entry("白蛇传", "hangzhou-sample/comics-workshop-animation-festival-2027"),
            Map.entry("December 2026", "leeds-sample/central-writers-group"),
            Map.entry("1930s", "leeds-sample/headrow-widening"),
            Map.entry("1890s photographs", "leeds-sample/briggate-street-views"),
            Map.entry("民国照片", "hangzhou-sample/sidney-gamble-hangzhou-photographs"),
            Map.entry("二十世纪三十年代", "leeds-sample/headrow-widening"),
            Map.entry("明年春节", "hangzhou-sample/spring-festival"));

    @Test
    void whatPeopleTypedInVainIsAnswered() throws Exception {
        List<JudgedCatalogue.Item> catalogue = JudgedCatalogue.with(Set.of());
        try (SearchWithoutNode search = new SearchWithoutNode(POSTGRES, folder, catalogue, JUDGED)) {
            SoftAssertions.assertSoftly(answers -> ONCE_IN_VAIN.forEach((question, item) -> answers.assertThat(
                            search.answers(question, "en").stream().limit(3).toList())
                    .as(question)
                    .contains(item)));
        }
    }

    private void assertAnswered(String file, LocalDate today, double leastNdcg, double leastReciprocalRank)
            throws Exception {
        // Given
        List<JudgedQuestion> questions = JudgedQuestion.of(file);
        List<JudgedCatalogue.Item> catalogue = JudgedCatalogue.with(JudgedQuestion.itemsOf(questions));

        // When
        List<Asked> asked;
        List<Asked> ofAnyWord;
        try (SearchWithoutNode search = new SearchWithoutNode(POSTGRES, folder, catalogue, today)) {
            asked = ask(questions, catalogue, search::answers);
            ofAnyWord = ask(questions, catalogue, search::answersOfAnyWord);
        }

        // Then
        print(file, asked, questions.size(), catalogue.size());
        System.out.println(figures("BM25, any", ofAnyWord));
        assertThat(asked).hasSizeGreaterThan(questions.size() * 4 / 5);
        assertThat(mean(asked, Asked::ndcg)).as("nDCG@10").isGreaterThanOrEqualTo(leastNdcg);
        assertThat(mean(asked, Asked::reciprocalRank))
                .as("mean reciprocal rank")
                .isGreaterThanOrEqualTo(leastReciprocalRank);
        assertMargin("nDCG@10", asked, ofAnyWord, Asked::ndcg);
        assertMargin("mean reciprocal rank", asked, ofAnyWord, Asked::reciprocalRank);
    }

    private static void assertMargin(
            String name, List<Asked> asked, List<Asked> ofAnyWord, ToDoubleFunction<Asked> figure) {
        assertThat(mean(asked, figure) - mean(ofAnyWord, figure))
                .as("%s above that of BM25", name)
                .isGreaterThanOrEqualTo(LEAST_MARGIN);
    }

    private static List<Asked> ask(
            List<JudgedQuestion> questions,
            List<JudgedCatalogue.Item> catalogue,
            BiFunction<String, String, List<String>> search) {
        Set<String> names = catalogue.stream().map(JudgedCatalogue.Item::name).collect(Collectors.toSet());
        List<Asked> asked = new ArrayList<>();
        for (JudgedQuestion question : questions) {
            question.gradesOver(names)
                    .ifPresent(grades ->
                            asked.add(new Asked(question, grades, search.apply(question.question(), question.page()))));
        }
        return asked;
    }

    private static void print(String file, List<Asked> asked, int questions, int items) {
        System.out.printf("%s: %d of %d questions asked of %d items%n", file, asked.size(), questions, items);
        if (asked.size() < questions) {
            System.out.println(
                    "SKIPPED: questions about real records, since there is no folder shared/data beside the repository");
        }
        System.out.println("nDCG@10  reciprocal rank  kind  question");
        asked.stream().filter(one -> one.ndcg() < 1).forEach(System.out::println);
        Map<String, List<Asked>> byKind = asked.stream()
                .collect(Collectors.groupingBy(one -> one.question().kind(), LinkedHashMap::new, Collectors.toList()));
        byKind.put("all", asked);
        byKind.forEach((kind, some) -> System.out.println(figures(kind, some)));
    }

    private static String figures(String kind, List<Asked> asked) {
        return "%-9s %2d questions  nDCG@10 %.3f  mean reciprocal rank %.3f  missed %d  without an answer %d"
                .formatted(
                        kind,
                        asked.size(),
                        mean(asked, Asked::ndcg),
                        mean(asked, Asked::reciprocalRank),
                        missed(asked),
                        asked.stream().filter(one -> one.answers().isEmpty()).count());
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
