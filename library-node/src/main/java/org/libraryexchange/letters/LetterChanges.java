package org.libraryexchange.letters;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.result.ResultIterator;
import org.libraryexchange.http.Parameters;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.node.NodeConfig;

/** Reads what has changed in the logs of letters, in the order of each log, as {@code feed} does for items. */
@ApplicationScoped
class LetterChanges {

    private static final int ROWS_A_FETCH = 50;
    private static final int MOST_CHARACTERS = 4 * 1024 * 1024;
    private static final int LARGEST_LIMIT = 1_000;
    private static final int USUAL_LIMIT = 100;

    /** Sequences that the log of a restored database has used will still be filled, so no reader may go beyond them. */
    private static final String OWN_END = """
            select case restoring.state when 'open' then least(counter.sequence, restoring.announced_sequence)
                else counter.sequence end
            from letters.counter join letters.restoring using (partner) where partner = :partner
            """;

    private static final String MIRRORED_END = "select sequence from letters.mirror_position where owner = :owner";

    private final Jdbi database;
    private final NodeConfig node;

    LetterChanges(Jdbi database, NodeConfig node) {
        this.database = database;
        this.node = node;
    }

    /**
     * Which changes a client asks for.
     *
     * @param partner the other city of the pair
     * @param owner the city of the pair that made the changes
     * @param after sequence in the owner's log up to which the client has read
     */
    record Query(String partner, String owner, long after, int limit) {

        String address(long position) {
            return "/api/v1/letters/changes?partner=" + partner + "&owner=" + owner + "&after=" + position + "&limit="
                    + limit;
        }
    }

    /** A letter or handling after its latest change. */
    record Change(long sequence, String kind, String status, String document) {

        String json() {
            return "{\"sequence\":" + sequence + ",\"kind\":\"" + kind + "\",\"type\":\"" + status + "\",\"document\":"
                    + document + "}";
        }
    }

    /**
     * Some changes.
     *
     * @param position after which to ask next
     * @param end how far this node knows the log
     */
    record Page(Query query, List<Change> changes, long position, long end) {

        String next() {
            return query.address(position);
        }

        /** The page as JSON. It is built as text, because documents are sent as they are stored. */
        String json() {
            String all = changes.stream().map(Change::json).collect(Collectors.joining(","));
            return "{\"partner\":\"" + query.partner() + "\",\"owner\":\"" + query.owner() + "\",\"changes\":[" + all
                    + "],\"position\":" + position + ",\"end\":" + end + ",\"more\":" + (position < end)
                    + ",\"next\":\"" + next() + "\"}";
        }
    }

    /** Reads the query from an address. */
    Query query(MultivaluedMap<String, String> parameters) {
        Parameters read = Parameters.of(parameters, Set.of("partner", "owner", "after", "limit"));
        Set<String> partners = node.partners().keySet();
        String partner = read.one("partner", partners)
                .orElseThrow(() -> ProblemException.parameter(
                        "partner", "is missing; it must be one of " + String.join(", ", partners)));
        String owner = read.one("owner", List.of(node.city(), partner))
                .orElseThrow(() -> ProblemException.parameter(
                        "owner", "is missing; it must be " + node.city() + " or " + partner));
        return new Query(partner, owner, read.number("after", 0, 0, Long.MAX_VALUE), (int)
                read.number("limit", USUAL_LIMIT, 1, LARGEST_LIMIT));
    }

    /** Reads the end first. What moves beyond it before the rows are read belongs to a later page. */
    @Transactional
    Page page(Query query) {
        return database.withHandle(handle -> {
            long end = end(handle, query);
            List<Change> changes = new ArrayList<>();
            boolean isFull = query.after() < end && read(handle, query, end, changes);
            long position = isFull ? changes.get(changes.size() - 1).sequence() : Math.max(query.after(), end);
            return new Page(query, changes, position, end);
        });
    }

    private long end(Handle handle, Query query) {
        return (query.owner().equals(node.city())
                        ? handle.createQuery(OWN_END).bind("partner", query.partner())
                        : handle.createQuery(MIRRORED_END).bind("owner", query.owner()))
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    /** Returns whether the page became full before the end. */
    private static boolean read(Handle handle, Query query, long end, List<Change> changes) {
        int characters = 0;
        try (ResultIterator<Change> rows = handle.createQuery("""
                        select sequence, kind, status, document from letters.post
                        where partner = :partner and owner = :owner and sequence > :after and sequence <= :end
                        order by sequence limit :limit
                        """)
                .bind("partner", query.partner())
                .bind("owner", query.owner())
                .bind("after", query.after())
                .bind("limit", query.limit())
                .bind("end", end)
                .setFetchSize(ROWS_A_FETCH)
                .map(ConstructorMapper.of(Change.class))
                .iterator()) {
            while (characters < MOST_CHARACTERS && rows.hasNext()) {
                changes.add(rows.next());
                characters += changes.get(changes.size() - 1).document().length();
            }
        }
        return changes.size() >= query.limit() || characters >= MOST_CHARACTERS;
    }
}
