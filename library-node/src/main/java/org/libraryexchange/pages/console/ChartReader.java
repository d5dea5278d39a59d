package org.libraryexchange.pages.console;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.base.database.DatabaseFaults;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.exchange.nights.NightRecords;
import org.libraryexchange.item.Kind;
import org.libraryexchange.watch.status.Trends;
import org.libraryexchange.watch.status.Trends.Size;
import org.libraryexchange.watch.status.Trends.Span;

/** Reads the data of the charts: the logs of the last 24 hours, and the growth of the catalogues over the last year. */
@Singleton
record ChartReader(Trends trends, NightRecords nights, NodeConfig node) {

    private static final Duration SHOWN = Duration.ofHours(24);
    private static final int MINUTES_OF_A_SPAN = 10;
    private static final int MONTHS_OF_GROWTH = 12;
    private static final Table EMPTY = new Table(List.of(), List.of(), "");

    /**
     * The charts.
     *
     * @param known whether the database answered; if not, no chart is shown
     * @param zone whose clock the times follow
     * @param nights when windows were open, in the form that the chart's script reads
     * @param course of the logs: the records of each city, then the lag of each partner
     * @param growth of the catalogues
     */
    record Charts(boolean known, String zone, String nights, Table course, Table growth) {}

    /**
     * The data of a chart.
     *
     * @param rows one for each span of time or day
     * @param range from when to when there are rows; empty if there are none
     */
    record Table(List<Column> columns, List<Row> rows, String range) {

        private static Table of(ConsoleTexts in, List<Column> columns, List<Row> rows) {
            String first = rows.isEmpty() ? "" : rows.get(0).label();
            String last = rows.isEmpty() ? "" : rows.get(rows.size() - 1).label();
            return new Table(
                    columns, rows, first.equals(last) ? first : in.words().fromTo(first, last));
        }
    }

    /**
     * A column, and how its line looks.
     *
     * @param line number of the city's line, from 0: each has its own shade of the city's colour, and its own pattern
     * @param lag whether the line has its own scale, in seconds
     */
    record Column(String title, String accent, int line, boolean lag) {}

    /**
     * A row.
     *
     * @param begins seconds since 1970, for the chart
     * @param label the same time for people
     * @param values empty strings where nothing is known
     */
    record Row(long begins, String label, List<String> values) {}

    Charts charts(ConsoleTexts in) {
        try {
            return known(in);
        } catch (RuntimeException e) {
            if (!DatabaseFaults.isOutage(e)) {
                throw e;
            }
            return new Charts(false, "", "", EMPTY, EMPTY);
        }
    }

    private Charts known(ConsoleTexts in) {
        List<String> cities = Stream.concat(
                        Stream.of(node.city()),
                        node.partners().keySet().stream().sorted())
                .toList();
        List<Size> sizes =
                trends.growth(LocalDate.ofInstant(in.now(), node.timeZone()).minusMonths(MONTHS_OF_GROWTH));
        List<Column> catalogues =
                sizes.stream().map(size -> column(in, size)).distinct().toList();
        return new Charts(
                true,
                node.timeZone().getId(),
                windows(),
                Table.of(in, columns(in, cities), course(in, cities)),
                Table.of(in, catalogues, growth(in, sizes, catalogues)));
    }

    /** First the records per minute of each city, then the lag of each partner. */
    private List<Column> columns(ConsoleTexts in, List<String> cities) {
        List<Column> columns = new ArrayList<>();
        cities.forEach(city -> columns.add(new Column(in.words().recordsOf(in.city(city)), in.accent(city), 0, false)));
        cities.stream()
                .skip(1)
                .forEach(city -> columns.add(new Column(in.words().lagOf(in.city(city)), in.accent(city), 1, true)));
        return columns;
    }

    private List<Row> course(ConsoleTexts in, List<String> cities) {
        Instant since = in.now().minus(SHOWN);
        Map<Instant, String[]> rows = new TreeMap<>();
        int columns = 2 * cities.size() - 1;
        for (int i = 0; i < cities.size(); i++) {
            for (Span span : trends.course(cities.get(i), since, MINUTES_OF_A_SPAN)) {
                String[] row = rows.computeIfAbsent(span.begins(), begins -> blank(columns));
                row[i] = Double.toString((double) span.records() / MINUTES_OF_A_SPAN);
                if (i > 0 && span.lag().isPresent()) {
                    row[cities.size() + i - 1] = Long.toString(span.lag().getAsLong());
                }
            }
        }
        return rows.entrySet().stream()
                .map(row -> new Row(row.getKey().getEpochSecond(), in.moment(row.getKey()), List.of(row.getValue())))
                .toList();
    }

    private static String[] blank(int columns) {
        return Stream.generate(() -> "").limit(columns).toArray(String[]::new);
    }

    /** The city's windows of the last day, as pairs of seconds since 1970. */
    private String windows() {
        LocalDate latest = nights.latest();
        return nights.nights(latest.minusDays(1), latest).stream()
                .map(night -> night.window().opens().getEpochSecond() + "-"
                        + night.window().closes().getEpochSecond())
                .collect(Collectors.joining(" "));
    }

    private static Column column(ConsoleTexts in, Size size) {
        int line = Arrays.stream(Kind.values()).map(Kind::term).toList().indexOf(size.kind());
        return new Column(in.words().kindOf(in.city(size.owner()), size.kind()), in.accent(size.owner()), line, false);
    }

    private List<Row> growth(ConsoleTexts in, List<Size> sizes, List<Column> columns) {
        Map<LocalDate, String[]> rows = new LinkedHashMap<>();
        for (Size size : sizes) {
            rows.computeIfAbsent(size.day(), day -> blank(columns.size()))[columns.indexOf(column(in, size))] =
                    Long.toString(size.items());
        }
        return rows.entrySet().stream()
                .map(row -> new Row(
                        row.getKey().atStartOfDay(node.timeZone()).toEpochSecond(),
                        in.dates().day(row.getKey()),
                        List.of(row.getValue())))
                .toList();
    }
}
