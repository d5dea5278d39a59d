package org.libraryexchange.bench.pair;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.libraryexchange.pair.CityUnderTest;
import org.libraryexchange.pair.Json;
import org.libraryexchange.pair.PairUnderTest;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;

/** How long a night's run takes, from its beginning to its report, with the changes that waited for it all day. */
record NightMeasures(PairUnderTest pair, MeasureReport report) {

    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final int FEW = 1_000;

    void measure(Sizes sizes) {
        CityUnderTest leeds = pair.leeds();
        leeds.node().stop();
        leeds.startNode(Map.of("LIBRARY_LOG_PUBLISHING", "overnight"));
        leeds.awaitReady();
        long items = leeds.database().number("select count(*) from item where owner = 'leeds'");
        for (int changes : new int[] {0, FEW, sizes.catalogue}) {
            items += changes;
            SizedCatalogue.of((int) items).writeTo(leeds);
            night(leeds, changes);
        }
        leeds.node().stop();
        leeds.startNodeAsMeant();
        leeds.awaitReady();
    }

    private void night(CityUnderTest city, int changes) {
        if (!(city.client().run() instanceof Acknowledged begun)) {
            throw new IllegalStateException("no run was begun");
        }
        String address =
                "/api/v1/exchange/runs/" + Json.read(begun.body()).path("id").asText();
        JsonNode run = Awaitility.await("the run")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> city.client().get(address) instanceof Acknowledged answer
                                ? Json.read(answer.body())
                                : Json.read("{}"),
                        it -> !it.path("outcome").isNull() && it.has("outcome"));
        report.line(
                "night with " + changes + " changes",
                "%.1f s, %s (%s)",
                seconds(run),
                run.path("outcome").asText(),
                String.join(", ", steps(run)));
    }

    private static double seconds(JsonNode from) {
        return Duration.between(
                                Instant.parse(from.path("started").asText()),
                                Instant.parse(from.path("ended").asText()))
                        .toMillis()
                / 1e3;
    }

    private static List<String> steps(JsonNode run) {
        List<String> steps = new ArrayList<>();
        run.path("steps")
                .forEach(step -> steps.add("%s %.1f".formatted(step.path("step").asText(), seconds(step))));
        return steps;
    }
}
