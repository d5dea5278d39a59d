package org.libraryexchange.catalogue.harvest;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.statement.Query;
import org.libraryexchange.catalogue.harvest.RecordNames.Named;
import org.libraryexchange.catalogue.search.ListPlace;
import org.libraryexchange.exchange.log.postgres.LogTables;

/** Reads items in the order in which this node stored their states. */
@Singleton
record HarvestReader(LogTables logs) {

    private static final int ROWS_A_FETCH = 20;

    /**
     * Up to where lists are complete. A transaction that is still open holds the row of its log, and what it writes is not
     * before the time that was last committed there. In the rows that nobody holds, the time that is told is noted, so that
     * no later state comes before it. A clock that was set back does not stop lists: once there is a state in the last
     * second of a log, the next one begins.
     */
    private static final String TOLD = """
            with own as materialized (select stamped from own_log for update skip locked),
            mirrors as materialized (select owner, stamped from mirror_position for update skip locked),
            latest as (select max(stamped) as stamped
                from (select stamped from own_log union all select stamped from mirror_position) as stamps),
            next as (select case when clock >= stamped then clock
                    when exists (select from unnest(:owners, :kinds) as part (owner, kind), lateral (
                            select from item where item.owner = part.owner and item.kind = part.kind
                                and sequence is not null and stored >= date_trunc('second', stamped) limit 1) as late)
                    then date_trunc('second', stamped) + interval '1 second'
                    else stamped end as stamped
                from latest, clock_timestamp() as clock),
            own_told as (
                update own_log set stamped = next.stamped from own, next
                where date_trunc('second', own.stamped) < date_trunc('second', next.stamped)),
            mirrors_told as (
                update mirror_position set stamped = next.stamped from mirrors, next
                where mirror_position.owner = mirrors.owner
                    and date_trunc('second', mirrors.stamped) < date_trunc('second', next.stamped))
            select date_trunc('second', least(next.stamped,
                (select stamped from own_log where not exists (select from own)),
                (select min(stamped) from mirror_position where owner not in (select owner from mirrors))))
            from next
            """;

    /** Each part is a range of an index, so nothing is sorted but what has the same time. */
    private static final String PAGE = """
            select id, owner, kind, status, stored, owner_stored,
                case when :documents and status = 'published' then document end as document
            from unnest(:owners, :kinds) as part (part_owner, part_kind), lateral (
                (select id, owner, kind, status, stored, owner_stored, document from item
                    where owner = part_owner and kind = part_kind and sequence is not null
                        and stored >= :from and stored < :end and (stored, id) > (:stored, :id)
                    order by stored, id limit :most)
                union all
                (select id, owner, kind, 'erased', stored, null, null from removed_item
                    where owner = part_owner and kind = part_kind
                        and stored >= :from and stored < :end and (stored, id) > (:stored, :id)
                        and not exists (select from item where (item.id, item.owner) = (removed_item.id, removed_item.owner))
                    order by stored, id limit :most)) as item
            order by stored, id limit :most
            """;

    private static final String ONE = """
            select id, owner, kind, status, stored, owner_stored, document from item
            where id = :id and owner = :owner and sequence is not null
            union all
            select id, owner, kind, 'erased', stored, null, null from removed_item
            where id = :id and owner = :owner and not exists (select from item where id = :id and owner = :owner)
            """;

    /**
     * An item as harvesters see it.
     *
     * @param stored when this node stored the state
     * @param ownerStored when its owner did, of a copy; null if nobody kept it
     * @param document null unless it was asked for and the item is published
     */
    record Harvested(
            UUID id, String owner, String kind, String status, Instant stored, Instant ownerStored, byte[] document) {

        ListPlace place() {
            return new ListPlace(stored.toString(), id);
        }
    }

    /** A page of a list, and whether there is more. */
    record HarvestPage(List<Harvested> items, boolean more) {}

    /** How much a page may have. */
    record Bounds(int items, int bytes) {}

    /** The time up to which lists are complete, in whole seconds; states of that second and later ones come later. */
    synchronized Instant told(Parts parts) {
        return logs.withHandle(handle ->
                parts.bindTo(handle.createQuery(TOLD)).mapTo(Instant.class).one());
    }

    /** @param bounds whose bytes end a page early; 0 to read no documents */
    HarvestPage page(HarvestRange range, Parts parts, Bounds bounds) {
        ListPlace after = range.after().orElse(new ListPlace(Instant.EPOCH.toString(), new UUID(0, 0)));
        return logs.withHandle(handle -> {
            try (ResultIterator<Harvested> items = parts.bindTo(handle.createQuery(PAGE))
                    .bind("documents", bounds.bytes() > 0)
                    .bind("from", range.from())
                    .bind("end", range.end())
                    .bind("stored", Instant.parse(after.key()))
                    .bind("id", after.id())
                    .bind("most", bounds.items() + 1)
                    .setFetchSize(ROWS_A_FETCH)
                    .map(ConstructorMapper.of(Harvested.class))
                    .iterator()) {
                return page(items, bounds);
            }
        });
    }

    private static HarvestPage page(ResultIterator<Harvested> items, Bounds bounds) {
        List<Harvested> page = new ArrayList<>();
        int bytes = 0;
        while (page.size() < bounds.items() && bytes <= bounds.bytes() && items.hasNext()) {
            Harvested next = items.next();
            page.add(next);
            bytes += next.document() == null ? 0 : next.document().length;
        }
        return new HarvestPage(page, items.hasNext());
    }

    /** One item; empty if there is none, or if nobody has seen it yet. */
    Optional<Harvested> one(Named item) {
        return logs.withHandle(handle -> handle.createQuery(ONE)
                .bind("id", item.id())
                .bind("owner", item.owner())
                .map(ConstructorMapper.of(Harvested.class))
                .findOne());
    }

    /** Cities and kinds, pair by pair. */
    record Parts(List<String> owners, List<String> kinds) {

        private Query bindTo(Query query) {
            return query.bindArray("owners", String.class, owners).bindArray("kinds", String.class, kinds);
        }
    }
}
