package org.libraryexchange.pages.desk;

import jakarta.enterprise.context.ApplicationScoped;
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
@ApplicationScoped
class RulePreviews {

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

    private final FestivalDates dates;
    private final Clock clock;

    RulePreviews(FestivalDates dates, Clock clock) {
        this.dates = dates;
        this.clock = clock;
    }

    Preview of(DeskSpeech speech, FormValues values) {
        FormCheck check = FormCheck.of(values, Kind.FESTIVAL, false);
        List<Violation> violations = ofRule(check.violations());
        if (!violations.isEmpty()) {
            return wrong(speech, violations);
        }
        return check.draft()
                .flatMap(
                        draft -> Optional.ofNullable(draft.content().festival()).map(Festival::recurrence))
                .map(rule -> right(speech, rule))
                .orElse(Preview.NOTHING);
    }

    /** The violations that a festival's rule is about. */
    static List<Violation> ofRule(List<Violation> violations) {
        return violations.stream()
                .filter(violation -> RuleFields.isOfRule(violation.pointer()))
                .toList();
    }

    private static Preview wrong(DeskSpeech speech, List<Violation> violations) {
        DeskMessages words = speech.words();
        if (violations.stream().allMatch(violation -> violation.rule().equals("required"))) {
            return new Preview("", words.ruleNote("incomplete"), List.of(), List.of());
        }
        List<String> texts = new Problems(violations, speech::problem, field -> words.label(FormValues.key(field)))
                .all().stream().map(Problem::text).toList();
        return new Preview("", "", texts, List.of());
    }

    private Preview right(DeskSpeech speech, Recurrence rule) {
        List<Day> next = dates.next(rule, DATES, clock.instant()).stream()
                .map(date -> day(Dates.of(speech.language()), rule, date))
                .toList();
        return new Preview(
                FestivalDates.words(rule).get(speech.language().tag()),
                rule.announced() == null
                        ? lacking(speech, rule)
                        : speech.words().ruleNote("announced"),
                List.of(),
                next);
    }

    /** Tells the years ahead in which a rule gives no date; empty if it gives one in each, or if somebody announces them. */
    String lacking(DeskSpeech speech, Recurrence rule) {
        Instant now = clock.instant();
        if (rule.announced() == null && dates.next(rule, 1, now).isEmpty()) {
            return speech.words().ruleNote("over");
        }
        List<String> years =
                dates.without(rule, now).stream().map(String::valueOf).toList();
        return years.isEmpty()
                ? ""
                : speech.words().ruleWithout(String.join(speech.language().comma(), years));
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
