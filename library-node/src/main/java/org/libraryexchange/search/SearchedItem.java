package org.libraryexchange.search;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A row of the catalogue that is to be found. */
record SearchedItem(
        UUID id, String owner, String kind, String status, List<String> languages, Instant updated, String document) {}
