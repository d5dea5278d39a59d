package org.libraryexchange.pair.fuzz;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.libraryexchange.pair.CityUnderTest;

/**
 * What requests leave behind in a node.
 *
 * @param requests that it has counted, by the first digit of the status; {@code 0} where nobody waited for the answer
 * @param busySessions of the database for requests; a pool keeps others
 * @param sessions of the database by the worker that they are for
 */
record Footprint(
        Map<Integer, Long> requests,
        long underWay,
        long connections,
        long threads,
        long busySessions,
        Map<String, Long> sessions) {

    private static final Pattern COUNTED =
            Pattern.compile("(?m)^http_server_requests_seconds_count\\{.*status=\"([^\"]*)\".*} (\\S+)$");

    /** Waits for what starts with a node's first work, such as proofs, so that it does not seem to be left by requests. */
    static Footprint atRest(CityUnderTest city) {
        AtomicReference<Footprint> last = new AtomicReference<>(of(city));
        return Awaitility.await()
                .pollInterval(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(60))
                .until(() -> of(city), now -> last.getAndSet(now).threads() >= now.threads());
    }

    static Footprint of(CityUnderTest city) {
        String metrics = RawConnection.askOnce(city.management(), "GET /q/metrics HTTP/1.1\r\nHost: fuzz\r\n\r\n")
                .text();
        return new Footprint(
                COUNTED.matcher(metrics)
                        .results()
                        .collect(Collectors.toMap(
                                Footprint::digit,
                                it -> (long) Double.parseDouble(it.group(2)),
                                Long::sum,
                                TreeMap::new)),
                gauge("http_server_active_requests", metrics),
                gauge("library_connections", metrics),
                gauge("jvm_threads_live_threads", metrics),
                city.database()
                        .number("select count(*) from pg_stat_activity where application_name like 'library-node % api'"
                                + " and state <> 'idle'"),
                sessions(city));
    }

    private static int digit(MatchResult counted) {
        return Math.max(0, Character.digit(counted.group(1).charAt(0), 10) % 10);
    }

    private static long gauge(String name, String metrics) {
        return Pattern.compile("(?m)^" + name + "(?:\\{[^}]*})? (\\S+)")
                .matcher(metrics)
                .results()
                .mapToLong(it -> (long) Double.parseDouble(it.group(1)))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Long> sessions(CityUnderTest city) {
        Map<String, Long> sessions = new TreeMap<>();
        city.database().query("""
                        select application_name, count(*) from pg_stat_activity
                        where application_name like 'library-node %' and application_name not like '% api' group by 1
                        """, row -> sessions.put(row.getString(1), row.getLong(2)));
        return sessions;
    }

    Map<Integer, Long> requestsSince(Footprint before) {
        Map<Integer, Long> more = new TreeMap<>(requests);
        before.requests.forEach((digit, count) -> more.merge(digit, -count, Long::sum));
        return more;
    }
}
