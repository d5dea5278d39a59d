package org.libraryexchange.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What is told in the morning. Sentences are given in the languages of the cities, by tag.
 *
 * @param day the date in the city
 * @param zone the city's
 * @param since when the one before was made: it tells of what has come since
 * @param headline all of it in one sentence
 * @param night the latest night; empty before the first
 * @param partners what came from each
 * @param needs what needs a person; empty where nothing does
 */
public record Digest(
        LocalDate day,
        String city,
        String zone,
        Instant made,
        Instant since,
        Map<String, String> headline,
        Optional<NightLine> night,
        List<Arrivals> partners,
        List<Need> needs) {

    /** The most items that are named of each sort; the counts tell how many there are. */
    static final int MOST_NAMED = 5;

    /** Most languages of a title that are shown; a partner may send more than an owner may write. */
    static final int MOST_LANGUAGES = 20;

    /** Longest title that is shown, in code points. */
    static final int LONGEST_TITLE = 300;

    /**
     * The latest night.
     *
     * @param state as the ledger has it
     * @param outcome of its run
     */
    public record NightLine(LocalDate night, String state, Optional<UUID> run, Optional<String> outcome) {}

    /**
     * What has come from a partner.
     *
     * @param added items that were not here before
     * @param changed the others that have changed, those withdrawn, cancelled and erased among them
     * @param named the first of those that a reader wants to know by name
     */
    public record Arrivals(
            String partner,
            long added,
            long changed,
            long withdrawn,
            long cancelled,
            long erased,
            List<NamedItem> named) {

        public boolean isNothing() {
            return added + changed == 0;
        }
    }

    /**
     * An item that came.
     *
     * @param what {@code added}, {@code withdrawn} or {@code cancelled}
     * @param title in the languages that it has, each on one line; empty where it has none
     */
    public record NamedItem(String what, UUID id, Map<String, String> title) {

        /** Digests that were kept before a title had to be by language may hold null. */
        public NamedItem {
            title = title == null ? Map.of() : withoutNulls(title);
        }

        private static Map<String, String> withoutNulls(Map<String, String> title) {
            Map<String, String> texts = new LinkedHashMap<>(title);
            texts.values().removeIf(Objects::isNull);
            return texts;
        }
    }

    /**
     * Something that needs a person.
     *
     * @param need stable term
     * @param partner whom it is about
     * @param count how many; 1 where it cannot be counted
     * @param text what it is
     * @param next what to do about it
     * @param request of the API that shows it, or does it
     * @param page of the node that does; empty where there is none
     */
    public record Need(
            String need,
            Optional<String> partner,
            long count,
            Map<String, String> text,
            Map<String, String> next,
            String request,
            Optional<String> page) {}
}
