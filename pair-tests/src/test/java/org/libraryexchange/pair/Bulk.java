package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.libraryexchange.pair.RealItems.RealItem;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;
import org.libraryexchange.pair.RequestOutcome.Refused;

/** Puts many items into a catalogue, a few at a time, as a city's loading script would. */
final class Bulk {

    private static final int AT_A_TIME = 8;

    /**
     * What came of it.
     *
     * @param changed items that were there and got a new version
     * @param refusals how many were refused, by place and name of the rule that they break
     */
    record Result(int created, int unchanged, int changed, Map<String, Integer> refusals) {

        @Override
        public String toString() {
            return created + " created, " + unchanged + " unchanged, " + changed + " changed, refused " + refusals;
        }
    }

    private Bulk() {}

    /** Fails if an item gets any other answer than 201, 200 or 400. */
    static Result put(CityUnderTest city, List<RealItem> items) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
        try {
            List<Future<RequestOutcome>> outcomes = items.stream()
                    .map(item -> threads.submit(() -> city.client()
                            .put(item.scheme(), item.value(), item.document().toString())))
                    .toList();
            return result(outcomes.stream().map(Bulk::get).toList());
        } finally {
            threads.shutdownNow();
        }
    }

    private static RequestOutcome get(Future<RequestOutcome> outcome) {
        try {
            return outcome.get();
        } catch (Exception e) {
            throw new IllegalStateException("a request failed", e);
        }
    }

    private static Result result(List<RequestOutcome> outcomes) {
        int created = 0;
        int unchanged = 0;
        int changed = 0;
        Map<String, Integer> refusals = new TreeMap<>();
        for (RequestOutcome outcome : outcomes) {
            if (outcome instanceof Refused refused) {
                refusals.merge(reason(refused), 1, Integer::sum);
                continue;
            }
            assertThat(outcome).isInstanceOf(Acknowledged.class);
            Acknowledged acknowledged = (Acknowledged) outcome;
            if (acknowledged.status() == 201) {
                created++;
            } else if (acknowledged.version() == 1) {
                unchanged++;
            } else {
                changed++;
            }
        }
        return new Result(created, unchanged, changed, refusals);
    }

    private static String reason(Refused refused) {
        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        var violation = refused.problem().path("violations").path(0);
        return violation.path("pointer").asText() + " " + violation.path("rule").asText();
    }
}
