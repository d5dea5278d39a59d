package org.libraryexchange.pages.browse;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.Stream;
import org.libraryexchange.pages.web.Address;
import org.libraryexchange.pages.web.Frame;

/** What is on in both cities or in one of them. */
record WhatsOnPage(Frame frame, BrowseTexts in, DaySpan span, TimeLine line) {

    /** Days to choose. */
    public List<String> spans() {
        return List.of("", DaySpan.TODAY, DaySpan.WEEKEND, presentMonth());
    }

    private String presentMonth() {
        return YearMonth.from(in.today()).toString();
    }

    public boolean shows(String when) {
        return when.equals(span.when())
                || (when.equals(presentMonth()) && span.month().isPresent());
    }

    public List<String> kinds() {
        return WhatsOn.KINDS;
    }

    /** What the reader has chosen; may be empty. */
    public String choice(String name) {
        return in.visit().address().first(name).orElse("");
    }

    /** The same page with another choice. */
    public Address choosing(String name, Object value) {
        Address address = in.visit().address();
        return "".equals(value) ? address.without(name) : address.with(name, value.toString());
    }

    /** The weeks of a month, from Monday on. */
    public List<List<LocalDate>> weeks(YearMonth month) {
        LocalDate monday = month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return Stream.iterate(monday, week -> !week.isAfter(month.atEndOfMonth()), week -> week.plusWeeks(1))
                .map(week -> week.datesUntil(week.plusWeeks(1)).toList())
                .toList();
    }

    /** The same days as a list to search in. */
    public Address list() {
        return WhatsOn.chosen(in.visit(), line.list());
    }

    /** The coming dates for calendar programs. */
    public Address calendar() {
        return in.visit().named(WhatsOn.chosen(in.visit(), Address.of(SearchFeeds.CALENDAR)));
    }
}
