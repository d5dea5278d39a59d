package org.libraryexchange.bench.http;

import java.util.List;
import java.util.stream.Stream;
import org.libraryexchange.bench.report.Sheet;
import org.libraryexchange.pair.CityUnderTest;

/** Reads, searches and writes, each in a closed loop and then in an open one. */
final class Loops {

    private static final String READS = "Reads of one item, closed loop";
    private static final String READS_OPEN = "The same at half that rate, open loop";
    private static final String SEARCHES = "Searches, closed loop";
    private static final String SEARCHES_OPEN = "Searches at half that rate, open loop";
    private static final String WRITES = "Writes, closed loop";
    private static final String WRITES_OPEN = "Writes at half that rate, open loop";
    private static final String RATE = "requests/s";

    private final Sheet sheet;
    private final CityUnderTest city;
    private final HttpSizes sizes;
    private final HttpContestants contestants;

    Loops(Sheet sheet, NodeAlone node, HttpSizes sizes) {
        this.sheet = sheet;
        this.city = node.city();
        this.sizes = sizes;
        this.contestants = node.contestants();
        remarks();
    }

    private void remarks() {
        sheet.table(READS, """
                %d connections that each ask again as soon as they have their answer, for %d seconds after %d of warm-up, for any of %,d items of %,d \
                bytes in the mean. All answers come from Quarkus: the constant from memory, the bare read from one query of one row \
                over JDBC, an item with what a node does for its readers. One database serves all of them, and who asks shares \
                the cores.""".formatted(
                        sizes.connections(),
                        sizes.seconds(),
                        sizes.warmUpSeconds(),
                        sizes.catalogue(),
                        contestants.meanSize()));
        sheet.table(READS_OPEN, """
                Milliseconds from the moment at which a request was due until its answer had been read, so that waiting counts \
                wherever it was; requests were due at even intervals, half as many a second as the closed loop of the same repeat \
                had reached. Up to %d may wait for their answers.""".formatted(Request.MOST_CONNECTIONS));
        sheet.table(SEARCHES, """
                The same loop. Each search has words of its own and asks for the 20 best. PostgreSQL's own words are those of its \
                `simple` dictionary under a GIN index, ranked by `ts_rank`; they know nothing of stems, scripts, readings, places \
                and misspelt words, and tell nobody why an item was found.""");
        sheet.table(SEARCHES_OPEN, "As for reads.");
        sheet.table(
                WRITES,
                "The same loop. Each write makes a new item, which is published and made searchable meanwhile.");
        sheet.table(WRITES_OPEN, "As for reads.");
    }

    /** Sends every kind of request, so that the nodes have compiled the code for it. */
    void warmUp() {
        Stream.of(reads(), searches(), writes())
                .flatMap(List::stream)
                .forEach(each -> closed(each, sizes.warmUpSeconds()));
    }

    /** Measures each of them once. */
    void once() {
        reads().forEach(each -> measure(each, READS, READS_OPEN));
        searches().forEach(each -> measure(each, SEARCHES, SEARCHES_OPEN));
        writes().forEach(each -> measure(each, WRITES, WRITES_OPEN));
    }

    /** Compares reads, and searches, when all have been measured. */
    void compare() {
        sheet.ratio(READS, contestants.bareRead().title(), RATE, "times the bare read");
        sheet.ratio(READS, contestants.constant().title(), RATE, "times the constant");
        sheet.ratio(SEARCHES, contestants.bareSearch().title(), RATE, "times PostgreSQL's own words");
    }

    private List<HttpContestant> reads() {
        return List.of(
                contestants.constant(), contestants.bareRead(), contestants.read(), contestants.conditionalRead());
    }

    private List<HttpContestant> searches() {
        return List.of(contestants.search(), contestants.bareSearch());
    }

    private List<HttpContestant> writes() {
        return List.of(contestants.write());
    }

    private void measure(HttpContestant contestant, String closedTable, String openTable) {
        Round closed = closed(contestant, sizes.seconds());
        sheet.add(closedTable, contestant.title(), RATE, closed.perSecond());
        sheet.add(closedTable, contestant.title(), "p50 ms", closed.millis(50));
        sheet.add(closedTable, contestant.title(), "p99 ms", closed.millis(99));
        Round open = open(contestant, closed.perSecond() / 2);
        sheet.add(openTable, contestant.title(), RATE, open.perSecond());
        sheet.add(openTable, contestant.title(), "p50 ms", open.millis(50));
        sheet.add(openTable, contestant.title(), "p99 ms", open.millis(99));
        sheet.add(openTable, contestant.title(), "p99.9 ms", open.millis(99.9));
        sheet.add(openTable, contestant.title(), "longest ms", open.longestMillis());
    }

    private Round closed(HttpContestant contestant, int seconds) {
        Round round = new ClosedLoop(sizes.connections(), seconds).of(contestant::ask);
        NodeRest.await(city);
        return round;
    }

    private Round open(HttpContestant contestant, double perSecond) {
        Round round = new OpenLoop(perSecond, sizes.seconds(), Request.MOST_CONNECTIONS).of(contestant::ask);
        NodeRest.await(city);
        return round;
    }
}
