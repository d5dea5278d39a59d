package org.libraryexchange.catalogue.imports;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.catalogue.imports.Imports.WithdrawnItem;

/** Counts the published items that an import would withdraw from the catalogue as it is now. */
final class Withdrawals {

    /** The identifiers of an import's scheme, with their items. */
    static final String KEYS = """
            bulk_import import join own_identifier key using (scheme)
                join item on item.id = key.item_id and item.owner = key.owner
            """;

    /**
     * An import that was held leaves alone items that have changed since it was received. During the check, all items
     * count.
     */
    static final String UNCHANGED_SINCE = "(import.state = 'checking' or item.sequence <= import.since)";

    /** Whether the file names the item by any of its identifiers of the scheme. */
    static final String NAMED = """
            exists (select from own_identifier other join import_named named using (value)
                where named.import_id = import.id and other.item_id = key.item_id and other.scheme = key.scheme%s)
            """;

    private static final String WITHDRAWN =
            """
            from %s
            where import.id = :id and item.status = 'published' and %s
                and (%s or import.complete and not %s)
            """.formatted(KEYS, UNCHANGED_SINCE, NAMED.formatted(" and named.withdraws"), NAMED.formatted(""));

    private static final String COUNT = "select count(distinct item.id) " + WITHDRAWN;
    private static final String LIST = "select distinct on (item.id) item.id, item.kind, key.value, item.document "
            + WITHDRAWN + " order by item.id limit :most";

    private Withdrawals() {}

    /** The items themselves, up to a number of them. */
    static List<WithdrawnItem> list(Handle handle, long importId, int most) {
        return handle.createQuery(LIST)
                .bind("id", importId)
                .bind("most", most)
                .map(ConstructorMapper.of(WithdrawnItem.class))
                .list();
    }

    static long count(Handle handle, long importId) {
        return handle.createQuery(COUNT).bind("id", importId).mapTo(Long.class).one();
    }
}
