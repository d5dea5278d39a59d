package org.libraryexchange.catalogue.feed;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.libraryexchange.base.http.Parameters;
import org.libraryexchange.base.http.ProblemException;

/**
 * Which changes a client asks for.
 *
 * @param partner the other city of the pair whose letters are asked for; empty for items
 * @param after the sequence in the owner's log up to which the client has read; 0 for the beginning
 * @param limit the most changes on a page
 * @param longestWait how long to wait if there are no changes yet
 */
record FeedQuery(Optional<String> partner, String owner, long after, int limit, Duration longestWait) {

    static final int LARGEST_LIMIT = 1_000;

    private static final int USUAL_LIMIT = 100;
    private static final int STREAMED_AT_A_TIME = 50;
    private static final int LONGEST_WAIT_SECONDS = 60;

    /**
     * Reads the query from an address.
     *
     * @param cities that the client may ask for
     * @throws ProblemException for a parameter that is missing, unknown or not valid
     */
    static FeedQuery of(MultivaluedMap<String, String> parameters, Set<String> cities) {
        Parameters read = Parameters.of(parameters, Set.of("owner", "after", "limit", "wait"));
        return page(read, Optional.empty(), city(read, "owner", cities));
    }

    private static FeedQuery page(Parameters read, Optional<String> partner, String owner) {
        return new FeedQuery(
                partner,
                owner,
                read.number("after", 0, 0, Long.MAX_VALUE),
                (int) read.number("limit", USUAL_LIMIT, 1, LARGEST_LIMIT),
                Duration.ofSeconds(read.number("wait", 0, 0, LONGEST_WAIT_SECONDS)));
    }

    /**
     * Reads the query of a stream.
     *
     * @param lastEventId of the last event that a client received before it was cut off; takes precedence over
     *     {@code after}
     */
    static FeedQuery ofStream(
            MultivaluedMap<String, String> parameters, Set<String> cities, Optional<String> lastEventId) {
        Parameters read = Parameters.of(parameters, Set.of("owner", "after"));
        return stream(read, Optional.empty(), city(read, "owner", cities), lastEventId);
    }

    private static FeedQuery stream(
            Parameters read, Optional<String> partner, String owner, Optional<String> lastEventId) {
        long after = read.number("after", 0, 0, Long.MAX_VALUE);
        return new FeedQuery(
                partner, owner, lastEventId.map(FeedQuery::sequence).orElse(after), STREAMED_AT_A_TIME, Duration.ZERO);
    }

    /** Reads the query for the letters that one of a pair of cities has written to the other. */
    static FeedQuery ofLetters(MultivaluedMap<String, String> parameters, String city, Set<String> partners) {
        Parameters read = Parameters.of(parameters, Set.of("partner", "owner", "after", "limit", "wait"));
        String partner = city(read, "partner", partners);
        return page(read, Optional.of(partner), writer(read, city, partner));
    }

    /** Reads the query of a stream of letters. */
    static FeedQuery ofLetterStream(
            MultivaluedMap<String, String> parameters,
            String city,
            Set<String> partners,
            Optional<String> lastEventId) {
        Parameters read = Parameters.of(parameters, Set.of("partner", "owner", "after"));
        String partner = city(read, "partner", partners);
        return stream(read, Optional.of(partner), writer(read, city, partner), lastEventId);
    }

    private static String writer(Parameters read, String city, String partner) {
        return read.one("owner", List.of(city, partner))
                .orElseThrow(
                        () -> ProblemException.parameter("owner", "is missing; it must be " + city + " or " + partner));
    }

    private static String city(Parameters read, String name, Set<String> cities) {
        return read.one(name, cities)
                .orElseThrow(() ->
                        ProblemException.parameter(name, "is missing; it must be one of " + String.join(", ", cities)));
    }

    private static long sequence(String lastEventId) {
        if (lastEventId.matches("[0-9]{1,18}")) {
            return Long.parseLong(lastEventId);
        }
        throw ProblemException.parameter("Last-Event-ID", "must be the id of an event of this stream");
    }

    /** The same query from another position. */
    FeedQuery from(long position) {
        return new FeedQuery(partner, owner, position, limit, longestWait);
    }

    String address() {
        String wait = longestWait.isZero() ? "" : "&wait=" + longestWait.toSeconds();
        String list = partner.map(it -> "/api/v1/letters/changes?partner=" + it + "&owner=")
                .orElse("/api/v1/changes?owner=");
        return list + owner + "&after=" + after + "&limit=" + limit + wait;
    }
}
