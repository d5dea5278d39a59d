package org.libraryexchange.stack.pair;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Moves invented events to the weeks and months after today, all dates of an event by the same number of days. Most move
 * by weeks, so that none changes its weekday. Those of a season move with a day that returns each year, by the rule of a
 * festival.
 *
 * @param seasons rules by the name of an event
 * @param node of any city: it works out the days
 */
record SampleDates(LocalDate today, JsonNode seasons, NodeApi node) {

    /** The Monday for which the files are written. */
    static final LocalDate WRITTEN = LocalDate.of(2026, 11, 30);

    private static final List<String> TIMES = List.of("start", "end");

    /** The item with its dates. Others than events keep theirs. */
    ObjectNode of(String name, JsonNode item) {
        ObjectNode moved = item.deepCopy();
        JsonNode occurrences = moved.at("/event/occurrences");
        if (!occurrences.isEmpty()) {
            long days = seasons.has(name) ? ofSeason(seasons.path(name), occurrences) : ofWeeks();
            occurrences.forEach(occurrence -> move((ObjectNode) occurrence, days));
        }
        return moved;
    }

    private long ofWeeks() {
        return Math.floorDiv(ChronoUnit.DAYS.between(WRITTEN, today), 7) * 7;
    }

    /** To the first year in which the event is not over yet. */
    private long ofSeason(JsonNode rule, JsonNode occurrences) {
        LocalDate first = day(occurrences.get(0));
        LocalDate last = day(occurrences.get(occurrences.size() - 1));
        ObjectNode question = JsonNodeFactory.instance.objectNode();
        question.put("from", first.getYear()).put("to", Math.max(first.getYear(), today.getYear()) + 1);
        List<LocalDate> days = node
                .act("POST", "/api/v1/festival-dates", question.set("recurrence", rule))
                .findValuesAsText("date")
                .stream()
                .map(LocalDate::parse)
                .toList();
        return days.stream()
                .mapToLong(day -> ChronoUnit.DAYS.between(days.get(0), day))
                .filter(moved -> !last.plusDays(moved).isBefore(today))
                .findFirst()
                .orElseThrow();
    }

    private static LocalDate day(JsonNode occurrence) {
        return LocalDateTime.parse(occurrence.path("start").asText()).toLocalDate();
    }

    private static void move(ObjectNode occurrence, long days) {
        TIMES.forEach(time -> occurrence.put(
                time,
                LocalDateTime.parse(occurrence.path(time).asText())
                        .plusDays(days)
                        .toString()));
    }
}
