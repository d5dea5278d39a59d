package org.libraryexchange.catalogue.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.libraryexchange.base.http.Cells;
import org.libraryexchange.catalogue.BulkRow;

/**
 * Writes items as a table that an import reads again without changing anything. The table has the columns that its items
 * need. An item without an identifier of the scheme is left out, because no import could find it; with the scheme {@link
 * BulkRow#ITEM_ID}, none is. The items are read twice, for the columns and for the rows, so that a table of any length takes no memory.
 *
 * @param scheme of the identifiers that match rows with items
 * @param items documents; the same each time they are read
 */
public record ItemTable(String scheme, Iterable<? extends JsonNode> items) {

    private static final CsvMapper CSV = CsvMapper.csvBuilder()
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build();

    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final String IDENTIFIER = "identifier";
    private static final List<String> FIRST = List.of(IDENTIFIER, "kind", "status");

    /** The cells of an item, by column; empty if it has no identifier of the scheme. */
    private Optional<Map<String, String>> row(JsonNode document) {
        Map<String, List<String>> cells = new TreeMap<>();
        List<String> keys = new ArrayList<>();
        if (scheme.equals(BulkRow.ITEM_ID)) {
            keys.add(document.path("id").asText());
        }
        for (JsonNode identifier : document.path("identifiers")) {
            String value = identifier.path("value").asText();
            if (identifier.path("scheme").asText().equals(scheme) && keys.isEmpty()) {
                keys.add(value);
            } else {
                cells.computeIfAbsent("identifier." + identifier.path("scheme").asText(), any -> new ArrayList<>())
                        .add(value);
            }
        }
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        document.properties().stream()
                .filter(member -> !member.getKey().equals("identifiers"))
                .forEach(member -> collect(member.getValue(), "/" + member.getKey(), -1, cells, KnownColumns::nameOf));
        RuleCell.of(document.at(RuleCell.POINTER)).ifPresent(cell -> cells.put(RuleCell.COLUMN, List.of(cell)));
        document.path("corrected")
                .properties()
                .forEach(settled -> cells.computeIfAbsent(Table.SETTLED, any -> new ArrayList<>())
                        .add(settled.getKey()));
        Map<String, String> row = new TreeMap<>();
        cells.forEach((name, parts) -> row.put(name, Cells.harmless(isList(name) ? Parts.cell(parts) : parts.get(0))));
        row.put(IDENTIFIER, Cells.harmless(keys.get(0)));
        return Optional.of(row);
    }

    private static boolean isList(String name) {
        return name.startsWith("identifier.")
                || name.equals(Table.SETTLED)
                || KnownColumns.of(name).filter(Column::isList).isPresent();
    }

    /**
     * The cells of any document, by the columns of an item or else by the names of its members with dots between. Lists
     * are in parts.
     */
    public static Map<String, String> cells(JsonNode document) {
        Map<String, List<String>> cells = new TreeMap<>();
        collect(
                document,
                "",
                -1,
                cells,
                pointer -> KnownColumns.nameOf(pointer)
                        .or(() -> Optional.of(pointer.substring(1)
                                .replace("/" + Column.EACH, "")
                                .replace('/', '.'))));
        Map<String, String> row = new TreeMap<>();
        cells.forEach((name, parts) -> row.put(name, Parts.cell(parts)));
        return row;
    }

    /**
     * Puts the values below a member into the cells of their columns. In a list, what an element lacks is an empty part,
     * so that the parts of columns that belong together stay together.
     *
     * @param names the column of each pointer
     * @param index of the element of the list that the value is in; -1 if it is in none
     */
    private static void collect(
            JsonNode value,
            String pointer,
            int index,
            Map<String, List<String>> cells,
            Function<String, Optional<String>> names) {
        if (value.isObject()) {
            value.properties()
                    .forEach(
                            member -> collect(member.getValue(), pointer + "/" + member.getKey(), index, cells, names));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                collect(value.get(i), pointer + "/" + Column.EACH, i, cells, names);
            }
        } else {
            names.apply(pointer).ifPresent(name -> {
                List<String> parts = cells.computeIfAbsent(name, any -> new ArrayList<>());
                while (parts.size() < index) {
                    parts.add("");
                }
                parts.add(value.asText());
            });
        }
    }

    /**
     * Writes the table in UTF-8, with a first line that names the columns. It begins with a byte order mark, because
     * Excel would read a table without one in another encoding.
     */
    public void write(OutputStream out) throws IOException {
        out.write(BYTE_ORDER_MARK.getBytes(StandardCharsets.UTF_8));
        CsvSchema.Builder schema = CsvSchema.builder();
        columns().forEach(schema::addColumn);
        try (SequenceWriter table = CSV.writer(schema.build().withHeader().withLineSeparator("\r\n"))
                .writeValues(out)) {
            for (JsonNode item : items) {
                Optional<Map<String, String>> row = row(item);
                if (row.isPresent()) {
                    table.write(row.get());
                }
            }
        }
    }

    private Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>(FIRST);
        items.forEach(item -> row(item).ifPresent(row -> columns.addAll(row.keySet())));
        return columns;
    }
}
