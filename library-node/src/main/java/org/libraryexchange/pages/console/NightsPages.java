package org.libraryexchange.pages.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.exchange.nights.NightRecords;
import org.libraryexchange.exchange.nights.NightView;
import org.libraryexchange.exchange.nights.RunReader;
import org.libraryexchange.exchange.nights.RunView;
import org.libraryexchange.exchange.nights.Window;
import org.libraryexchange.pages.signin.StaffFrame;

/** The nights, three months at a time. */
@Path("/ops/nights")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.OPS)
class NightsPages {

    private static final int MONTHS = 3;
    private static final int RUNS = 15;
    private static final Day BLANK = new Day("", Optional.empty(), "", false);

    private final ConsoleContext console;
    private final NightRecords records;
    private final RunReader runs;

    NightsPages(ConsoleContext console, NightRecords records, RunReader runs) {
        this.console = console;
        this.records = records;
        this.runs = runs;
    }

    /**
     * The ledger of nights as a calendar, and the latest runs.
     *
     * @param next the next window
     * @param earlier link to the months before; empty if there are none
     * @param later link to the months after; empty at the latest months
     */
    record Page(
            StaffFrame frame,
            ConsoleTexts in,
            Window next,
            List<Month> months,
            String earlier,
            String later,
            List<RunView> runs) {}

    /** @param weekdays names of the weekdays, from Monday */
    record Month(String title, List<String> weekdays, List<List<Day>> weeks) {}

    /**
     * A day of a week; blank outside the month.
     *
     * @param night empty if the ledger has no such night
     */
    record Day(String number, Optional<NightView> night, String label, boolean today) {}

    @GET
    public Response read() {
        ConsoleTexts in = console.texts();
        YearMonth newest = YearMonth.from(in.today());
        YearMonth last = console.parameters("to")
                .date("to")
                .map(YearMonth::from)
                .filter(month -> month.isBefore(newest))
                .orElse(newest);
        YearMonth first = last.minusMonths(MONTHS - 1L);
        Map<LocalDate, NightView> nights = nights(first, last);
        boolean goesBack = nights.containsKey(first.atDay(1));
        Page page = new Page(
                console.frame(in, "nights"),
                in,
                records.next(),
                months(in, last, nights),
                goesBack ? link(in, first.minusMonths(1)) : "",
                last.equals(newest) ? "" : link(in, last.plusMonths(MONTHS)),
                runs.latest(Parameters.END_OF_TIME, RUNS));
        return console.answer(ConsoleTemplates.nights(page), in);
    }

    private Map<LocalDate, NightView> nights(YearMonth first, YearMonth last) {
        return records.nights(first.atDay(1), last.atEndOfMonth()).stream()
                .collect(Collectors.toMap(NightView::night, Function.identity()));
    }

    private static String link(ConsoleTexts in, YearMonth month) {
        return in.link("/ops/nights", "to", month.atDay(1).toString());
    }

    /** The months in order of time. Months without a night are left out, except the last one. */
    private static List<Month> months(ConsoleTexts in, YearMonth last, Map<LocalDate, NightView> nights) {
        return IntStream.rangeClosed(1 - MONTHS, 0)
                .mapToObj(last::plusMonths)
                .filter(month -> month.equals(last)
                        || nights.keySet().stream()
                                .anyMatch(night -> YearMonth.from(night).equals(month)))
                .map(month -> month(in, month, nights))
                .toList();
    }

    private static Month month(ConsoleTexts in, YearMonth month, Map<LocalDate, NightView> nights) {
        List<Day> days = new ArrayList<>(
                Collections.nCopies(month.atDay(1).getDayOfWeek().getValue() - 1, BLANK));
        for (int day = 1; day <= month.lengthOfMonth(); day++) {
            days.add(day(in, month.atDay(day), nights));
        }
        while (days.size() % DayOfWeek.values().length > 0) {
            days.add(BLANK);
        }
        return new Month(in.dates().month(month), weekdays(in), weeks(days));
    }

    private static Day day(ConsoleTexts in, LocalDate date, Map<LocalDate, NightView> nights) {
        RunPages.Messages words = in.messages(RunPages.Messages.class);
        boolean today = date.equals(in.today());
        Optional<NightView> night = Optional.ofNullable(nights.get(date));
        String label = night.map(in::night)
                .map(told -> today ? words.todayIs(told) : told)
                .orElseGet(() -> today ? words.today() : "");
        return new Day(Integer.toString(date.getDayOfMonth()), night, label, today);
    }

    private static List<String> weekdays(ConsoleTexts in) {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> day.getDisplayName(TextStyle.NARROW, in.language().locale()))
                .toList();
    }

    private static List<List<Day>> weeks(List<Day> days) {
        int length = DayOfWeek.values().length;
        return IntStream.range(0, days.size() / length)
                .mapToObj(week -> days.subList(week * length, (week + 1) * length))
                .toList();
    }
}
