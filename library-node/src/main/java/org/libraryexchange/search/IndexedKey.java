package org.libraryexchange.search;

import java.util.UUID;

/**
 * An item that the index has found.
 *
 * @param key what the list is sorted by, as cursors hold it
 */
record IndexedKey(UUID id, String owner, String key) {}
