package org.libraryexchange.catalogue.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.libraryexchange.base.http.Cells;
import org.libraryexchange.catalogue.imports.RowSplitter.RawRow;
import org.libraryexchange.catalogue.imports.RowSplitter.RawRow.Fault;
import org.libraryexchange.catalogue.spreadsheet.WrittenTime.Order;
import org.libraryexchange.json.MalformedJsonException;

/**
 * How a table that people have written is read as one that an import takes.
 *
 * @param columns known columns, in the order of the table; an empty one is left out
 * @param forAll what each row says that says nothing else, by known column; an empty text is none
 * @param order of the numbers in dates; empty if nobody has said
 * @param mended what somebody has written instead, by row and known column
 * @param place where the things of the table take place, if it does not say
 * @param isParted whether each cell has all there is of its column, in parts, though there may be place for one only
 */
public record TableReading(
        List<String> columns,
        Map<String, String> forAll,
        Optional<Order> order,
        Map<Long, Map<String, String>> mended,
        UsualPlace place,
        boolean isParted) {

    private static final int MOST_TITLES = 10;

    private static final CsvMapper CSV = CsvMapper.csvBuilder()
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build();

    /** The clock and the money of a place. */
    public record UsualPlace(String zone, String currency) {}

    /** What a cell was taken to mean. */
    public record Understood(String column, String written, String read) {}

    /** What was read from a row, by known column, and what was understood otherwise than it stands there. */
    public record RowReading(Map<String, String> cells, List<Understood> understood) {

        /** What is read from a row that cannot be read. */
        public static final RowReading NOTHING = new RowReading(Map.of(), List.of());
    }

    /**
     * A table that an import takes. Its rows have the numbers that they have in the other.
     *
     * @param rows by their numbers
     */
    public record ReadTable(byte[] csv, Map<Long, RowReading> rows) {}

    /** A row as it stands in a table; without cells if it cannot be read. */
    public record Line(RawRow row, List<String> cells) {

        /** The cells of a row. */
        public static Line of(RawRow row) {
            try {
                return new Line(row, row.fault() == Fault.NONE ? List.of(Body.cells(row)) : List.of());
            } catch (MalformedJsonException e) {
                return new Line(row, List.of());
            }
        }

        public long number() {
            return row.number();
        }

        private long filled() {
            return cells.stream().filter(cell -> !cell.isBlank()).count();
        }
    }

    /**
     * The rows of a table, without blank ones and titles; the first has the headings. If there are more rows than an import
     * takes, one more than that.
     */
    public static List<Line> lines(byte[] csv) {
        RowSplitter splitter = new RowSplitter(new ByteArrayInputStream(csv), ImportForm.CSV, 0, 0);
        List<Line> lines = new ArrayList<>();
        try {
            Optional<RawRow> row = splitter.next();
            while (row.isPresent() && lines.size() < TableImports.MOST_ROWS + 2) {
                Line line = Line.of(row.get());
                if (line.cells.isEmpty() || line.filled() > 0) {
                    lines.add(line);
                }
                row = splitter.next();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines.subList(headings(lines), lines.size());
    }

    /** Above the headings, people write titles, which fill one cell. */
    private static int headings(List<Line> lines) {
        return IntStream.range(0, Math.min(MOST_TITLES, lines.size()))
                .filter(i -> lines.get(i).filled() != 1)
                .findFirst()
                .orElse(0);
    }

    /** The table that an import takes. */
    public ReadTable read(List<Line> lines) {
        Map<Long, RowReading> rows = new LinkedHashMap<>();
        Set<String> names = new LinkedHashSet<>(columns);
        for (Line line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            RowReading row = line.cells.isEmpty()
                    ? RowReading.NOTHING
                    : reading(line.cells, mended.getOrDefault(line.number(), Map.of()));
            names.addAll(row.cells().keySet());
            rows.put(line.number(), row);
        }
        names.remove("");
        return new ReadTable(written(lines, rows, List.copyOf(names)), rows);
    }

    /**
     * The document of a row by itself, without its status; empty if it has no identifier.
     *
     * @param written in the order of the columns
     */
    public Optional<ObjectNode> document(List<String> written, String scheme) {
        Map<String, String> cells = reading(written, Map.of()).cells();
        if (!cells.containsKey(Table.KEY)) {
            return Optional.empty();
        }
        List<String> names = List.copyOf(cells.keySet());
        return Optional.of(
                Table.of(names, scheme).document(names.stream().map(cells::get).toArray(String[]::new)));
    }

    private RowReading reading(List<String> written, Map<String, String> mends) {
        return new WrittenRow(this, cells(written, mends)).read();
    }

    /** What stands in the cells of a row, by known column. */
    private Map<String, String> cells(List<String> written, Map<String, String> mends) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(columns.size(), written.size()); i++) {
            // Lists may be spread over several columns.
            cells.merge(columns.get(i), written.get(i), TableReading::joined);
        }
        if (isParted) {
            cells.replaceAll(TableReading::ofOne);
        }
        cells.putAll(mends);
        cells.remove("");
        cells.values().removeIf(String::isBlank);
        forAll.forEach(cells::putIfAbsent);
        cells.values().removeIf(String::isBlank);
        return cells;
    }

    /** A cell with parts, for a column that is no list: the first, or for a long text all as paragraphs. */
    private static String ofOne(String column, String cell) {
        if (KnownColumns.isList(column) || (Table.isKey(column) && !column.equals(Table.KEY))) {
            return cell;
        }
        List<String> parts = Parts.of(cell);
        return column.startsWith("description.") ? String.join("\n\n", parts) : parts.get(0);
    }

    private static String joined(String one, String other) {
        return one.isBlank() ? other : other.isBlank() ? one : one + "|" + other;
    }

    private byte[] written(List<Line> lines, Map<Long, RowReading> rows, List<String> names) {
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        long number = 1;
        for (Line line : lines) {
            csv.writeBytes("\n".repeat((int) (line.number() - number)).getBytes(StandardCharsets.UTF_8));
            RowReading row = rows.get(line.number());
            Stream<String> cells = names.stream().map(name -> row == null ? name : row.cells.getOrDefault(name, ""));
            csv.writeBytes(line.cells.isEmpty() ? asItIs(line.row) : csv(Stream.concat(cells, surplus(line))));
            number = line.number() + 1;
        }
        return csv.toByteArray();
    }

    /** The import names what is wrong with rows that cannot be read. Those that are too long or too wide are not here whole. */
    private static byte[] asItIs(RawRow row) {
        String text = switch (row.fault()) {
            case TOO_LONG -> "x".repeat(RowSplitter.LONGEST_ROW + 1);
            case TOO_WIDE -> ",".repeat(RowSplitter.MOST_CELLS);
            default -> new String(row.bytes(), StandardCharsets.UTF_8);
        };
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** What stands behind the last column has none, and the import says so. */
    private Stream<String> surplus(Line line) {
        List<String> behind = line.cells.subList(Math.min(columns.size(), line.cells.size()), line.cells.size());
        return behind.stream().allMatch(String::isBlank) ? Stream.empty() : behind.stream();
    }

    /** A table for spreadsheets. */
    public static byte[] csv(List<List<String>> rows) {
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        csv.writeBytes("\ufeff".getBytes(StandardCharsets.UTF_8));
        rows.forEach(row -> csv.writeBytes(csv(row.stream().map(Cells::harmless))));
        return csv.toByteArray();
    }

    private static byte[] csv(Stream<String> cells) {
        try {
            return CSV.writerFor(String[].class).writeValueAsBytes(cells.toArray(String[]::new));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cells are plain text", e);
        }
    }
}
