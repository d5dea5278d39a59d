package org.libraryexchange.stack.pair;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/**
 * Fills a pair with the sample catalogues, and has both cities work with them once. Doing it again changes nothing.
 *
 * @param token with all roles
 * @param today when the samples are loaded for the first time
 */
public record Demonstration(PairSettings settings, String token, LocalDate today) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String RUNS = "/api/v1/exchange/runs";

    /** Returns when letters have arrived, and each city has had a night and proved its catalogue. */
    public void prepare(StepProgress progress) {
        List<CitySettings> cities = settings.cities();
        for (CitySettings city : cities) {
            progress.step(
                    "Sample catalogue of " + city.title(),
                    () -> SampleCatalogue.in(city.samples()).loadInto(city, token, today),
                    SampleCatalogue.Loaded::toString);
        }
        // An item can name one of another city when that is there.
        progress.step(
                "Sister items of the samples",
                () -> cities.forEach(city -> SampleCatalogue.in(city.samples()).relate(city, cities, token)));
        progress.step("Letters of the samples", () -> {
            NodeStatus.awaitEqualMirrors(settings, token, PATIENCE);
            new SampleLetters(cities, token).send();
        });
        progress.step(
                "A night of the exchange",
                () -> Together.run(cities.stream()
                        .<Runnable>map(city -> () -> awaitNight(new NodeApi(city.api(), token)))
                        .toList()));
    }

    private static void awaitNight(NodeApi node) {
        if (node.ask(RUNS + "?limit=1").path("runs").isEmpty()) {
            String id = node.act("POST", RUNS, null).path("id").asText();
            NodeApi.await(() -> node.ask(RUNS + "/" + id).hasNonNull("outcome"), PATIENCE, () -> "no end of run " + id);
        }
    }
}
