package org.libraryexchange.pages.desk;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.base.calendar.ChineseDays;
import org.libraryexchange.base.calendar.FestivalDates;
import org.libraryexchange.base.locale.Dates;
import org.libraryexchange.item.Festival;
import org.libraryexchange.item.Kind;
import org.libraryexchange.item.Occurrence;
import org.libraryexchange.item.Recurrence;
import org.libraryexchange.item.Violation;
import org.libraryexchange.pages.desk.Problems.Problem;

/** Works out what the rule in a form gives. */
@Singleton
record RulePreviews(FestivalDates dates, Clock clock) {

    private static final int DATES = 5;

    /**
     * What a festival's rule gives, shown while somebody fills it in.
     *
     * @param words the rule in words; empty if it is not right yet
     * @param note why there are no dates, or none in some years; empty if there are
     * @param problems what is wrong with it
     */
    record Preview(String words, String note, List<String> problems, List<Day> days) {

        private static final Preview NOTHING = new Preview("", "", List.of(), List.of());
    }

    /** @param chinese the same in the Chinese calendar; empty if readers expect none */
    record Day(String shown, String chinese) {}

    Preview of(DeskTexts in, FormValues values) {
        FormCheck check = FormCheck.of(values, Kind.FESTIVAL, false);
        List<Violation> violations = ofRule(check.violations());
        if (!violations.isEmpty()) {
            return wrong(in, violations);
        }
        return check.draft()
                .flatMap(
                        draft -> Optional.ofNullable(draft.content().festival()).map(Festival::recurrence))
                .map(rule -> right(in, rule))
                .orElse(Preview.NOTHING);
    }

    /** The violations that a festival's rule is about. */
    static List<Violation> ofRule(List<Violation> violations) {
        return violations.stream()
                .filter(violation -> RuleFields.isOfRule(violation.pointer()))
                .toList();
    }

    private static Preview wrong(DeskTexts in, List<Violation> violations) {
        DeskMessages words = in.words();
        if (violations.stream().allMatch(violation -> violation.rule().equals("required"))) {
            return new Preview("", words.ruleNote("incomplete"), List.of(), List.of());
        }
        List<String> texts = new Problems(violations, in::problem, field -> words.label(FormValues.key(field)))
                .all().stream().map(Problem::text).toList();
        return new Preview("", "", texts, List.of());
    }

    private Preview right(DeskTexts in, Recurrence rule) {
        List<Day> next = dates.next(rule, DATES, clock.instant()).stream()
                .map(date -> day(new Dates(in.language()), rule, date))
                .toList();
        return new Preview(
                FestivalDates.words(rule).get(in.language().tag()),
                rule.announced() == null ? lacking(in, rule) : in.words().ruleNote("announced"),
                List.of(),
                next);
    }

    /** Tells the years ahead in which a rule gives no date; empty if it gives one in each, or if somebody announces them. */
    String lacking(DeskTexts in, Recurrence rule) {
        Instant now = clock.instant();
        if (rule.announced() == null && dates.next(rule, 1, now).isEmpty()) {
            return in.words().ruleNote("over");
        }
        List<String> years =
                dates.without(rule, now).stream().map(String::valueOf).toList();
        return years.isEmpty()
                ? ""
                : in.words().ruleWithout(String.join(in.language().comma(), years));
    }

    private static Day day(Dates words, Recurrence rule, Occurrence date) {
        return new Day(
                words.days(date.date(), date.lastDay()),
                Optional.of(rule)
                        .filter(Recurrence::countsByChineseCalendar)
                        .flatMap(it -> ChineseDays.of(date.date(), date.lastDay()))
                        .map(words::chinese)
                        .orElse(""));
    }
}
