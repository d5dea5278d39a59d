package org.libraryexchange.pages.desk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.PostedForm;
import org.libraryexchange.catalogue.imports.ImportRequest;
import org.libraryexchange.catalogue.imports.KnownColumns;
import org.libraryexchange.catalogue.spreadsheet.WrittenTime.Order;
import org.libraryexchange.item.Status;

/** What somebody has said about a file to import. Each form carries along what the forms before have asked. */
record ImportAnswers(PostedForm form) {

    private static final int LONGEST_OF_ALL = 300;
    private static final Pattern COLUMN = Pattern.compile("column\\.(\\d{1,3})");
    private static final Pattern OF_ALL =
            Pattern.compile("all\\.(kind|originalLanguage|licence|attribution|history\\.form)");
    private static final Pattern MENDED = Pattern.compile("cell\\.(\\d{1,6})\\.([A-Za-z0-9.-]{1,100})");
    private static final Pattern CARRIED = Pattern.compile(
            "scheme|status|pictures|encoding|sheet|order|source\\.[a-z]+|" + COLUMN + "|" + OF_ALL + "|" + MENDED);

    String scheme() {
        return one("scheme").strip();
    }

    Optional<Status> status() {
        Parameters.requireOneOf("status", one("status"), List.of("", Status.PUBLISHED.term()));
        return Optional.of(one("status")).filter(term -> !term.isEmpty()).map(Status::of);
    }

    /** The ZIP whose pictures the table names; empty if there is none. */
    Optional<String> pictures() {
        return form.one("pictures").filter(ImportRequest::isZip);
    }

    ImportRequest request() {
        return ImportRequest.ofTable(scheme(), status(), pictures());
    }

    String one(String name) {
        return form.one(name).orElse("");
    }

    /** Whether somebody has said what the columns are. */
    public boolean isAnswered() {
        return !columns().isEmpty();
    }

    /** Whether somebody wants to see what each column is, though it is known. */
    boolean asks() {
        return form.one("ask").isPresent();
    }

    Optional<Order> order() {
        return Stream.of(Order.values())
                .filter(order -> order.term().equals(one("order")))
                .findFirst();
    }

    /** The known columns of the table's, by number; an empty one is left out. */
    Map<Integer, String> columns() {
        Map<Integer, String> columns = new TreeMap<>();
        each(
                COLUMN,
                (name, column) ->
                        columns.put(Integer.parseInt(name.group(1)), KnownColumns.isKnown(column) ? column : ""));
        return columns;
    }

    /** What holds for all rows that say nothing else, by known column; empty where somebody wants nothing to hold. */
    Map<String, String> forAll() {
        Map<String, String> all = new TreeMap<>();
        each(OF_ALL, (name, text) -> all.put(name.group(1), text.strip()));
        all.values().removeIf(text -> text.length() > LONGEST_OF_ALL || text.indexOf('\0') >= 0);
        return all;
    }

    /** What somebody has written instead of cells, by row and known column. */
    Map<Long, Map<String, String>> mended() {
        Map<Long, Map<String, String>> mended = new HashMap<>();
        each(MENDED, (name, text) -> {
            if (KnownColumns.isKnown(name.group(2))) {
                mended.computeIfAbsent(Long.parseLong(name.group(1)), any -> new HashMap<>())
                        .put(name.group(2), text);
            }
        });
        return mended;
    }

    private void each(Pattern pattern, BiConsumer<MatchResult, String> consumer) {
        form.fields().forEach((name, texts) -> {
            Matcher matcher = pattern.matcher(name);
            if (matcher.matches()) {
                consumer.accept(matcher.toMatchResult(), texts.get(0));
            }
        });
    }

    /** The fields that the next form carries along. */
    Map<String, String> carried() {
        Map<String, String> carried = new TreeMap<>();
        each(CARRIED, (name, text) -> carried.put(name.group(), text));
        return carried;
    }
}
