package org.libraryexchange.search;

import java.util.UUID;

/**
 * An item of a list.
 *
 * @param document as it is stored; null if it has gone since it was found
 * @param key what the list is sorted by, as PostgreSQL writes it
 * @param there how many were found in all, at most one more than fit on the page
 */
record Found(UUID id, byte[] document, String key, int there) {}
