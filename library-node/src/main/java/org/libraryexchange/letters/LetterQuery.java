package org.libraryexchange.letters;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.json.Term;

/**
 * Which letters a client asks for.
 *
 * @param item that they are about
 * @param concerns what they are written for
 * @param cursor of the place after which to begin
 */
record LetterQuery(
        Box box,
        Optional<String> state,
        Optional<UUID> thread,
        Optional<ItemName> item,
        Optional<String> concerns,
        int limit,
        Optional<String> cursor) {

    static final int LARGEST_LIMIT = 200;
    static final int USUAL_LIMIT = 50;

    private static final Set<String> PARAMETERS =
            Set.of("box", "state", "thread", "item", "concerns", "limit", "cursor");

    /** The letters of one sort. */
    enum Box implements Term {
        IN("post.owner <> :city"),
        OUT("post.owner = :city and post.status <> 'draft'"),
        DRAFTS("post.owner = :city and post.status = 'draft'"),
        ALL("true");

        /** Those that an address may name. */
        private static final Box[] NAMED = {IN, OUT, DRAFTS};

        private final String condition;

        Box(String condition) {
            this.condition = condition;
        }

        /** In SQL. */
        String condition() {
            return condition;
        }
    }

    /** An item as an address names it. */
    record ItemName(String owner, UUID id) {
        @Override
        public String toString() {
            return owner + "/" + id;
        }
    }

    /**
     * Reads the query from an address.
     *
     * @throws ProblemException for a parameter that is unknown or not valid
     */
    static LetterQuery of(MultivaluedMap<String, String> parameters) {
        Parameters read = Parameters.of(parameters, PARAMETERS);
        return new LetterQuery(
                read.one("box", Box.NAMED, Box::term).orElse(Box.ALL),
                read.one("state", LetterRecord.STATES),
                read.one("thread").map(LetterQuery::thread),
                read.one("item").map(LetterQuery::item),
                read.one("concerns", LetterRecord.CONCERNS),
                (int) read.number("limit", USUAL_LIMIT, 1, LARGEST_LIMIT),
                read.one("cursor"));
    }

    /** All letters and drafts, or those that are written for one thing. */
    static LetterQuery all(Optional<String> concerns, int limit, Optional<String> cursor) {
        return new LetterQuery(Box.ALL, Optional.empty(), Optional.empty(), Optional.empty(), concerns, limit, cursor);
    }

    private static UUID thread(String text) {
        return Parameters.uuid(text)
                .orElseThrow(() -> ProblemException.parameter("thread", "must be an id of a thread"));
    }

    private static ItemName item(String text) {
        int slash = text.indexOf('/');
        return Parameters.uuid(text.substring(slash + 1))
                .filter(id -> slash > 0)
                .map(id -> new ItemName(text.substring(0, slash), id))
                .orElseThrow(
                        () -> ProblemException.parameter("item", "must be the owner and the id of an item: owner/id"));
    }

    /** The filters as an address gives them; the same text for the same list. */
    String filters() {
        return Stream.of(
                        Optional.of("box=" + box.term()).filter(it -> box != Box.ALL),
                        state.map(it -> "state=" + it),
                        thread.map(it -> "thread=" + it),
                        item.map(it -> "item=" + it),
                        concerns.map(it -> "concerns=" + it))
                .flatMap(Optional::stream)
                .reduce((one, other) -> one + "&" + other)
                .orElse("");
    }

    /** The address of the page after a cursor. */
    String address(String after) {
        String filters = filters();
        return "/api/v1/letters?" + (filters.isEmpty() ? "" : filters + "&") + "limit=" + limit + "&cursor=" + after;
    }

    boolean wants(LetterRecord letter) {
        return state.filter(it -> !it.equals(letter.state())).isEmpty()
                && concerns.filter(it -> !it.equals(letter.concerns())).isEmpty()
                && item.filter(it -> !isAbout(letter, it)).isEmpty();
    }

    private static boolean isAbout(LetterRecord letter, ItemName item) {
        return letter.document().text().contains(item.id().toString())
                && StreamSupport.stream(letter.document().path("about").spliterator(), false)
                        .anyMatch(about -> about.path("owner").asText().equals(item.owner())
                                && about.path("id").asText().equals(item.id().toString()));
    }
}
