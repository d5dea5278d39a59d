package org.libraryexchange.pages.desk;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.catalogue.imports.TablePreview;
import org.libraryexchange.item.Item;
import org.libraryexchange.pages.desk.AskedAddresses.Finding;
import org.libraryexchange.pages.desk.AskedAddresses.Outcome;
import org.libraryexchange.pages.desk.DeskDefaults.DeskConfig;
import org.libraryexchange.pages.desk.Twins.Alike;
import org.libraryexchange.pages.desk.Twins.Described;

/** What may be a slip and breaks no rule: somebody should look at it, and nobody is held up by it. */
@Singleton
record Doubts(AskedAddresses addresses, DeskConfig config, DeskDefaults defaults, Twins twins) {

    private static final Pattern ADDRESS = Pattern.compile("(/media|/links)/\\d+/url");
    private static final String MEDIA = "/media/";
    private static final String URL = "/url";
    private static final String TYPE = "/mediaType";
    private static final String WEB_PAGE = "text/html";
    private static final long LARGE = 5_000_000;
    private static final double MEGABYTE = 1_000_000;

    /** A preview does not wait long: most rows of a table lead to the same few places. */
    private static final int MOST_OF_A_TABLE = 20;

    private static final Duration PATIENCE_WITH_A_TABLE = Duration.ofSeconds(2);
    private static final int MOST_DAYS_NAMED = 3;

    /** Asks the addresses that somebody has added, and returns the form with the types of files that were found out. */
    FormValues asked(Editing editing) {
        FormValues values = editing.values();
        if (!config.checksAddresses()) {
            return values;
        }
        Map<String, String> typed = matching(ADDRESS, values);
        addresses.ask(added(ADDRESS, editing.savedValues(), values).values());
        FormValues completed = values;
        for (Map.Entry<String, String> each : typed.entrySet()) {
            String type = each.getKey().replace(URL, TYPE);
            if (each.getKey().startsWith(MEDIA) && values.text(type).isEmpty()) {
                completed = completed.with(
                        type,
                        addresses
                                .known(each.getValue())
                                .map(Finding::type)
                                .filter(found -> !found.equals(WEB_PAGE))
                                .orElse(""));
            }
        }
        return completed;
    }

    private static Map<String, String> matching(Pattern pointers, FormValues values) {
        Map<String, String> found = new LinkedHashMap<>();
        values.byPointer().forEach((pointer, text) -> {
            if (pointers.matcher(pointer).matches()) {
                found.put(pointer, text);
            }
        });
        return found;
    }

    /**
     * What to say beside fields, by their pointers.
     *
     * @param before of the days that it has, nothing is said
     */
    Map<String, String> remarks(DeskTexts in, FormValues before, FormValues values) {
        Map<String, String> remarks = new LinkedHashMap<>();
        matching(ADDRESS, values)
                .forEach((pointer, address) -> addresses
                        .known(address)
                        .map(finding -> told(in, finding, pointer.startsWith(MEDIA)))
                        .filter(text -> !text.isEmpty())
                        .ifPresent(text -> remarks.put(pointer, text)));
        past(before, values)
                .keySet()
                .forEach(pointer -> remarks.put(pointer, in.words().pastDay()));
        return remarks;
    }

    /** The fields of a kind that say what none said before. */
    private static Map<String, String> added(Pattern pointers, FormValues before, FormValues values) {
        Set<String> old = Set.copyOf(matching(pointers, before).values());
        Map<String, String> added = matching(pointers, values);
        added.values().removeIf(old::contains);
        return added;
    }

    /** The new days that are over. */
    private Map<String, String> past(FormValues before, FormValues values) {
        Map<String, String> days = added(Twins.DAY, before, values);
        days.values()
                .removeIf(text -> Parameters.pathDate(text)
                        .filter(day -> day.isBefore(defaults.today()))
                        .isEmpty());
        return days;
    }

    private static String told(DeskTexts in, Finding finding, boolean isFile) {
        DeskMessages words = in.words();
        if (finding.outcome() != Outcome.FOUND) {
            return words.address(finding.outcome().name().toLowerCase(Locale.ROOT), "");
        }
        if (isFile && finding.type().equals(WEB_PAGE)) {
            return words.address("page", "");
        }
        String size = String.format(Locale.ROOT, "%.1f", finding.bytes() / MEGABYTE);
        return !isFile || finding.bytes() < 0 ? "" : words.address(finding.bytes() > LARGE ? "large" : "size", size);
    }

    /** Items that may be the same as this one. */
    Optional<Alike> twins(Editing editing) {
        return Optional.ofNullable(twins.of(List.of(new Described(editing.id(), editing.kind(), editing.values())))
                .get(editing.id()));
    }

    /**
     * What may be a slip in the rows of a table.
     *
     * @param remarks by the number of the row
     * @param twins items that may be the same as one that a row would add, by the number of the row
     * @param unasked how many addresses the table would add of which nothing is known
     */
    record OfTable(Map<Long, List<String>> remarks, Map<Long, Alike> twins, int unasked) {

        boolean isOf(TablePreview.Row row) {
            return remarks.containsKey(row.number()) || twins.containsKey(row.number());
        }
    }

    OfTable ofTable(DeskTexts in, TablePreview preview) {
        Map<Long, Set<String>> days = new HashMap<>();
        Map<Long, Map<String, String>> asked = new TreeMap<>();
        Map<UUID, Long> numbers = new HashMap<>();
        List<Described> added = new ArrayList<>();
        for (TablePreview.Row row : preview.rows()) {
            if (row.isWritten()) {
                Item item = row.after().orElseThrow();
                FormValues values = FormValues.of(item.content().toTree());
                FormValues before = row.before()
                        .map(it -> FormValues.of(it.content().toTree()))
                        .orElse(FormValues.NONE);
                days.put(row.number(), Set.copyOf(past(before, values).values()));
                asked.put(row.number(), added(ADDRESS, before, values));
                if (row.before().isEmpty()) {
                    numbers.put(item.id(), row.number());
                    added.add(new Described(item.id(), item.content().kind(), values));
                }
            }
        }
        Set<String> all = asked.values().stream()
                .flatMap(addresses -> addresses.values().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (config.checksAddresses()) {
            addresses.ask(all, MOST_OF_A_TABLE, PATIENCE_WITH_A_TABLE);
        }
        Map<Long, List<String>> remarks = new HashMap<>();
        days.forEach((number, past) -> {
            List<String> told = Stream.concat(
                            past.isEmpty()
                                    ? Stream.empty()
                                    : Stream.of(in.words().pastDays(listed(in, past))),
                            asked.get(number).entrySet().stream().flatMap(each -> told(in, each).stream()))
                    .toList();
            if (!told.isEmpty()) {
                remarks.put(number, told);
            }
        });
        Map<Long, Alike> found = new HashMap<>();
        twins.of(added).forEach((id, same) -> found.put(numbers.get(id), same));
        long unasked =
                all.stream().filter(each -> addresses.known(each).isEmpty()).count();
        return new OfTable(remarks, found, config.checksAddresses() ? (int) unasked : 0);
    }

    private static String listed(DeskTexts in, Set<String> days) {
        String first = days.stream()
                .sorted()
                .limit(MOST_DAYS_NAMED)
                .map(day -> in.cell("event.date", day))
                .collect(Collectors.joining(in.language().comma()));
        return days.size() > MOST_DAYS_NAMED ? first + " …" : first;
    }

    /** What is wrong at an address; nothing of how large a file is. */
    private Optional<String> told(DeskTexts in, Map.Entry<String, String> field) {
        return addresses
                .known(field.getValue())
                .filter(finding ->
                        finding.outcome() != Outcome.FOUND || finding.type().equals(WEB_PAGE))
                .map(finding -> told(in, finding, field.getKey().startsWith(MEDIA)))
                .filter(text -> !text.isEmpty())
                .map(text -> in.words().aboutAddress(field.getValue(), text));
    }
}
