package org.libraryexchange.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Figures of a run by table, row and column, each measured several times. Prints them as they come. */
public final class Sheet {

    private final Map<String, Table> tables = new LinkedHashMap<>();

    /** What one table holds: by row, by column, what was measured. */
    private static final class Table {

        private final String remark;
        private final Map<String, Map<String, List<Double>>> rows = new LinkedHashMap<>();

        private Table(String remark) {
            this.remark = remark;
        }

        private List<String> columns() {
            return rows.values().stream()
                    .flatMap(row -> row.keySet().stream())
                    .distinct()
                    .toList();
        }
    }

    /** Begins a table, or goes on with it; what is to be known to read it stands below its title. */
    public void table(String title, String remark) {
        tables.computeIfAbsent(title, absent -> new Table(remark));
    }

    /** Adds what was measured once. */
    public void add(String title, String row, String column, double value) {
        tables.get(title)
                .rows
                .computeIfAbsent(row, absent -> new LinkedHashMap<>())
                .computeIfAbsent(column, absent -> new ArrayList<>())
                .add(value);
        System.out.printf("%s | %s | %s: %s%n", title, row, column, number(value));
    }

    /** The middle one of what was measured; the mean of the middle two of an even number. */
    public double median(String title, String row, String column) {
        List<Double> sorted = sorted(tables.get(title).rows.get(row).get(column));
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    /** How many times the figure of a base row another row has, where both have one. */
    public void ratio(String title, String base, String column, String ratioColumn) {
        Map<String, Map<String, List<Double>>> rows = tables.get(title).rows;
        if (!rows.containsKey(base) || !rows.get(base).containsKey(column)) {
            return;
        }
        double one = median(title, base, column);
        rows.forEach((row, cells) -> {
            if (cells.containsKey(column)) {
                cells.put(ratioColumn, List.of(median(title, row, column) / one));
            }
        });
    }

    /** All tables in Markdown: the median, and in brackets the smallest and the largest. */
    public String markdown() {
        StringBuilder text = new StringBuilder();
        tables.forEach((title, table) -> {
            List<String> columns = table.columns();
            text.append("\n## ")
                    .append(title)
                    .append("\n\n")
                    .append(table.remark)
                    .append("\n\n| |");
            columns.forEach(column -> text.append(' ').append(column).append(" |"));
            text.append("\n|---|").append("---:|".repeat(columns.size())).append('\n');
            table.rows.forEach((row, cells) -> text.append("| ")
                    .append(row)
                    .append(" | ")
                    .append(columns.stream()
                            .map(column -> cell(cells.get(column)))
                            .collect(Collectors.joining(" | ")))
                    .append(" |\n"));
        });
        return text.toString();
    }

    private static String cell(List<Double> values) {
        if (values == null) {
            return "";
        }
        List<Double> sorted = sorted(values);
        if (sorted.size() == 1) {
            return number(sorted.get(0));
        }
        int half = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
        return new TreeSet<>(sorted).size() == 1
                ? number(median)
                : number(median) + " (" + number(sorted.get(0)) + "–" + number(sorted.get(sorted.size() - 1)) + ")";
    }

    private static List<Double> sorted(List<Double> values) {
        return values.stream().sorted().toList();
    }

    private static String number(double value) {
        return String.format(
                Locale.ROOT, Math.abs(value) < 10 ? "%.2f" : Math.abs(value) < 100 ? "%.1f" : "%,.0f", value);
    }
}
