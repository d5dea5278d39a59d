package org.libraryexchange.catalogue.imports;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.libraryexchange.catalogue.imports.TableReading.RowReading;
import org.libraryexchange.catalogue.imports.TableReading.Understood;
import org.libraryexchange.catalogue.spreadsheet.WrittenCost;
import org.libraryexchange.catalogue.spreadsheet.WrittenPeriod;
import org.libraryexchange.catalogue.spreadsheet.WrittenTime;
import org.libraryexchange.catalogue.spreadsheet.WrittenWords;

/**
 * Reads the cells of a row as people write them into what an import takes. What cannot be read stays as it is, so that the
 * rules refuse it and name it.
 */
final class WrittenRow {

    private static final String FREE = "event.admission.free";
    private static final String AMOUNT = "event.admission.prices.amount";
    private static final String CURRENCY = "event.admission.prices.currency";
    private static final List<String> TRUTHS = List.of(FREE, "event.datesToBeAnnounced");
    private static final String ABOUT = "about";
    private static final String PERIOD = "history.period.edtf";
    private static final String ERA = "history.period.label.zh-Hans";

    /** The columns of days and hours, in this order. */
    private static final List<String> TIMES = List.of("date", "endDate", "start", "end");

    private static final Pattern READ = Pattern.compile("|\\d{4}-\\d\\d-\\d\\d(?:T\\d\\d:\\d\\d)?|\\d\\d:\\d\\d");

    private final TableReading how;
    private final Map<String, String> cells;
    private final List<Understood> understood = new ArrayList<>();

    /** @param cells by the names of known columns; none is blank */
    WrittenRow(TableReading how, Map<String, String> cells) {
        this.how = how;
        this.cells = new TreeMap<>(cells);
        readWords();
        readCosts();
        for (String of : List.of("event.", "festival.")) {
            readTimes(of);
            if (this.cells.containsKey(of + "start")) {
                this.cells.putIfAbsent(of + "zone", how.place().zone());
            }
        }
        complete(
                "media.url",
                "media.mediaType",
                address -> WrittenWords.mediaType(address).orElse(""));
        complete("links.url", "links.rel", address -> ABOUT);
        WrittenPeriod.read(this.cells.getOrDefault(PERIOD, "")).ifPresent(period -> {
            this.cells.put(PERIOD, told(PERIOD, this.cells.get(PERIOD), period.edtf()));
            this.cells.putIfAbsent(ERA, period.era());
            this.cells.remove(ERA, "");
        });
    }

    RowReading read() {
        return new RowReading(cells, understood);
    }

    private void readWords() {
        for (String column : List.copyOf(cells.keySet())) {
            String values = column.endsWith("icence")
                    ? WrittenWords.LICENCE
                    : TRUTHS.contains(column) ? WrittenWords.TRUTH : column.replace("festival.", "event.");
            if (WrittenWords.knows(values)) {
                cells.computeIfPresent(column, (name, cell) -> apart(values, cell));
                replace(column, text -> WrittenWords.value(values, text));
            }
        }
    }

    /** A list of names that commas separate. */
    private static String apart(String column, String cell) {
        if (WrittenWords.isLong(cell)) {
            return cell;
        }
        List<String> names = List.of(cell.split("\\s*[,;，、；]\\s*", -1));
        boolean known =
                names.stream().allMatch(name -> WrittenWords.value(column, name).isPresent());
        return known && KnownColumns.isList(column) ? Parts.cell(names) : cell;
    }

    private void replace(String column, Function<String, Optional<String>> reading) {
        replaceEach(column, (i, part) -> reading.apply(part));
    }

    /** @param reading of the part at a place of a list */
    private void replaceEach(String column, BiFunction<Integer, String, Optional<String>> reading) {
        if (cells.containsKey(column)) {
            List<String> parts = parts(column, cells.get(column));
            List<String> read = IntStream.range(0, parts.size())
                    .mapToObj(i -> reading.apply(i, parts.get(i))
                            .map(it -> told(column, parts.get(i), it))
                            .orElse(parts.get(i)))
                    .toList();
            cells.put(column, cell(column, read));
        }
    }

    private static List<String> parts(String column, String cell) {
        return KnownColumns.isList(column) ? Parts.of(cell) : List.of(cell);
    }

    private static String cell(String column, List<String> parts) {
        return KnownColumns.isList(column) ? Parts.cell(parts) : parts.get(0);
    }

    private String told(String column, String written, String read) {
        if (!written.equals(read)) {
            understood.add(new Understood(column, written, read));
        }
        return read;
    }

    /** Fills in what goes with each address, if the table does not say it. */
    private void complete(String addresses, String column, UnaryOperator<String> value) {
        if (cells.containsKey(addresses)) {
            List<String> values = Parts.of(cells.get(addresses)).stream()
                    .map(address -> address.isEmpty() ? "" : value.apply(address))
                    .toList();
            cells.putIfAbsent(column, Parts.cell(values));
        }
    }

    /** A price says its currency, and that admission is not free; the word for free says that there is no price. */
    private void readCosts() {
        String column = cells.containsKey(AMOUNT) ? AMOUNT : FREE;
        List<String> written = Parts.of(cells.getOrDefault(column, ""));
        List<WrittenCost> costs = written.stream()
                .flatMap(text -> WrittenCost.read(text).stream())
                .toList();
        if (costs.size() < written.size()) {
            // What cannot be read is one mistake, which the rules name at the price.
            if (column.equals(AMOUNT)) {
                cells.putIfAbsent(FREE, "false");
                cells.putIfAbsent(
                        CURRENCY,
                        Parts.cell(
                                Collections.nCopies(written.size(), how.place().currency())));
            }
            return;
        }
        cells.remove(column);
        if (costs.stream().allMatch(WrittenCost::isFree)) {
            cells.putIfAbsent(FREE, "true");
            return;
        }
        cells.putIfAbsent(FREE, "false");
        cells.put(AMOUNT, Parts.cell(costs.stream().map(WrittenCost::amount).toList()));
        List<String> given = Parts.of(cells.getOrDefault(CURRENCY, ""));
        List<String> currencies = IntStream.range(0, costs.size())
                .mapToObj(i -> Stream.of(costs.get(i).currency(), at(given, i))
                        .filter(said -> !said.isEmpty())
                        .findFirst()
                        .orElse(how.place().currency()))
                .toList();
        if (given.size() <= costs.size()) {
            cells.put(CURRENCY, Parts.cell(currencies));
        }
        for (int i = 0; i < written.size(); i++) {
            if (!written.get(i).equals(costs.get(i).amount())) {
                told(column, written.get(i), costs.get(i).amount() + " " + currencies.get(i));
            }
        }
    }

    /** Days and hours stand in any of the columns, together or apart. A day without hours is a whole one. */
    private void readTimes(String of) {
        List<String> days = parts(of + "date", cells.getOrDefault(of + "date", ""));
        List<String> starts = parts(of + "start", cells.getOrDefault(of + "start", ""));
        TIMES.forEach(column -> replaceEach(
                of + column,
                (i, text) -> column.startsWith("end")
                        ? WrittenTime.readEnd(text, at(days, i) + " " + at(starts, i), how.order())
                        : WrittenTime.read(text, how.order())));
        List<List<String>> columns = TIMES.stream()
                .map(column -> Parts.of(cells.getOrDefault(of + column, "")))
                .toList();
        List<List<String>> dates = IntStream.range(
                        0, columns.stream().mapToInt(List::size).max().orElseThrow())
                .mapToObj(i -> columns.stream().map(parts -> at(parts, i)).toList())
                .toList();
        if (dates.stream().flatMap(List::stream).allMatch(WrittenRow::isRead)) {
            List<List<String>> sorted = dates.stream().map(WrittenRow::sorted).toList();
            for (int i = 0; i < TIMES.size(); i++) {
                int column = i;
                put(
                        of + TIMES.get(i),
                        sorted.stream().map(date -> date.get(column)).toList());
            }
        }
    }

    private static String at(List<String> parts, int i) {
        return i < parts.size() ? parts.get(i) : "";
    }

    private void put(String column, List<String> parts) {
        cells.remove(column);
        if (!parts.stream().allMatch(String::isEmpty)) {
            cells.put(column, Parts.cell(parts));
        }
    }

    private static boolean isRead(String text) {
        return READ.matcher(text).matches();
    }

    /** @param texts what stands in the columns for the first and last day, and for the begin and end */
    private static List<String> sorted(List<String> texts) {
        String day = first(Stream.of(texts.get(0), texts.get(2)).map(WrittenRow::day));
        String lastDay = first(Stream.of(texts.get(1), texts.get(3)).map(WrittenRow::day));
        String from = first(Stream.of(texts.get(2), texts.get(0)).map(WrittenRow::time));
        String to = first(Stream.of(texts.get(3), texts.get(1)).map(WrittenRow::time));
        if (from.isEmpty() || day.isEmpty()) {
            return from.isEmpty() && to.isEmpty() ? List.of(day, lastDay, "", "") : texts;
        }
        return List.of("", "", day + "T" + from, to.isEmpty() ? "" : (lastDay.isEmpty() ? day : lastDay) + "T" + to);
    }

    private static String first(Stream<String> texts) {
        return texts.filter(text -> !text.isEmpty()).findFirst().orElse("");
    }

    private static String day(String text) {
        return text.contains("-") ? text.replaceFirst("T.*", "") : "";
    }

    private static String time(String text) {
        return text.contains(":") ? text.replaceFirst(".*T", "") : "";
    }
}
