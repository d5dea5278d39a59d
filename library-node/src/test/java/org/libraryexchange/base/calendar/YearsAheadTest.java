package org.libraryexchange.base.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.base.calendar.FestivalRules.CARNIVAL;
import static org.libraryexchange.base.calendar.FestivalRules.NEW_YEARS_EVE;
import static org.libraryexchange.base.calendar.FestivalRules.SPRING_FESTIVAL;
import static org.libraryexchange.base.calendar.FestivalRules.TIDE;
import static org.libraryexchange.base.calendar.FestivalRules.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.libraryexchange.item.Festival;
import org.libraryexchange.item.LocalizedText;
import org.libraryexchange.item.Occurrence;
import org.libraryexchange.item.OccurrenceStatus;
import org.libraryexchange.item.Recurrence;

class YearsAheadTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-29");

    @Test
    void aNewRuleGivesTheDatesOfThreeYearsAndItsWords() {
        // When
        Festival complete = complete(festival(TIDE));

        // Then
        assertThat(complete.occurrences())
                .containsExactly(
                        days("2027-09-16", "2027-09-18", 2027),
                        days("2028-10-04", "2028-10-06", 2028),
                        days("2029-09-23", "2029-09-25", 2029));
        assertThat(complete.rule().byLanguage())
                .isEqualTo(Map.of(
                        "en",
                        "For 3 days, beginning 2 days before the 18th day of the 8th lunar month",
                        "zh-Hans",
                        "农历八月十八前2天起，共3天"));
    }

    @Test
    void theYearOfALunarRuleIsTheLunarYear() {
        assertThat(complete(festival(NEW_YEARS_EVE)).occurrences())
                .containsExactly(day("2027-02-05", 2026), day("2028-01-25", 2027), day("2029-02-12", 2028));
    }

    @Test
    void aFestivalThatHasBegunIsStillMade() {
        // Given
        Recurrence rule = rule("{'date': {'month': 12, 'day': 24}, 'lasts': 14}");

        // When
        Festival onItsLastDay = complete(festival(rule), LocalDate.parse("2027-01-06"));
        Festival theDayAfter = complete(festival(rule), LocalDate.parse("2027-01-07"));

        // Then
        assertThat(onItsLastDay.occurrences()).extracting(Occurrence::ruleYear).containsExactly(2026, 2027, 2028, 2029);
        assertThat(theDayAfter.occurrences()).extracting(Occurrence::ruleYear).containsExactly(2027, 2028, 2029);
    }

    @Test
    void whatIsCompleteStaysAsItIs() {
        Festival complete = complete(festival(CARNIVAL));

        assertThat(YearsAhead.complete(Optional.of(complete), complete, TODAY)).isEqualTo(complete);
    }

    @Test
    void aDateThatSomebodyMovedOrCancelledStays() {
        // Given
        Festival complete = complete(festival(CARNIVAL));
        Festival changed = with(
                complete,
                moved(complete, 0),
                cancelled(complete, 1),
                complete.occurrences().get(2));

        // When
        Festival later = YearsAhead.complete(Optional.of(complete), changed, TODAY.plusYears(1));

        // Then
        assertThat(later.occurrences())
                .startsWith(changed.occurrences().toArray(Occurrence[]::new))
                .hasSize(4);
    }

    @Test
    void anotherRuleMakesOnlyDatesOfTheOldOneAnew() {
        // Given
        Festival before = complete(festival(CARNIVAL), LocalDate.parse("2026-08-01"));
        Festival edited = with(
                before,
                before.occurrences().get(0),
                moved(before, 1),
                before.occurrences().get(2));
        Festival changed = new Festival(
                edited.rule(),
                rule("{'weekday': {'month': 8, 'weekday': 'sunday', 'nth': -1}}"),
                edited.occurrences(),
                null);

        // When
        Festival after = YearsAhead.complete(Optional.of(edited), changed, TODAY);

        // Then
        assertThat(after.occurrences())
                .as("the past and what somebody has moved stay")
                .containsExactly(
                        day("2026-08-31", 2026), moved(before, 1), day("2028-08-27", 2028), day("2029-08-26", 2029));
        assertThat(after.rule().byLanguage()).containsEntry("en", "The last Sunday of August");
    }

    @Test
    void aFestivalThatBeginsTodayIsNotMadeAnew() {
        // Given
        LocalDate monday = LocalDate.parse("2027-08-30");
        Festival before = complete(festival(CARNIVAL), monday);
        Festival changed = new Festival(before.rule(), SPRING_FESTIVAL, before.occurrences(), null);

        // When
        Festival after = YearsAhead.complete(Optional.of(before), changed, monday);

        // Then
        assertThat(after.occurrences()).startsWith(day("2027-08-30", 2027), day("2028-01-26", 2028));
    }

    @Test
    void theLastYearEndsTheDates() {
        // Given
        Festival before = complete(festival(CARNIVAL));
        Recurrence ending = rule("{'weekday': {'month': 8, 'weekday': 'monday', 'nth': -1}, 'to': 2027}");

        // When
        Festival after = YearsAhead.complete(
                Optional.of(before), new Festival(before.rule(), ending, before.occurrences(), null), TODAY);

        // Then
        assertThat(after.occurrences()).containsExactly(day("2027-08-30", 2027));
    }

    @Test
    void announcedDatesAreNeverGuessed() {
        // Given
        Festival before = complete(festival(CARNIVAL));
        Occurrence entered = days("2028-05-05", "2028-05-06", null);
        Festival changed = new Festival(before.rule(), rule("{'announced': {}}"), List.of(entered), null);

        // When
        Festival after = YearsAhead.complete(Optional.of(before), changed, TODAY);

        // Then
        assertThat(after.occurrences()).containsExactly(entered);
        assertThat(after.rule().byLanguage()).containsEntry("zh-Hans", "日期每年另行公布");
    }

    @Test
    void anEnteredDateCountsForItsYear() {
        // Given
        Occurrence eve = day("2028-01-24", null);
        Occurrence longAgo = day("1822-02-01", null);
        Occurrence lastDay = day("9999-12-31", null);

        // When
        Festival after = complete(with(festival(NEW_YEARS_EVE), lastDay, eve, longAgo));

        // Then
        assertThat(after.occurrences())
                .containsExactly(longAgo, day("2027-02-05", 2026), eve, day("2029-02-12", 2028), lastDay);
    }

    @Test
    void anEnteredDateTakesThePlaceOfAMadeOne() {
        // Given
        Festival before = complete(festival(CARNIVAL));
        List<Occurrence> both = new ArrayList<>(before.occurrences());
        Occurrence entered = day("2028-08-20", null);
        both.add(entered);

        // When
        Festival after = YearsAhead.complete(Optional.of(before), before.with(before.rule(), both), TODAY);

        // Then
        assertThat(after.occurrences())
                .containsExactly(
                        before.occurrences().get(0),
                        entered,
                        before.occurrences().get(2));
    }

    @Test
    void wordsOfPeopleStay() {
        // Given
        LocalizedText own = new LocalizedText(Map.of("en", "On August bank holiday", "fr", "En août"));
        Festival before = complete(new Festival(own, CARNIVAL, List.of(), null));

        // When
        Festival after = YearsAhead.complete(
                Optional.of(before),
                new Festival(before.rule(), rule("{'easter': {}}"), before.occurrences(), null),
                TODAY);

        // Then
        assertThat(after.rule().byLanguage())
                .isEqualTo(Map.of("en", "On August bank holiday", "fr", "En août", "zh-Hans", "复活节"));
    }

    @Test
    void whatHasNoPlaceIsNotAdded() {
        // Given
        Map<String, String> twenty = new TreeMap<>();
        for (char letter = 'a'; twenty.size() < 20; letter++) {
            twenty.put("q" + letter, "x");
        }
        List<Occurrence> full = Collections.nCopies(499, day("2020-08-31", 2020));

        // When
        Festival after = complete(new Festival(new LocalizedText(twenty), CARNIVAL, full, null));

        // Then
        assertThat(after.rule().byLanguage()).isEqualTo(twenty);
        assertThat(after.occurrences()).hasSize(500).endsWith(day("2027-08-30", 2027));
    }

    @Test
    void aRuleThatThisNodeDoesNotKnowIsLeftAlone() {
        Festival unknown = festival(new Recurrence(null, null, null, null, null, null, 1, null, null, null));

        assertThat(complete(unknown)).isEqualTo(unknown);
    }

    private static Festival festival(Recurrence rule) {
        return new Festival(null, rule, List.of(), null);
    }

    private static Festival complete(Festival festival) {
        return complete(festival, TODAY);
    }

    private static Festival complete(Festival festival, LocalDate today) {
        return YearsAhead.complete(Optional.empty(), festival, today);
    }

    private static Festival with(Festival festival, Occurrence... dates) {
        return festival.with(festival.rule(), Arrays.asList(dates));
    }

    private static Occurrence day(String date, Integer ruleYear) {
        return days(date, null, ruleYear);
    }

    private static Occurrence days(String first, String last, Integer ruleYear) {
        LocalDate end = last == null ? null : LocalDate.parse(last);
        return new Occurrence(LocalDate.parse(first), end, null, null, null, null, null, ruleYear);
    }

    private static Occurrence moved(Festival festival, int number) {
        Occurrence date = festival.occurrences().get(number);
        return day(date.date().minusDays(1).toString(), date.ruleYear());
    }

    private static Occurrence cancelled(Festival festival, int number) {
        Occurrence date = festival.occurrences().get(number);
        return new Occurrence(date.date(), null, null, null, null, OccurrenceStatus.CANCELLED, null, date.ruleYear());
    }
}
