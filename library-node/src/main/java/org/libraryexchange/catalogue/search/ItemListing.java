package org.libraryexchange.catalogue.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.libraryexchange.catalogue.question.Understood;

/**
 * A page of a list of items.
 *
 * @param documents as they are stored
 * @param cursor of the next page, if there is one
 * @param hits why each item was found, in the order of the documents; there where the query has text
 * @param counts there where they were asked for
 * @param behind how many changes the search index lacked; empty where the catalogue itself has answered
 * @param corrections by each word of the query that no item holds, what was looked for as well
 * @param headings of subjects and names of places that are written almost as the query; there where it finds nothing
 * @param understood what the query was taken to mean besides words; empty if it is words alone
 */
public record ItemListing(
        List<byte[]> documents,
        Optional<String> cursor,
        Optional<List<Hit>> hits,
        Optional<Counts> counts,
        Optional<Long> behind,
        Map<String, List<String>> corrections,
        List<String> headings,
        Optional<Understood> understood) {

    public static final ItemListing EMPTY = plain(List.of(), Optional.empty());

    /** The length of all documents. */
    public int bytes() {
        return documents.stream().mapToInt(document -> document.length).sum();
    }

    /** What the catalogue itself has answered. */
    static ItemListing plain(List<byte[]> documents, Optional<String> cursor) {
        return new ItemListing(
                documents,
                cursor,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                Optional.empty());
    }

    /** Whether the words were sought as words, because what they were taken to mean has found nothing. */
    public boolean isOfWordsAlone() {
        return understood.filter(meaning -> meaning.filters().isEmpty()).isPresent();
    }

    /** Whether there is an item that has all words. */
    boolean hasAllWords() {
        return hits.map(all -> !all.isEmpty() && all.get(0).matched() == Matched.ALL)
                .orElse(!documents.isEmpty());
    }
}
