package org.libraryexchange.pages.browse;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.libraryexchange.base.calendar.ChineseDays;

/**
 * One date of an item, in the calendar of its place.
 *
 * @param key tells it from the item's other dates: when it begins, as in {@code 20271007T1800}
 * @param start empty for whole days
 * @param end empty for whole days, and if the document gives none
 * @param zone empty for whole days
 * @param status term of the contract; {@code scheduled} unless the document gives another
 * @param reason why it is not as announced, by language
 * @param ofChineseCalendar whether the festival's rule counts by that calendar
 */
record OccurrenceView(
        String key,
        LocalDate first,
        LocalDate last,
        Optional<LocalDateTime> start,
        Optional<LocalDateTime> end,
        Optional<ZoneId> zone,
        String status,
        Map<String, String> reason,
        boolean ofChineseCalendar) {

    private static final String SCHEDULED = "scheduled";

    private static final int LAST_YEAR = 9999;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm", Locale.ROOT);

    /** The dates of an event or a festival in order; none for other items. Dates that cannot be read are left out. */
    static List<OccurrenceView> of(JsonNode document) {
        Map<String, Integer> keys = new HashMap<>();
        JsonNode rule = document.path("festival").path("recurrence");
        boolean ofChineseCalendar = rule.has("lunar") || rule.has("solar-term");
        return Stream.of("event", "festival")
                .map(detail -> document.path(detail).path("occurrences"))
                .flatMap(list -> StreamSupport.stream(list.spliterator(), false))
                .map(node -> read(node, ofChineseCalendar))
                .flatMap(Optional::stream)
                .filter(OccurrenceView::isOfTheCalendar)
                .sorted(Comparator.comparing(OccurrenceView::first)
                        .thenComparing(each -> each.start().orElse(each.first().atStartOfDay())))
                .map(each -> each.numbered(keys.merge(each.key(), 1, Integer::sum)))
                .toList();
    }

    /** A document may name the same beginning twice, with different ends or zones. */
    private OccurrenceView numbered(int number) {
        return number == 1
                ? this
                : new OccurrenceView(
                        key + "-" + number, first, last, start, end, zone, status, reason, ofChineseCalendar);
    }

    /**
     * Whether the years are those that an owner may write. Near the limits of Java's calendar, converting to another
     * time zone would fail.
     */
    private boolean isOfTheCalendar() {
        return Stream.of(first, last).allMatch(day -> day.getYear() >= 1 && day.getYear() <= LAST_YEAR);
    }

    private static Optional<OccurrenceView> read(JsonNode node, boolean ofChineseCalendar) {
        try {
            return Optional.of(node.has("date") ? days(node, ofChineseCalendar) : times(node, ofChineseCalendar));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static OccurrenceView days(JsonNode node, boolean ofChineseCalendar) {
        LocalDate first = LocalDate.parse(node.path("date").asText());
        LocalDate last =
                node.has("endDate") ? LocalDate.parse(node.path("endDate").asText()) : first;
        return new OccurrenceView(
                DAY.format(first),
                first,
                last,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                status(node),
                reason(node),
                ofChineseCalendar);
    }

    private static OccurrenceView times(JsonNode node, boolean ofChineseCalendar) {
        LocalDateTime start = LocalDateTime.parse(node.path("start").asText());
        Optional<LocalDateTime> end = node.has("end")
                ? Optional.of(LocalDateTime.parse(node.path("end").asText()))
                : Optional.empty();
        return new OccurrenceView(
                MINUTE.format(start),
                start.toLocalDate(),
                end.orElse(start).toLocalDate(),
                Optional.of(start),
                end,
                Optional.of(ZoneId.of(node.path("zone").asText())),
                status(node),
                reason(node),
                ofChineseCalendar);
    }

    private static String status(JsonNode node) {
        return node.path("status").asText(SCHEDULED);
    }

    private static Map<String, String> reason(JsonNode node) {
        return node.path("reason").properties().stream()
                .filter(text -> text.getValue().isTextual())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, text -> text.getValue().textValue()));
    }

    /** The same days in the Chinese calendar, if readers expect them. */
    Optional<ChineseDays> inChineseCalendar() {
        return ofChineseCalendar ? ChineseDays.of(first, last) : Optional.empty();
    }

    public boolean asPlanned() {
        return status.equals(SCHEDULED);
    }

    /** Whether nothing is on: its day stays to be seen, but struck through. */
    public boolean isOff() {
        return isCancelled() || status.equals("postponed");
    }

    /** Whether people follow it from where they are. */
    public boolean isOnline() {
        return status.equals("moved-online");
    }

    boolean isCancelled() {
        return status.equals("cancelled");
    }

    public boolean isOver(LocalDate today) {
        return last.isBefore(today);
    }

    /** Whether it is of several whole days. */
    public boolean lasts() {
        return start.isEmpty() && !first.equals(last);
    }

    /** When it begins, in ISO 8601 for scripts and machines: a moment, or a date for whole days. */
    public String begins() {
        return beginning().map(moment -> moment.toInstant().toString()).orElse(first.toString());
    }

    /** When it ends; empty if that is not known. */
    public String ends() {
        return ending().map(moment -> moment.toInstant().toString()).orElse("");
    }

    /** The start as a moment; empty for whole days. If the clock shows the time twice, the earlier one counts. */
    public Optional<ZonedDateTime> beginning() {
        return moment(start);
    }

    Optional<ZonedDateTime> ending() {
        return moment(end);
    }

    private Optional<ZonedDateTime> moment(Optional<LocalDateTime> local) {
        return zone.flatMap(
                in -> local.map(time -> ZonedDateTime.ofLocal(time, in, null).withEarlierOffsetAtOverlap()));
    }
}
