package org.libraryexchange.catalogue;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.catalogue.LogSequences.LogPlace;
import org.libraryexchange.item.Identifier;
import org.libraryexchange.record.TraceParent;

/** Writes new items in one statement: their identifiers, then their place in the log, then the row. */
@Singleton
record NewItems(Jdbi database, IdentifierRegistry identifiers, LogSequences log) {

    /**
     * Every transaction takes identifiers in the same order, so that no two wait for each other, and a place last. So
     * none is taken before all identifiers are.
     */
    private static final String WRITE = """
        with taken as (
            insert into own_identifier (scheme, value, item_id, owner)
            select scheme, value, :id, :owner from unnest(:schemes, :values) as wanted (scheme, value)
            order by scheme, value
            on conflict do nothing returning 1),
        place as materialized (
            select case when :draft then null else take_places(1) + 1 end as sequence,
                case when :draft then :stored else given_stamp() end as stored
            where (select count(*) from taken) = cardinality(:schemes))
        insert into item (id, owner, kind, status, version, sequence, document, sha256, languages, updated, stored,
            changed_by, of_desk, traceparent)
        select :id, :owner, :kind, :status, :version, sequence, :document, :sha256, :languages, :updated, stored,
            :changedBy, :ofDesk, :traceparent
        from place returning sequence, stored
        """;

    /**
     * Writes an item, which gets its place.
     *
     * @throws ProblemException if another item has one of the identifiers
     */
    void write(ItemRow row, List<Identifier> named, Optional<TraceParent> trace) {
        List<Identifier> wanted = named.stream()
                .sorted(Comparator.comparing(Identifier::scheme).thenComparing(Identifier::value))
                .toList();
        Optional<LogPlace> place = database.withHandle(handle -> handle.createQuery(WRITE)
                .bind("id", row.id)
                .bind("owner", row.owner)
                .bindArray(
                        "schemes",
                        String.class,
                        wanted.stream().map(Identifier::scheme).toList())
                .bindArray(
                        "values",
                        String.class,
                        wanted.stream().map(Identifier::value).toList())
                .bind("draft", row.isDraft())
                .bind("kind", row.kind)
                .bind("status", row.status)
                .bind("version", row.version)
                .bind("document", row.document)
                .bind("sha256", row.sha256)
                .bindArray("languages", String.class, (Object[]) row.languages)
                .bind("updated", row.updated)
                .bind("stored", row.stored)
                .bind("changedBy", row.changedBy)
                .bind("ofDesk", row.ofDesk)
                .bind("traceparent", trace.map(TraceParent::header).orElse(null))
                .map(ConstructorMapper.of(LogPlace.class))
                .findOne());
        LogPlace taken = place.orElseThrow(() -> identifiers.taken(row.id, wanted));
        if (!row.isDraft()) {
            log.took(row.id, taken.sequence(), trace);
        }
    }
}
