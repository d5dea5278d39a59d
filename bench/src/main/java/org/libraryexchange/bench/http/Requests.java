package org.libraryexchange.bench.http;

import java.util.List;
import java.util.stream.Stream;
import org.libraryexchange.bench.pair.Builds;
import org.libraryexchange.bench.pair.Builds.Build;
import org.libraryexchange.bench.report.Sheet;

/** Reads, searches and writes beside the bare read of a row, in closed loops alone. Two builds take turns. */
public final class Requests {

    private static final String TITLE = "Requests beside the bare read";
    private static final String RATE = "requests/s";
    private static final int SLICE_SECONDS = 3;

    private final Builds builds;
    private final int repeats;
    private final HttpSizes sizes;

    public Requests(Builds builds, int repeats, HttpSizes sizes) {
        this.builds = builds;
        this.repeats = repeats;
        this.sizes = sizes;
    }

    /** What is asked of one node. */
    private record Asked(NodeAlone node, Sheet sheet, List<HttpContestant> contestants) {

        private static Asked of(NodeAlone node, Build build) {
            HttpContestants all = node.contestants();
            return new Asked(
                    node,
                    build.sheet(),
                    List.of(all.bareRead(), all.read(), all.conditionalRead(), all.search(), all.write()));
        }

        private void compare() {
            sheet.perHundred(TITLE, contestants.get(0).title(), RATE, "for 100 bare reads");
        }
    }

    public void measure() {
        remark();
        try (NodeAlone own = start(builds.own());
                NodeAlone other = builds.other().map(this::start).orElse(null)) {
            List<Asked> turns = Stream.concat(
                            Stream.of(Asked.of(own, builds.own())),
                            builds.other().stream().map(build -> Asked.of(other, build)))
                    .toList();
            turns.forEach(this::warmUp);
            for (int i = 0; i < repeats; i++) {
                once(turns);
            }
            turns.forEach(Asked::compare);
        }
    }

    private void remark() {
        builds.table(
                TITLE, """
                %d connections that each ask again as soon as they have their answer, for %d seconds, of a node with %,d items. \
                Before that, each kind of request was made until its rate no longer rose, for %d seconds at most.""".formatted(sizes.connections(), sizes.seconds(), sizes.catalogue(), sizes.warmUpSeconds()));
    }

    private NodeAlone start(Build build) {
        return NodeAlone.start(build.repository(), sizes.catalogue());
    }

    private void warmUp(Asked asked) {
        ClosedLoop slice = new ClosedLoop(sizes.connections(), Math.min(SLICE_SECONDS, sizes.warmUpSeconds()));
        for (HttpContestant contestant : asked.contestants()) {
            Steadiness steadiness = new Steadiness();
            int left = sizes.warmUpSeconds();
            while (left > 0
                    && !steadiness.isReachedWith(slice.of(contestant::ask).perSecond())) {
                left -= slice.seconds();
            }
            NodeRest.await(asked.node().city());
        }
    }

    /** Each kind of request to each node, and then the next kind. */
    private void once(List<Asked> turns) {
        int kinds = turns.get(0).contestants().size();
        for (int kind = 0; kind < kinds; kind++) {
            for (Asked asked : turns) {
                HttpContestant contestant = asked.contestants().get(kind);
                Round round = new ClosedLoop(sizes.connections(), sizes.seconds()).of(contestant::ask);
                asked.sheet().add(TITLE, contestant.title(), RATE, round.perSecond());
                NodeRest.await(asked.node().city());
            }
        }
    }
}
