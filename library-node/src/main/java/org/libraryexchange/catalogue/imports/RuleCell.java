package org.libraryexchange.catalogue.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A cell for the form of a festival's rule: its name, and what it says, such as {@code lunar 8/18},
 * {@code weekday 8/monday/last}, {@code solar-term qingming} or {@code easter}. No spreadsheet takes it for a date.
 */
final class RuleCell {

    static final String COLUMN = "festival.recurrence";
    static final String POINTER = "/festival/recurrence";

    private static final Map<String, List<String>> MEMBERS = Map.of(
            "lunar", List.of("month", "day"),
            "solar-term", List.of("term"),
            "date", List.of("month", "day"),
            "weekday", List.of("month", "weekday", "nth", "onOrAfter"),
            "easter", List.of(),
            "announced", List.of());

    private static final String LAST = "last";
    private static final int LAST_NUMBER = -1;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}");

    private RuleCell() {}

    /** The form as a member of a document. What cannot be read stays text, so that the rules refuse it and name it. */
    static ObjectNode read(String cell) {
        ObjectNode rule = JsonNodeFactory.instance.objectNode();
        String[] nameAndParts = cell.strip().split("\\s+", 2);
        String form = nameAndParts[0];
        List<String> members = MEMBERS.getOrDefault(form, List.of());
        if (members.isEmpty() && nameAndParts.length > 1) {
            return rule.put(form, nameAndParts[1]);
        }
        ObjectNode says = rule.putObject(form);
        String[] parts = nameAndParts.length > 1 ? nameAndParts[1].split("/", members.size()) : new String[0];
        for (int i = 0; i < parts.length; i++) {
            put(says, members.get(i), parts[i].strip());
        }
        return rule;
    }

    private static void put(ObjectNode form, String member, String part) {
        if (part.equals(LAST)) {
            form.put(member, LAST_NUMBER);
        } else if (NUMBER.matcher(part).matches()) {
            form.put(member, Integer.parseInt(part));
        } else if (!part.isEmpty()) {
            form.put(member, part);
        }
    }

    /** The cell for the form of a rule; empty if it has none. */
    static Optional<String> of(JsonNode rule) {
        return MEMBERS.entrySet().stream()
                .filter(form -> rule.has(form.getKey()))
                .map(form -> cell(form.getKey(), form.getValue(), rule.path(form.getKey())))
                .findFirst();
    }

    private static String cell(String form, List<String> members, JsonNode says) {
        String parts = members.stream()
                .filter(says::has)
                .map(says::path)
                .map(part -> part.asInt() == LAST_NUMBER ? LAST : part.asText())
                .collect(Collectors.joining("/"));
        return parts.isEmpty() ? form : form + " " + parts;
    }
}
