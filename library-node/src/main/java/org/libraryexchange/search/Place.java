package org.libraryexchange.search;

import java.util.UUID;

/**
 * Place of an item or a letter in a list.
 *
 * @param key what the list is sorted by, as PostgreSQL writes it
 * @param beyondBest whether it comes after the items that were ranked, in a list by relevance
 */
public record Place(String key, UUID id, boolean beyondBest) {}
