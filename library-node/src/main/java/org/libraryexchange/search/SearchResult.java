package org.libraryexchange.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a query finds.
 *
 * @param hits why each item of the page was found; there where the query has text
 * @param counts there where they were asked for
 * @param behind how many changes the index lacks; empty where the catalogue itself has answered
 * @param corrections by each word of the query that no item holds, what was looked for as well
 */
record SearchResult(
        ItemPage page,
        Optional<List<Hit>> hits,
        Optional<Counts> counts,
        OptionalLong behind,
        Map<String, List<String>> corrections) {}
