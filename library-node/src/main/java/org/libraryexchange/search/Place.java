package org.libraryexchange.search;

import java.util.UUID;

/**
 * Place of an item in a list.
 *
 * @param key what the list is sorted by, as PostgreSQL writes it
 * @param beyondBest whether it comes after the items that were ranked, in a list by relevance
 */
record Place(String key, UUID id, boolean beyondBest) {}
