package org.libraryexchange.imports;

import java.util.UUID;

/**
 * An item that an import would withdraw.
 *
 * @param value of the identifier by which the import knows it
 * @param document as the catalogue has it
 */
public record WithdrawnItem(UUID id, String kind, String value, String document) {}
