package org.libraryexchange.pair;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.libraryexchange.pair.RealItems.RealItem;

/** The events of LEEDS 2023, a table exported from a planning tool, as items. */
final class LeedsEvents {

    private static final String LICENCE = "https://creativecommons.org/licenses/by/4.0/";

    /** An element of a list as Python prints it. */
    private static final Pattern ELEMENT = Pattern.compile("'([^']*)'|\"([^\"]*)\"");

    private static final Map<String, String> STATUS = Map.of("01 - Greenlit", "scheduled");

    private LeedsEvents() {}

    static List<RealItem> in(Path file) {
        CsvSchema schema = CsvSchema.emptySchema().withHeader();
        try (MappingIterator<Map<String, String>> rows =
                new CsvMapper().readerForMapOf(String.class).with(schema).readValues(file.toFile())) {
            List<Map<String, String>> all = rows.readAll();
            Map<String, Long> tickets = all.stream()
                    .flatMap(row -> tickets(row).stream())
                    .collect(Collectors.groupingBy(ticket -> ticket, Collectors.counting()));
            return all.stream().map(row -> item(row, tickets)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RealItem item(Map<String, String> row, Map<String, Long> tickets) {
        ObjectNode item = RealItems.published("cultural-event", "en", RealItems.line(row.get("event_name")), LICENCE);
        item.put("attribution", "LEEDS 2023");
        RealItems.putSubjects(item, "en", subjects(row));
        putPlace(item, row);
        putDates(item, row);
        putIdentifiers(item, row, tickets);
        return new RealItem("leeds-2023", row.get("airtable_id"), item);
    }

    private static Set<String> subjects(Map<String, String> row) {
        Set<String> subjects = new LinkedHashSet<>(list(row.get("event_type")));
        subjects.addAll(list(row.get("season")));
        if (!row.get("project_name").isBlank()) {
            subjects.add(RealItems.line(row.get("project_name")));
        }
        return subjects;
    }

    private static void putPlace(ObjectNode item, Map<String, String> row) {
        Set<String> wards = list(row.get("ward_(from_venue)"));
        Set<String> postcodes = list(row.get("postcode_(from_venue)"));
        if (wards.isEmpty() && postcodes.isEmpty()) {
            return;
        }
        ObjectNode place = item.putObject("place");
        place.putObject("name").put("en", wards.isEmpty() ? "Leeds" : String.join(", ", wards));
        if (!postcodes.isEmpty()) {
            place.put("address", String.join(", ", postcodes));
        }
    }

    /** Dates without a time are whole days. */
    private static void putDates(ObjectNode item, Map<String, String> row) {
        ObjectNode occurrence = item.putObject("event").putArray("occurrences").addObject();
        occurrence.put("date", row.get("start_date"));
        if (!row.get("end_date").isBlank()) {
            occurrence.put("endDate", row.get("end_date"));
        }
        occurrence.put("status", STATUS.get(row.get("status")));
    }

    /** Several events may be sold under one number, which then is none of theirs. */
    private static void putIdentifiers(ObjectNode item, Map<String, String> row, Map<String, Long> tickets) {
        var identifiers = item.putArray("identifiers");
        identifiers.addObject().put("scheme", "leeds-2023").put("value", row.get("airtable_id"));
        tickets(row).stream()
                .filter(ticket -> tickets.get(ticket) == 1)
                .limit(19)
                .forEach(ticket ->
                        identifiers.addObject().put("scheme", "ticket-tailor").put("value", ticket));
    }

    private static List<String> tickets(Map<String, String> row) {
        return Pattern.compile(",")
                .splitAsStream(row.get("ticket_tailor_id"))
                .map(RealItems::line)
                .filter(ticket -> !ticket.isEmpty())
                .toList();
    }

    /** The distinct elements of a list that Python has printed, with its escapes undone. */
    private static Set<String> list(String printed) {
        List<String> elements = new ArrayList<>();
        Matcher element = ELEMENT.matcher(printed);
        while (element.find()) {
            String text = element.group(1) == null ? element.group(2) : element.group(1);
            elements.add(RealItems.line(text.replace("\\n", "\n").replace("\\t", "\t")));
        }
        return new LinkedHashSet<>(elements);
    }
}
