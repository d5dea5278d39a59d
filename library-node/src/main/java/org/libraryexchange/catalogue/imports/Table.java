package org.libraryexchange.catalogue.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.libraryexchange.base.http.Cells;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.item.Kind;
import org.libraryexchange.item.Violation;

/** The columns of a table, which turn records into documents. An empty cell is ignored. */
final class Table {

    /** The values that people have settled. A table that was exported has it; an import takes nothing from it. */
    static final String SETTLED = "settled";

    static final String KEY = "identifier";
    private static final Pattern OTHER_KEY = Pattern.compile("identifier\\.([a-z0-9]+(?:-[a-z0-9]+)*)");

    private final String scheme;
    private final List<String> names;
    private final Map<Integer, Column> columns = new HashMap<>();

    private Table(String scheme, List<String> names) {
        this.scheme = scheme;
        this.names = names;
    }

    /**
     * Reads the first line of a table.
     *
     * @throws ProblemException for a column that is unknown, repeated or missing
     */
    static Table of(List<String> names, String scheme) {
        Table table = new Table(scheme, names);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (!seen.add(name)) {
                throw refused("repeated-column", "appears twice", name);
            }
            if (table.schemeOf(name).isEmpty() && !name.equals(SETTLED)) {
                table.columns.put(
                        i,
                        KnownColumns.of(name)
                                .orElseThrow(() -> refused(
                                        "unknown-column", "is not known; columns are " + KnownColumns.names(), name)));
            }
        }
        if (table.schemes().stream().noneMatch(scheme::equals)) {
            throw refused("missing-column", "is missing: it must hold the " + scheme + " identifier of each item", KEY);
        }
        return table;
    }

    private static ProblemException refused(String rule, String message, String name) {
        String shown = name.length() > 80 ? name.substring(0, name.offsetByCodePoints(0, 40)) + "…" : name;
        return ProblemException.body(new Violation("", rule, "column " + shown + " " + message, shown));
    }

    /** Whether a column holds identifiers. */
    static boolean isKey(String name) {
        return name.equals(KEY) || OTHER_KEY.matcher(name).matches();
    }

    private Optional<String> schemeOf(String name) {
        if (name.equals(KEY)) {
            return Optional.of(scheme);
        }
        var other = OTHER_KEY.matcher(name);
        return other.matches() ? Optional.of(other.group(1)) : Optional.empty();
    }

    private List<String> schemes() {
        return names.stream().flatMap(name -> schemeOf(name).stream()).toList();
    }

    int width() {
        return names.size();
    }

    /** Whether a record says that it was read from its item, with what people had settled in it. */
    boolean isExported(String[] cells) {
        int settled = names.indexOf(SETTLED);
        return settled >= 0 && !cells[settled].isEmpty();
    }

    /** The document for a record. */
    ObjectNode document(String[] cells) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        walk(cells, document, new HashMap<>());
        if (document.path("kind").asText().equals(Kind.CULTURAL_EVENT.term())) {
            // An event without any details fills none of the cells that would create this member.
            document.withObject("/event");
        }
        return document;
    }

    /** The column that caused a violation, or the pointer if no column did. */
    String column(String[] cells, String pointer) {
        Map<String, String> columns = new HashMap<>();
        walk(cells, JsonNodeFactory.instance.objectNode(), columns);
        for (String at = pointer; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
            if (columns.containsKey(at)) {
                return columns.get(at);
            }
        }
        return pointer;
    }

    private void walk(String[] cells, ObjectNode document, Map<String, String> columnOf) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equals(SETTLED)) {
                continue;
            }
            Column column = columns.get(i);
            String cell = Cells.original(cells[i]);
            if (column == null) {
                putIdentifiers(names.get(i), cell, document, columnOf);
            } else if (cell.isEmpty()) {
                columnOf.put(column.pointer(0), column.name());
            } else {
                put(column, cell, document, columnOf);
            }
        }
        putZone(cells, document);
    }

    private static void put(Column column, String cell, ObjectNode document, Map<String, String> columnOf) {
        List<String> parts = column.isList() ? Parts.of(cell) : List.of(cell);
        for (int part = 0; part < parts.size(); part++) {
            columnOf.put(column.pointer(part), column.name());
            if (!parts.get(part).isEmpty()) {
                column.put(document, part, parts.get(part));
            }
        }
    }

    private void putIdentifiers(String name, String cell, ObjectNode document, Map<String, String> columnOf) {
        List<String> values = name.equals(KEY) ? List.of(cell) : Parts.of(cell);
        for (String value : values) {
            if (!value.isEmpty()) {
                var identifiers = document.withArray("identifiers");
                columnOf.put("/identifiers/" + identifiers.size(), name);
                identifiers
                        .addObject()
                        .put("scheme", schemeOf(name).orElseThrow())
                        .put("value", value);
            }
        }
        if (name.equals(KEY)) {
            columnOf.put("/identifiers", name);
        }
    }

    /** A single zone applies to all times of an event or festival. */
    private void putZone(String[] cells, ObjectNode document) {
        for (String detail : List.of("event", "festival")) {
            int zone = names.indexOf(detail + ".zone");
            if (zone >= 0 && !cells[zone].isEmpty() && Parts.of(cells[zone]).size() == 1) {
                List<JsonNode> occurrences = new ArrayList<>();
                document.at("/" + detail + "/occurrences").forEach(occurrences::add);
                occurrences.stream()
                        .filter(it -> it.has("start") && !it.has("zone"))
                        .forEach(it -> ((ObjectNode) it).put("zone", Cells.original(cells[zone])));
            }
        }
    }
}
