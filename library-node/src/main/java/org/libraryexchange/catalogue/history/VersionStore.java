package org.libraryexchange.catalogue.history;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.item.Status;

/** Reads versions in the caller's transaction. */
@Singleton
record VersionStore(Jdbi database, NodeConfig node) {

    private record Predecessor(Optional<String> document) {}

    /** The current state of an item. If a partner uses the id of an own item, the own item is returned. */
    Optional<HeldItem> item(UUID id) {
        return database.withHandle(handle -> handle.select("""
                        select id, owner, owner = ? as own, status, version, updated, document from item
                        where id = ? order by own desc limit 1
                        """, node.city(), id)
                .map(ConstructorMapper.of(HeldItem.class))
                .findOne());
    }

    /** Versions of an own item that are lower than {@code below}, newest first. */
    List<VersionRow> versions(HeldItem item, long below, int most) {
        return database.withHandle(handle -> {
            Optional<String> document = item.isErased() ? Optional.empty() : documentBelow(handle, item, below);
            List<VersionRow> versions = new ArrayList<>();
            for (VersionRow version : stored(handle, item, below, most)) {
                versions.add(version.with(document));
                document = version.before();
            }
            return versions;
        });
    }

    private static List<VersionRow> stored(Handle handle, HeldItem item, long below, int most) {
        return handle.createQuery("""
                        select version, made, made_by, action, status, replaced as before, null as document
                        from item_version where item_id = :item and version < :below order by version desc limit :most
                        """)
                .bind("item", item.id())
                .bind("below", below)
                .bind("most", most)
                .map(ConstructorMapper.of(VersionRow.class))
                .list();
    }

    /**
     * The document of the newest version lower than {@code below}. Each version keeps the document that it replaced;
     * the latest document is the item's own.
     */
    private static Optional<String> documentBelow(Handle handle, HeldItem item, long below) {
        return handle.select("""
                        select replaced as document from item_version
                        where item_id = ? and version >= ? order by version limit 1
                        """, item.id(), below)
                .map(ConstructorMapper.of(Predecessor.class))
                .findOne()
                .map(Predecessor::document)
                .orElseGet(() -> Optional.of(item.document()));
    }

    /**
     * An item in this database.
     *
     * @param own whether the item is the city's own; only of these are all versions kept
     */
    record HeldItem(UUID id, String owner, boolean own, Status status, long version, Instant updated, String document) {

        boolean isDraft() {
            return status == Status.DRAFT;
        }

        boolean isErased() {
            return status == Status.ERASED;
        }
    }

    /**
     * A version as it is stored.
     *
     * @param madeBy empty if it was not recorded
     * @param before the document that this version replaced; empty for the first version, and once the item is erased
     * @param document of this version; empty once the item is erased
     */
    record VersionRow(
            long version,
            Instant made,
            Optional<String> madeBy,
            String action,
            Status status,
            Optional<String> before,
            Optional<String> document) {

        VersionRow with(Optional<String> its) {
            return new VersionRow(version, made, madeBy, action, status, before, its);
        }

        boolean isDraft() {
            return status == Status.DRAFT;
        }
    }
}
