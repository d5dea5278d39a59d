package org.libraryexchange.pages.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.generic.GenericType;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;
import org.libraryexchange.base.locale.Language;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.acts.BulkChanges.Chosen;
import org.libraryexchange.catalogue.imports.WithdrawalGuard;
import org.libraryexchange.catalogue.search.ItemLookup;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.json.Term;
import org.libraryexchange.pages.desk.DeskFilters.Filter;
import org.libraryexchange.pages.desk.DeskFilters.Order;

/** Lists of the city's own items, by what is to be done with them. */
@ApplicationScoped
@RolesAllowed(Roles.LIBRARIAN)
class DeskLists {

    private static final int ROWS_A_FETCH = 20;

    /** A list. */
    enum State implements Term {
        ALL("status <> 'erased'"),
        DRAFTS("status = 'draft'"),
        PUBLISHED("status = 'published'"),
        WITHDRAWN("status = 'withdrawn'"),
        /** Published or drafted without a Chinese title. */
        WITHOUT_CHINESE("status in ('draft', 'published') and not languages && array['zh', 'zh-Hans', 'zh-Hant']"),
        WITHOUT_ENGLISH("status in ('draft', 'published') and not languages && array['en', 'en-GB', 'en-US']"),
        /** Published events and festivals whose last date is over. */
        PAST("status = 'published' and id = any(:finished)"),
        WITHOUT_PICTURE("status in ('draft', 'published') and position('\"media\":' in document) = 0"
                + " and position('\"pictures\":' in document) = 0");

        private final String condition;

        State(String condition) {
            this.condition = condition;
        }

        String condition() {
            return condition;
        }

        /** The status of which the list has all items, if it has those of one. */
        public String status() {
            return this == DRAFTS ? "draft" : term();
        }
    }

    /** An item in a list. */
    record ListEntry(
            UUID id,
            String kind,
            String status,
            long version,
            Instant stored,
            Optional<String> changedBy,
            String document) {

        public String title(DeskTexts in) {
            return in.shown(StoredDocument.read(document)).text();
        }
    }

    private record Found(@Nested ListEntry entry, int found) {}

    /**
     * A page of a list.
     *
     * @param count how many items the whole list has; 0 behind its end
     */
    record ListedItems(List<ListEntry> items, int count) {}

    private final Jdbi database;
    private final NodeConfig node;
    private final ItemLookup lookup;
    private final WithdrawalGuard guard;
    private final Clock clock;

    DeskLists(Jdbi database, NodeConfig node, ItemLookup lookup, WithdrawalGuard guard, Clock clock) {
        this.database = database;
        this.node = node;
        this.lookup = lookup;
        this.guard = guard;
        this.clock = clock;
    }

    /**
     * A page of a list.
     *
     * @param from how many items come before it
     * @param language in which titles are put in order
     */
    @Transactional
    ListedItems page(DeskFilters filters, int from, int most, Language language) {
        return database.withHandle(handle -> {
            List<Found> found = ordered(handle, indexed(filters), language, from, most)
                    .map(ConstructorMapper.of(Found.class))
                    .list();
            return new ListedItems(
                    found.stream().map(Found::entry).toList(),
                    found.isEmpty() ? 0 : found.get(0).found());
        });
    }

    /** The items of a list, at most so many, with their present versions. */
    @Transactional
    List<Chosen> chosen(DeskFilters filters, int most) {
        return database.withHandle(handle -> query(
                        handle, indexed(filters), "id, version", "order by stored desc, id desc limit :most", "")
                .bind("most", most)
                .map(ConstructorMapper.of(Chosen.class))
                .list());
    }

    /**
     * The documents of a list in its order, read again each time they are asked for.
     *
     * @param transaction in which they are read
     */
    Iterable<ObjectNode> documents(DeskFilters filters, Handle transaction) {
        Indexed indexed = indexed(filters);
        return () -> ordered(transaction, indexed, Language.ENGLISH, 0, Integer.MAX_VALUE)
                .setFetchSize(ROWS_A_FETCH)
                .map((row, context) -> StoredDocument.read(row.getString("document")))
                .iterator();
    }

    /**
     * A list with what the search index says of it, which may say something else a moment later.
     *
     * @param ids those with its words, the best first, those whose days are over, or those of its days, as its condition
     *     names them
     */
    private record Indexed(DeskFilters filters, Map<String, List<UUID>> ids) {

        private boolean isOfWords() {
            return ids.containsKey("hits");
        }

        private Query bind(Query query) {
            ids.forEach((name, found) -> query.bindArray(name, UUID.class, found));
            return query.bindMap(filters.bindings());
        }
    }

    private Indexed indexed(DeskFilters filters) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), node.timeZone());
        Map<String, List<UUID>> ids = new HashMap<>();
        filters.words().ifPresent(words -> ids.put("hits", lookup.ofWords(words, node.city(), today)));
        if (filters.state() == State.PAST) {
            ids.put("finished", lookup.endedBefore(today, node.city(), Integer.MAX_VALUE));
        }
        if (filters.hasDays()) {
            ids.put(
                    "days",
                    lookup.within(filters.day(Filter.FROM), filters.day(Filter.TO), node.city(), Integer.MAX_VALUE));
        }
        return new Indexed(filters, ids);
    }

    /** Sorts and counts ids, and reads documents only of those that are wanted. */
    private Query ordered(Handle handle, Indexed list, Language language, int from, int most) {
        String order = list.filters().order().columns();
        Query query = query(
                        handle,
                        list,
                        list.isOfWords() ? "id, count(*) over () as found, rank" : "id, count(*) over () as found",
                        "order by %s offset :from limit :most".formatted(order),
                        """
                        select id, kind, status, version, stored, changed_by, document, found
                        from (%%s) listed join item using (id) where owner = :city order by %s
                        """.formatted(order))
                .bind("from", from)
                .bind("most", most);
        return list.filters().order() == Order.TITLE ? query.bind("language", language.tag()) : query;
    }

    private Query query(Handle handle, Indexed list, String columns, String rest, String around) {
        String hits = list.isOfWords() ? "join unnest(:hits) with ordinality as hit (id, rank) using (id)" : "";
        String sql = "select %s from item %s where owner = :city and %s %s"
                .formatted(columns, hits, list.filters().condition(), rest);
        return list.bind(handle.createQuery(around.isEmpty() ? sql : around.formatted(sql)))
                .bind("city", node.city());
    }

    /** Own items with their present versions. */
    @Transactional
    List<Chosen> chosen(List<UUID> ids) {
        return database.withHandle(handle -> handle.createQuery("""
                select id, version from item where owner = :city and id = any(:ids) and status <> 'erased'
                order by stored desc, id desc
                """)
                .bind("city", node.city())
                .bindArray("ids", UUID.class, ids)
                .map(ConstructorMapper.of(Chosen.class))
                .list());
    }

    /** The schemes of the city's identifiers, the one with the most items first. */
    @Transactional
    List<String> schemes() {
        return database.withHandle(
                handle -> handle.select("""
                    select scheme from own_identifier where owner = ?
                    group by scheme order by count(*) desc, scheme limit 20
                    """, node.city()).mapTo(String.class).list());
    }

    /** How many own items there are of each status, from the counts that are kept. */
    @Transactional
    Map<String, Long> counts() {
        return database.withHandle(handle -> handle.select("""
            select status, sum(items)::bigint as items from counted_item where owner = ? group by status
            """, node.city())
                .setMapKeyColumn("status")
                .setMapValueColumn("items")
                .collectInto(new GenericType<Map<String, Long>>() {}));
    }

    /** Whether so many withdrawals at once are unusual, so that somebody has to type their number. */
    @Transactional
    boolean areMany(int withdrawals) {
        return guard.areUnusual(withdrawals, counts().getOrDefault("published", 0L));
    }
}
