package org.libraryexchange.catalogue.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Figures worked out by hand, with 1 / log2(r + 1) = 1, 0.6309, 0.5, 0.4307, 0.3869, … 0.2891 at the tenth rank. */
class GradesTest {

    private static final Grades GRADES = new Grades(Map.of("must", 3, "good", 2, "fair", 1));

    @Test
    void bestOrderIsWorthOne() {
        List<String> answers = List.of("must", "good", "fair", "other");

        assertThat(GRADES.ndcg(answers)).isEqualTo(1);
        assertThat(GRADES.reciprocalRank(answers)).isEqualTo(1);
    }

    @Test
    void gainsSinkWithTheRank() {
        List<String> answers = List.of("good", "must", "other", "fair");

        // (3 * 1 + 7 * 0.6309 + 0 + 1 * 0.4307) / (7 * 1 + 3 * 0.6309 + 1 * 0.5) = 7.8472 / 9.3928
        assertThat(GRADES.ndcg(answers)).isCloseTo(0.8354, within(0.0001));
        assertThat(GRADES.reciprocalRank(answers)).isEqualTo(0.5);
    }

    @Test
    void itemsOfOneGradeMayStandInAnyOrder() {
        Grades ties = new Grades(Map.of("a", 3, "b", 3, "c", 1));

        // (7 + 0 + 7 * 0.5 + 1 * 0.4307) / (7 + 7 * 0.6309 + 1 * 0.5) = 10.9307 / 11.9165
        assertThat(ties.ndcg(List.of("a", "x", "b", "c")))
                .isEqualTo(ties.ndcg(List.of("b", "x", "a", "c")))
                .isCloseTo(0.9173, within(0.0001));
        assertThat(ties.reciprocalRank(List.of("b", "a"))).isEqualTo(1);
    }

    @Test
    void missingItemsGainNothing() {
        // 7 / 9.3928
        assertThat(GRADES.ndcg(List.of("must"))).isCloseTo(0.7453, within(0.0001));
        // (3 + 1 * 0.6309) / 9.3928
        assertThat(GRADES.ndcg(List.of("good", "fair"))).isCloseTo(0.3866, within(0.0001));
        assertThat(GRADES.reciprocalRank(List.of("good", "fair"))).isZero();
    }

    @Test
    void noAnswersAreWorthNothing() {
        assertThat(GRADES.ndcg(List.of())).isZero();
        assertThat(GRADES.reciprocalRank(List.of())).isZero();
    }

    @Test
    void onlyTheFirstTenAnswersCount() {
        // Given
        Grades one = new Grades(Map.of("must", 3));
        List<String> others = IntStream.range(0, 10).mapToObj(i -> "other" + i).toList();

        // When
        List<String> tenth = with(others.subList(0, 9), "must");
        List<String> eleventh = with(others, "must");

        // Then: 1 / log2(11)
        assertThat(one.ndcg(tenth)).isCloseTo(0.2891, within(0.0001));
        assertThat(one.reciprocalRank(tenth)).isCloseTo(0.1, within(0.0001));
        assertThat(one.ndcg(eleventh)).isZero();
        assertThat(one.reciprocalRank(eleventh)).isZero();
    }

    @Test
    void moreThanTenGradedItemsCanStillBeAnsweredPerfectly() {
        // Given
        List<String> items = IntStream.range(0, 12).mapToObj(i -> "item" + i).toList();
        Grades many = new Grades(
                items.stream().collect(Collectors.toMap(item -> item, item -> item.equals("item0") ? 3 : 2)));

        // Then
        assertThat(many.ndcg(items)).isEqualTo(1);
    }

    @Test
    void itemThatIsAnsweredTwiceCountsOnce() {
        assertThat(GRADES.ndcg(List.of("must", "must", "good", "fair"))).isEqualTo(1);
    }

    @Test
    void namesWhatIsMissedAndWhatHasNoGrade() {
        // Given
        Grades two = new Grades(Map.of("first", 3, "second", 3));

        // When
        List<String> answers = List.of("first", "a", "b", "c", "d", "second");

        // Then
        assertThat(two.missed(answers)).containsExactly("second");
        assertThat(two.missed(List.of("second", "first"))).isEmpty();
        assertThat(two.ungraded(answers)).containsExactly("a", "b", "c", "d");
    }

    @Test
    void refusesGradesThatMeanNothing() {
        assertThatThrownBy(() -> new Grades(Map.of("item", 4))).hasMessage("item: grade 4 is not 1 to 3");
        assertThatThrownBy(() -> new Grades(Map.of("item", 2))).hasMessage("grades name no item that must be found");
    }

    private static List<String> with(List<String> answers, String last) {
        return Stream.concat(answers.stream(), Stream.of(last)).toList();
    }
}
