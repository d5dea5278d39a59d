package org.libraryexchange.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draws each column of a table as a small chart in SVG, with the rows from left to right and zero at the bottom. */
final class Chart {

    private static final int COLUMNS = 3;
    private static final int WIDTH = 260;
    private static final int HEIGHT = 150;
    private static final int TOP = 40;
    private static final int BOTTOM = 28;
    private static final int SIDE = 40;

    /** Room above the highest point for its figure. */
    private static final double HEADROOM = 1.25;

    private static final String STYLE = """
            <style>
            .ground { fill: #ffffff }
            text { font: 12px system-ui, sans-serif; fill: #1f2933; text-anchor: middle }
            .title { font-weight: 600; text-anchor: start }
            .axis { stroke: #9aa5b1 }
            .line { stroke: #0b6e6e; stroke-width: 2; fill: none }
            circle { fill: #0b6e6e }
            @media (prefers-color-scheme: dark) {
              .ground { fill: #1a202c }
              text { fill: #e4e7eb }
              .axis { stroke: #616e7c }
              .line { stroke: #5ec4c4 }
              circle { fill: #5ec4c4 }
            }
            </style>
            """;

    private final List<String> rows;
    private final StringBuilder svg = new StringBuilder();

    private Chart(List<String> rows) {
        this.rows = rows;
    }

    /**
     * Draws a table.
     *
     * @param medians by row, by column
     */
    static String of(String title, Map<String, Map<String, Double>> medians) {
        Chart chart = new Chart(List.copyOf(medians.keySet()));
        List<String> columns = medians.values().stream()
                .flatMap(row -> row.keySet().stream())
                .distinct()
                .toList();
        int lines = (columns.size() + COLUMNS - 1) / COLUMNS;
        chart.svg.append("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-label="%s">
                """.formatted(COLUMNS * WIDTH, lines * HEIGHT, escaped(title)));
        chart.svg.append(STYLE).append("<rect class=\"ground\" width=\"100%\" height=\"100%\"/>\n");
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            List<Double> values = new ArrayList<>();
            medians.values().forEach(row -> values.add(row.get(column)));
            chart.panel(i % COLUMNS * WIDTH, i / COLUMNS * HEIGHT, column, values);
        }
        return chart.svg.append("</svg>\n").toString();
    }

    private void panel(int left, int top, String column, List<Double> values) {
        double most = HEADROOM
                * values.stream()
                        .filter(value -> value != null)
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElse(1);
        double scale = most == 0 ? 0 : (HEIGHT - TOP - BOTTOM) / most;
        int ground = top + HEIGHT - BOTTOM;
        append("<text class=\"title\" x=\"%d\" y=\"%d\">%s</text>", left + 8, top + 20, escaped(column));
        append("<path class=\"axis\" d=\"M%d %dH%d\"/>", left + SIDE / 2, ground, left + WIDTH - SIDE / 2);
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            double x = left + SIDE + i * (WIDTH - 2.0 * SIDE) / Math.max(1, values.size() - 1);
            append("<text x=\"%.1f\" y=\"%d\">%s</text>", x, ground + 16, escaped(rows.get(i)));
            if (values.get(i) != null) {
                double y = ground - values.get(i) * scale;
                append("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\"/>", x, y);
                append("<text x=\"%.1f\" y=\"%.1f\">%s</text>", x, y - 8, Sheet.number(values.get(i)));
                line.append(String.format(Locale.ROOT, "%s%.1f %.1f", line.isEmpty() ? "M" : "L", x, y));
            }
        }
        append("<path class=\"line\" d=\"%s\"/>", line);
    }

    private void append(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
