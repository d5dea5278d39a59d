package org.libraryexchange.catalogue.formats;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A list of items for feed readers.
 *
 * @param language of the list, BCP 47
 * @param self address of the feed, which also identifies it
 * @param page the same list for people
 */
public record AtomFeed(String title, String language, URI self, URI page, List<Entry> entries) {

    private static final Instant NEVER = Instant.EPOCH;

    /** When the newest entry was changed; long ago if there is none. */
    Instant updated() {
        return entries.stream().map(Entry::updated).max(Instant::compareTo).orElse(NEVER);
    }

    /**
     * An item.
     *
     * @param id a URI, the same for ever and on every node
     * @param pages about it, by language
     * @param author its owner
     * @param texts title and summary in each language, the reader's first
     */
    public record Entry(
            String id,
            TaggedText title,
            Optional<TaggedText> summary,
            Instant published,
            Instant updated,
            String author,
            String rights,
            List<Page> pages,
            List<Subject> subjects,
            List<Translation> texts) {}

    /** A page in one language. */
    public record Page(String language, URI address) {}

    /**
     * What an item is about.
     *
     * @param term its address, or else its label
     */
    public record Subject(String term, String label) {}

    /**
     * Title and summary in one language.
     *
     * @param when its next date in words; empty if it has none, or if there are no words for it in the language
     */
    public record Translation(String language, String title, String when, Optional<String> summary) {}
}
