package org.libraryexchange.imports;

import org.jdbi.v3.core.Handle;

/** How many published items an import would withdraw as the catalogue stands now. */
final class Withdrawals {

    /** The identifiers of an import's scheme, with their items. */
    static final String KEYS = """
            bulk_import import join own_identifier key using (scheme)
                join item on item.id = key.item_id and item.owner = key.owner
            """;

    /** Whoever was held for a while leaves alone what has changed since. */
    static final String UNCHANGED_SINCE = "(import.state = 'checking' or item.sequence <= import.since)";

    /** An item may have several identifiers of the scheme. */
    static final String NAMED = """
            exists (select from own_identifier other join import_named named using (value)
                where named.import_id = import.id and other.item_id = key.item_id and other.scheme = key.scheme%s)
            """;

    private static final String COUNT =
            """
            select count(distinct item.id) from %s
            where import.id = :id and item.status = 'published' and %s
                and (%s or import.complete and not %s)
            """.formatted(KEYS, UNCHANGED_SINCE, NAMED.formatted(" and named.withdraws"), NAMED.formatted(""));

    private Withdrawals() {}

    static long count(Handle handle, long importId) {
        return handle.createQuery(COUNT).bind("id", importId).mapTo(Long.class).one();
    }
}
