package org.libraryexchange.pages.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.catalogue.search.ItemLookup;
import org.libraryexchange.item.Identifier;
import org.libraryexchange.item.Kind;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.letters.sisters.SisterItem.ItemName;
import org.libraryexchange.pages.desk.DeskTexts.Title;

/**
 * Finds items that may be the same as others: with a title of theirs on one of their days, or in another city with one of
 * their identifiers.
 */
@ApplicationScoped
class Twins {

    static final Pattern DAY = Pattern.compile("/(?:event|festival)/occurrences/\\d+/day");

    /** Of those that begin on the same days; the latest changes count. */
    private static final int MOST_COMPARED = 20_000;

    private static final int MOST_WAITING = 200;
    private static final int MOST_SHOWN = 10;
    private static final int ROWS_A_FETCH = 50;

    private final ItemLookup lookup;
    private final WorkingCopies copies;
    private final NodeConfig node;
    private final Jdbi database;

    Twins(ItemLookup lookup, WorkingCopies copies, NodeConfig node, Jdbi database) {
        this.lookup = lookup;
        this.copies = copies;
        this.node = node;
        this.database = database;
    }

    /** An item as somebody would have it. */
    record Described(UUID id, Kind kind, FormValues values) {

        static Described of(UUID id, JsonNode document) {
            return new Described(id, Kind.of(document.path("kind").asText()), FormValues.of(document));
        }

        private Stream<String> titles() {
            return values.languages("/title").stream().map(tag -> folded(values.text("/title/" + tag)));
        }

        private Set<String> days() {
            return values.byPointer().entrySet().stream()
                    .filter(field -> DAY.matcher(field.getKey()).matches())
                    .map(Map.Entry::getValue)
                    .collect(Collectors.toSet());
        }

        private Stream<Identifier> identifiers() {
            return IntStream.range(0, values.rows("/identifiers"))
                    .mapToObj(row -> "/identifiers/" + row)
                    .map(row -> new Identifier(values.text(row + "/scheme"), values.text(row + "/value")));
        }
    }

    private static String folded(String title) {
        return title.strip().toLowerCase(Locale.ROOT);
    }

    /**
     * An item that may be the same.
     *
     * @param state {@code published}, {@code draft}, or {@code review} for one that only waits to be published
     */
    record Twin(ItemName name, ObjectNode document, String state) {

        public Title title(DeskTexts in) {
            return in.shown(document);
        }

        /** Where it can be seen; empty if nowhere yet. */
        public String address(DeskTexts in) {
            return switch (state) {
                case "published" -> in.reader(name.id());
                case "draft" -> in.editor(name.id());
                default -> "";
            };
        }
    }

    /** Items that may be the same as one, of which a page shows a few. */
    static final class Alike {

        private final Set<ItemName> all = new HashSet<>();
        private final List<Twin> first = new ArrayList<>();

        private void add(ItemName name, ObjectNode document, String state) {
            if (all.add(name) && first.size() < MOST_SHOWN) {
                first.add(new Twin(name, document, state));
            }
        }

        public List<Twin> first() {
            return first;
        }

        public int more() {
            return all.size() - first.size();
        }
    }

    /** What may be the same as each of these, by their ids. Nothing while the search index is being made. */
    @Transactional
    Map<UUID, Alike> of(Collection<Described> items) {
        try {
            Comparison comparison = new Comparison(items);
            compare(comparison, candidates(items));
            if (!items.isEmpty()) {
                copies.waiting(MOST_WAITING).forEach(copy -> comparison.add(waiting(copy), "review"));
            }
            return comparison.alike;
        } catch (ProblemException e) {
            if (e.type() != ProblemType.SEARCH_STARTING) {
                throw e;
            }
            return Map.of();
        }
    }

    private ObjectNode waiting(WorkingCopy copy) {
        return copy.form()
                .document(copy.kind())
                .put("id", copy.item().toString())
                .put("owner", node.city())
                .put("kind", copy.kind().term());
    }

    private Set<UUID> candidates(Collection<Described> items) {
        Set<UUID> candidates = new HashSet<>();
        items.stream().collect(Collectors.groupingBy(Described::kind)).forEach((kind, some) -> {
            Set<LocalDate> days = some.stream()
                    .flatMap(item -> item.days().stream())
                    .flatMap(text -> Parameters.pathDate(text).stream())
                    .collect(Collectors.toSet());
            if (!days.isEmpty()) {
                candidates.addAll(lookup.beginningOn(days, kind, node.city(), MOST_COMPARED));
            }
        });
        Set<Identifier> identifiers =
                items.stream().flatMap(Described::identifiers).collect(Collectors.toSet());
        if (!identifiers.isEmpty()) {
            candidates.addAll(lookup.identifiedElsewhere(identifiers, node.city(), MOST_COMPARED));
        }
        return candidates;
    }

    private void compare(Comparison comparison, Set<UUID> candidates) {
        if (!candidates.isEmpty()) {
            database.useHandle(handle -> handle.createQuery("""
                            select document, status from item
                            where id = any(:ids) and (status = 'published' or status = 'draft' and owner = :city)
                            order by owner, id
                            """)
                    .bindArray("ids", UUID.class, candidates)
                    .bind("city", node.city())
                    .setFetchSize(ROWS_A_FETCH)
                    .map((row, context) -> Map.entry(row.getString("document"), row.getString("status")))
                    .forEach(row -> comparison.add(StoredDocument.read(row.getKey()), row.getValue())));
        }
    }

    /** What others are compared with. */
    private static final class Comparison {

        private final Map<UUID, Described> items = new HashMap<>();
        private final Map<String, Set<UUID>> byTitle = new HashMap<>();
        private final Map<Identifier, Set<UUID>> byIdentifier = new HashMap<>();
        private final Map<UUID, Alike> alike = new HashMap<>();

        private Comparison(Collection<Described> wanted) {
            for (Described item : wanted) {
                items.put(item.id(), item);
                item.titles().forEach(title -> note(byTitle, title, item.id()));
                item.identifiers().forEach(identifier -> note(byIdentifier, identifier, item.id()));
            }
        }

        private static <K> void note(Map<K, Set<UUID>> items, K key, UUID id) {
            items.computeIfAbsent(key, any -> new HashSet<>()).add(id);
        }

        private void add(ObjectNode document, String state) {
            ItemName name = ItemName.of(document);
            Set<UUID> same = identifiedAlike(document);
            same.addAll(onTheSameDay(document, titledAlike(document)));
            same.remove(name.id());
            same.forEach(id -> alike.computeIfAbsent(id, any -> new Alike()).add(name, document, state));
        }

        private Set<UUID> identifiedAlike(ObjectNode document) {
            Set<UUID> alike = new HashSet<>();
            document.path("identifiers").forEach(each -> {
                Identifier identifier = new Identifier(
                        each.path("scheme").asText(), each.path("value").asText());
                alike.addAll(byIdentifier.getOrDefault(identifier, Set.of()));
            });
            return alike;
        }

        private Set<UUID> titledAlike(ObjectNode document) {
            return document.path("title").properties().stream()
                    .map(title -> folded(title.getValue().asText()))
                    .flatMap(title -> byTitle.getOrDefault(title, Set.of()).stream())
                    .collect(Collectors.toSet());
        }

        /** The days are read of the few alone that have a title in common. */
        private Set<UUID> onTheSameDay(ObjectNode document, Set<UUID> titled) {
            if (titled.isEmpty()) {
                return titled;
            }
            Described other = Described.of(ItemName.of(document).id(), document);
            Set<String> days = other.days();
            return titled.stream()
                    .filter(id -> items.get(id).kind() == other.kind())
                    .filter(id -> items.get(id).days().stream().anyMatch(days::contains))
                    .collect(Collectors.toSet());
        }
    }
}
