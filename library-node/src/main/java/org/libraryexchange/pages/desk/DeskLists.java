package org.libraryexchange.pages.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.generic.GenericType;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.search.ItemLookup;
import org.libraryexchange.item.StoredDocument;

/** Lists of the city's own items, by what is to be done with them. */
@ApplicationScoped
@RolesAllowed(Roles.LIBRARIAN)
class DeskLists {

    /** More would be a reason to look at them some other way than by pages. */
    private static final int MOST_FINISHED = 10_000;

    private static final int ROWS_A_FETCH = 20;

    /** A list. */
    enum State {
        DRAFTS("status = 'draft'"),
        PUBLISHED("status = 'published'"),
        WITHDRAWN("status = 'withdrawn'"),
        /** Published or drafted without a Chinese title. */
        WITHOUT_CHINESE("status in ('draft', 'published') and not languages && array['zh', 'zh-Hans', 'zh-Hant']"),
        WITHOUT_ENGLISH("status in ('draft', 'published') and not languages && array['en', 'en-GB', 'en-US']"),
        /** Published events and festivals whose last date is over. */
        PAST("status = 'published' and id = any(:finished)"),
        WITHOUT_PICTURE("status in ('draft', 'published') and position('\"media\":' in document) = 0");

        private final String condition;

        State(String condition) {
            this.condition = condition;
        }

        /** The list's name in addresses. */
        public String term() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The status of which the list has all items, if it has those of one. */
        public String status() {
            return this == DRAFTS ? "draft" : term();
        }

        static List<String> terms() {
            return Arrays.stream(values()).map(State::term).toList();
        }

        static State of(String term) {
            return valueOf(term.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** An item in a list. */
    record ListEntry(UUID id, String kind, String status, Instant stored, Optional<String> changedBy, String document) {

        /** An item that a search has found. */
        static ListEntry of(byte[] found) {
            ObjectNode document = StoredDocument.read(found);
            return new ListEntry(
                    UUID.fromString(document.path("id").asText()),
                    document.path("kind").asText(),
                    document.path("status").asText(),
                    Instant.parse(document.path("updated").asText()),
                    Optional.empty(),
                    new String(found, StandardCharsets.UTF_8));
        }

        public FormValues values() {
            return FormValues.of(StoredDocument.read(document));
        }
    }

    private final Jdbi database;
    private final NodeConfig node;
    private final ItemLookup lookup;
    private final Clock clock;

    DeskLists(Jdbi database, NodeConfig node, ItemLookup lookup, Clock clock) {
        this.database = database;
        this.node = node;
        this.lookup = lookup;
        this.clock = clock;
    }

    /**
     * A page of a list, the latest change first.
     *
     * @param after the last item of the page before; empty for the first page
     */
    @Transactional
    List<ListEntry> page(State state, Optional<ListEntry> after, int most) {
        return database.withHandle(handle -> query(handle, state, after, most)
                .map(ConstructorMapper.of(ListEntry.class))
                .list());
    }

    /**
     * The documents of a list, the latest change first, read again each time they are asked for.
     *
     * @param transaction in which they are read
     */
    Iterable<ObjectNode> documents(State state, int most, Handle transaction) {
        return () -> query(transaction, state, Optional.empty(), most)
                .setFetchSize(ROWS_A_FETCH)
                .map((row, context) -> StoredDocument.read(row.getString("document")))
                .iterator();
    }

    private Query query(Handle handle, State state, Optional<ListEntry> after, int most) {
        Query query = handle.createQuery("""
            select id, kind, status, stored, changed_by, document from item
            where owner = :city and (%s)
                and (:first or (stored, id) < (:stored, cast(:id as uuid)))
            order by stored desc, id desc limit :most
            """.formatted(state.condition))
                .bind("city", node.city())
                .bind("first", after.isEmpty())
                .bind("stored", after.map(ListEntry::stored).orElse(Instant.EPOCH))
                .bind("id", after.map(it -> it.id().toString()).orElse(new UUID(0, 0).toString()))
                .bind("most", most);
        if (state == State.PAST) {
            LocalDate today = LocalDate.ofInstant(clock.instant(), node.timeZone());
            query.bindArray("finished", UUID.class, lookup.endedBefore(today, node.city(), MOST_FINISHED));
        }
        return query;
    }

    /** An item, to go on after it. */
    @Transactional
    Optional<ListEntry> item(UUID id) {
        return database.withHandle(handle -> handle.select("""
            select id, kind, status, stored, changed_by, document from item where owner = ? and id = ?
            """, node.city(), id)
                .map(ConstructorMapper.of(ListEntry.class))
                .findOne());
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
}
