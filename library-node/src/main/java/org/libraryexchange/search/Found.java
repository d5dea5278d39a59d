package org.libraryexchange.search;

import java.util.UUID;

/**
 * An item of a list.
 *
 * @param document null if it has gone since the projection was made
 * @param key what the list is sorted by, as PostgreSQL writes it
 */
record Found(UUID id, String document, String key) {}
