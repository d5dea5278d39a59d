package org.libraryexchange.pages.desk;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.node.Cities;
import org.libraryexchange.catalogue.search.ItemLookup;
import org.libraryexchange.item.Identifier;
import org.libraryexchange.item.Kind;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.letters.sisters.SisterItem.ItemName;
import org.libraryexchange.pages.desk.AskedAddresses.Finding;
import org.libraryexchange.pages.desk.AskedAddresses.Outcome;
import org.libraryexchange.pages.desk.DeskDefaults.DeskConfig;
import org.libraryexchange.pages.desk.DeskItems.Editing;
import org.libraryexchange.pages.desk.DeskSisters.ItemLine;

/** What may be a slip and breaks no rule: somebody should look at it, and nobody is held up by it. */
@Singleton
record Doubts(
        AskedAddresses addresses,
        DeskConfig config,
        DeskDefaults defaults,
        ItemLookup lookup,
        Cities cities,
        Jdbi database) {

    private static final Pattern ADDRESS = Pattern.compile("(/media|/links)/\\d+/url");
    private static final Pattern DAY = Pattern.compile("/(event|festival)/occurrences/\\d+/day");
    private static final String MEDIA = "/media/";
    private static final String URL = "/url";
    private static final String TYPE = "/mediaType";
    private static final String WEB_PAGE = "text/html";
    private static final long LARGE = 5_000_000;
    private static final double MEGABYTE = 1_000_000;
    private static final int MOST_ON_A_DAY = 200;

    /** Asks the addresses that somebody has added, and returns the form with the types of files that were found out. */
    FormValues asked(Editing editing) {
        FormValues values = editing.values();
        if (!config.checksAddresses()) {
            return values;
        }
        Set<String> before = Set.copyOf(addressesOf(editing.savedValues()).values());
        Map<String, String> typed = addressesOf(values);
        addresses.ask(typed.values().stream().filter(it -> !before.contains(it)).toList());
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

    private static Map<String, String> addressesOf(FormValues values) {
        return matching(ADDRESS, values);
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

    /** What to say beside fields, by their pointers. */
    Map<String, String> remarks(DeskTexts in, Editing editing) {
        Map<String, String> remarks = new LinkedHashMap<>();
        addressesOf(editing.values())
                .forEach((pointer, address) -> addresses
                        .known(address)
                        .map(finding -> told(in, finding, pointer.startsWith(MEDIA)))
                        .filter(text -> !text.isEmpty())
                        .ifPresent(text -> remarks.put(pointer, text)));
        Set<String> before = Set.copyOf(matching(DAY, editing.savedValues()).values());
        matching(DAY, editing.values()).forEach((pointer, text) -> {
            if (!before.contains(text)
                    && Parameters.pathDate(text)
                            .filter(day -> day.isBefore(defaults.today()))
                            .isPresent()) {
                remarks.put(pointer, in.words().pastDay());
            }
        });
        return remarks;
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

    /** Published items with a title of this one that begin on one of its days, and those of partners with its identifier. */
    List<ItemLine> twins(DeskTexts in, Editing editing) {
        try {
            return found(in, editing);
        } catch (ProblemException e) {
            if (e.type() != ProblemType.SEARCH_STARTING) {
                throw e;
            }
            return List.of();
        }
    }

    private List<ItemLine> found(DeskTexts in, Editing editing) {
        FormValues values = editing.values();
        Set<String> titles = titles(values);
        Set<UUID> identified = identified(values);
        Set<UUID> candidates = new HashSet<>(identified);
        candidates.addAll(beginningWith(values, editing.kind()));
        candidates.remove(editing.id());
        return published(candidates).stream()
                .map(StoredDocument::read)
                .filter(document -> identified.contains(ItemName.of(document).id())
                        || titles(FormValues.of(document)).stream().anyMatch(titles::contains))
                .map(document -> new ItemLine(in, ItemName.of(document), document, true, ""))
                .toList();
    }

    private List<UUID> beginningWith(FormValues values, Kind kind) {
        List<LocalDate> days = matching(DAY, values).values().stream()
                .flatMap(text -> Parameters.pathDate(text).stream())
                .toList();
        return days.isEmpty() ? List.of() : lookup.beginningOn(days, kind, MOST_ON_A_DAY);
    }

    /** Items of partners: the catalogue makes sure that no other item of this city has the identifier. */
    private Set<UUID> identified(FormValues values) {
        return IntStream.range(0, values.rows("/identifiers"))
                .mapToObj(row -> "/identifiers/" + row)
                .map(row -> new Identifier(values.text(row + "/scheme"), values.text(row + "/value")))
                .flatMap(identifier -> cities.names().stream()
                        .filter(city -> !city.equals(cities.own()))
                        .flatMap(city -> lookup.identified(city, identifier).stream()))
                .collect(Collectors.toSet());
    }

    private static Set<String> titles(FormValues values) {
        return values.languages("/title").stream()
                .map(tag -> values.text("/title/" + tag).strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private List<String> published(Set<UUID> items) {
        return items.isEmpty()
                ? List.of()
                : database.withHandle(handle -> handle.createQuery("""
                        select document from item where id = any(:ids) and status = 'published' order by owner, id
                        """)
                        .bindArray("ids", UUID.class, items)
                        .mapTo(String.class)
                        .list());
    }
}
