package org.libraryexchange.pages.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.YearMonth;
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
import org.libraryexchange.pages.console.RunPages.Messages;
import org.libraryexchange.pages.signin.StaffFrame;

/** The nights, three months at a time. */
@Path("/ops/nights")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.OPS)
class NightsPages {

    private static final int MONTHS = 3;
    private static final int RUNS = 15;

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
            List<YearMonth> months,
            Map<LocalDate, NightView> nights,
            String earlier,
            String later,
            List<RunView> runs) {

        /** What is to say about a day; may be empty. */
        public String label(LocalDate day) {
            Messages words = in.messages(Messages.class);
            boolean today = day.equals(in.today());
            return Optional.ofNullable(nights.get(day))
                    .map(in::night)
                    .map(told -> today ? words.todayIs(told) : told)
                    .orElseGet(() -> today ? words.today() : "");
        }
    }

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
                months(last, nights),
                nights,
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
    private static List<YearMonth> months(YearMonth last, Map<LocalDate, NightView> nights) {
        return IntStream.rangeClosed(1 - MONTHS, 0)
                .mapToObj(last::plusMonths)
                .filter(month -> month.equals(last)
                        || nights.keySet().stream().map(YearMonth::from).anyMatch(month::equals))
                .toList();
    }
}
