package org.libraryexchange.bench.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The figures of a run by table, row and column. Each is measured several times, and printed as it comes. */
public final class Sheet {

    private static final String BOTH = "This build beside the other";

    private final String of;
    private final Map<String, Table> tables = new LinkedHashMap<>();

    public Sheet() {
        this("");
    }

    /** Makes a sheet that says, as its figures come, what they are of. */
    public Sheet(String of) {
        this.of = of;
    }

    /** The measured values of one table, by row and column. */
    private static final class Table {

        private final String remark;
        private String chart;
        private final Map<String, Map<String, List<Double>>> rows = new LinkedHashMap<>();

        private Table(String remark) {
            this.remark = remark;
        }

        private List<Double> cell(String row, String column) {
            return rows.computeIfAbsent(row, absent -> new LinkedHashMap<>())
                    .computeIfAbsent(column, absent -> new ArrayList<>());
        }

        private Map<String, Map<String, Double>> medians() {
            Map<String, Map<String, Double>> medians = new LinkedHashMap<>();
            rows.forEach((row, cells) -> {
                Map<String, Double> figures = new LinkedHashMap<>();
                cells.forEach((column, values) -> figures.put(column, median(values)));
                medians.put(row, figures);
            });
            return medians;
        }

        private List<String> columns() {
            return rows.values().stream()
                    .flatMap(row -> row.keySet().stream())
                    .distinct()
                    .toList();
        }
    }

    /** Begins or continues a table. The remark below its title explains how to read it. */
    public void table(String title, String remark) {
        tables.computeIfAbsent(title, absent -> new Table(remark));
    }

    /** Adds one measured value. */
    public void add(String title, String row, String column, double value) {
        tables.get(title).cell(row, column).add(value);
        System.out.printf("%s | %s | %s: %s%s%n", title, row, column, number(value), of.isEmpty() ? "" : " of " + of);
    }

    /** Adds the ratio of each row's figure to that of a base row, if both have one. */
    public void ratio(String title, String base, String column, String ratioColumn) {
        ratio(title, base, column, new Ratio(ratioColumn, 1));
    }

    /** Adds what each row's figure is for 100 of the base row's. */
    public void perHundred(String title, String base, String column, String ratioColumn) {
        ratio(title, base, column, new Ratio(ratioColumn, 100));
    }

    /** @param times how often the ratio is counted */
    private record Ratio(String column, int times) {}

    private void ratio(String title, String base, String column, Ratio ratio) {
        Map<String, Map<String, List<Double>>> rows = tables.get(title).rows;
        if (!rows.containsKey(base) || !rows.get(base).containsKey(column)) {
            return;
        }
        double one = median(rows.get(base).get(column));
        rows.forEach((row, cells) -> {
            if (cells.containsKey(column)) {
                cells.put(ratio.column(), List.of(ratio.times() * median(cells.get(column)) / one));
            }
        });
    }

    /** Returns one table of all figures that another sheet has too, each beside the other's, with the ratio. */
    public Sheet beside(Sheet other) {
        Sheet both = new Sheet();
        both.table(BOTH, "Both builds took turns in the same run. The ratio is that of the medians.");
        tables.forEach((title, table) -> table.rows.forEach((row, cells) -> cells.forEach((column, own) -> {
            List<Double> others = other.values(title, row, column);
            if (!others.isEmpty()) {
                String figure = row + ": " + column;
                Table compared = both.tables.get(BOTH);
                compared.cell(figure, "this build").addAll(own);
                compared.cell(figure, "the other").addAll(others);
                compared.cell(figure, "times the other").add(median(own) / median(others));
            }
        })));
        return both;
    }

    private List<Double> values(String title, String row, String column) {
        return tables.containsKey(title)
                ? tables.get(title).rows.getOrDefault(row, Map.of()).getOrDefault(column, List.of())
                : List.of();
    }

    /**
     * Also draws a table as a chart.
     *
     * @param file name of the SVG file, which must be beside the Markdown
     */
    public void chart(String title, String file) {
        tables.get(title).chart = file;
    }

    /** Charts in SVG by file name. */
    public Map<String, String> charts() {
        Map<String, String> charts = new LinkedHashMap<>();
        tables.forEach((title, table) -> {
            if (table.chart != null) {
                charts.put(table.chart, Chart.of(title, table.medians()));
            }
        });
        return charts;
    }

    /** All tables in Markdown, with the median and, in brackets, the smallest and the largest value. */
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
            if (table.chart != null) {
                text.append("\n![")
                        .append(title)
                        .append("](")
                        .append(table.chart)
                        .append(")\n");
            }
        });
        return text.toString();
    }

    private static String cell(List<Double> values) {
        if (values == null) {
            return "";
        }
        double least = Collections.min(values);
        double most = Collections.max(values);
        String middle = number(median(values));
        return least == most ? middle : middle + " (" + number(least) + "–" + number(most) + ")";
    }

    /** The middle value, or the mean of the two middle values. */
    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    static String number(double value) {
        return String.format(
                Locale.ROOT, Math.abs(value) < 10 ? "%.2f" : Math.abs(value) < 100 ? "%.1f" : "%,.0f", value);
    }
}
