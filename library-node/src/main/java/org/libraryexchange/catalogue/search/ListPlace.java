package org.libraryexchange.catalogue.search;

import java.util.UUID;

/**
 * Place of an item or a letter in a list.
 *
 * @param key what the list is sorted by
 */
public record ListPlace(String key, UUID id) {}
