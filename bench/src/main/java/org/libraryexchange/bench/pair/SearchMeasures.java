package org.libraryexchange.bench.pair;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.libraryexchange.pair.CityUnderTest;
import org.libraryexchange.pair.PairUnderTest;
import org.libraryexchange.pair.RequestOutcome;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;
import org.libraryexchange.pair.RequestOutcome.Refused;

/** How long searches take as the catalogue grows, and how fast the index is built. */
record SearchMeasures(PairUnderTest pair, MeasureReport report, Sizes sizes) {

    private static final int SEARCHES = 1_000;
    private static final int PAGES = 500;
    private static final int PAGES_COMPARED = 50;
    private static final Random RANDOM = new Random(3);

    /** What nobody means, but anybody may send: it is answered, or refused. */
    private static final List<String> ABSURD = List.of(
            "q=" + "light%20".repeat(1_000),
            "q=" + "*".repeat(200),
            "q=" + "%22".repeat(200),
            "q=" + "an%20".repeat(66),
            "q=" + encoded("西湖".repeat(100)),
            "q=" + encoded("十".repeat(200)),
            "q=the%20of%20and",
            "q=31%20February%202027",
            "language=zh-Hans" + "&language=en".repeat(500),
            "language=" + "en,".repeat(500));

    void measure() {
        CityUnderTest city = pair.leeds();
        new TextCatalogue(sizes.catalogue).writeTo(city);
        long started = System.nanoTime();
        TextCatalogue.awaitIndexed(city);
        double seconds = (System.nanoTime() - started) / 1e9;
        report.line(
                "search index",
                "%.1f s for what had not been indexed yet when %d items were loaded",
                seconds,
                sizes.catalogue);
        // Whoever still makes an index takes a core.
        TextCatalogue.awaitIndexed(pair.hangzhou());
        Texts texts = new Texts(2);
        timed(city, "searches by words", () -> list("q=" + encoded(texts.question())));
        timed(city, "with counts", () -> list("q=" + encoded(texts.question()) + "&facets=kind,subject,decade"));
        timed(city, "absurd questions", () -> list(ABSURD.get(RANDOM.nextInt(ABSURD.size()))));
        timed(city, "by place and date", () -> list("near=53.8,-1.55&radius=2&from=2024-01-01&to=2024-03-31"));
        List<JsonNode> shown = shown(city);
        timed(city, "by language alone", () -> list("language=zh-Hans"));
        timed(
                city,
                "by subject alone",
                () -> list("subject="
                        + encoded(any(shown).at("/subjects/0/label/en").asText())));
        timed(city, "by an identifier that is not there", () -> list("identifier=bench/" + RANDOM.nextInt()));
        timed(
                city,
                "documents of items",
                () -> "/api/v1/items/" + any(shown).path("id").asText());
        timed(city, "pages of items", () -> "/items/" + any(shown).path("id").asText() + "?lang=en");
        pages(city, "updated");
        pages(city, "title");
    }

    private static String list(String query) {
        return "/api/v1/items?limit=20&" + query;
    }

    /** Some items, as a list shows them. */
    private static List<JsonNode> shown(CityUnderTest city) {
        List<JsonNode> items = new ArrayList<>();
        answered(city.client().get(list(""))).json().path("items").forEach(items::add);
        return items;
    }

    private static JsonNode any(List<JsonNode> items) {
        return items.get(RANDOM.nextInt(items.size()));
    }

    private void timed(CityUnderTest city, String what, Supplier<String> path) {
        long warm = System.nanoTime() + TimeUnit.SECONDS.toNanos(sizes.warmUpSeconds);
        while (System.nanoTime() < warm) {
            ask(city, path.get());
        }
        Histogram micros = new Histogram(3);
        for (int i = 0; i < SEARCHES; i++) {
            String asked = path.get();
            long begun = System.nanoTime();
            ask(city, asked);
            micros.recordValue((System.nanoTime() - begun) / 1_000);
        }
        report.line(
                what,
                "p50 %.1f ms, p99 %.1f ms, longest %.1f ms",
                micros.getValueAtPercentile(50) / 1e3,
                micros.getValueAtPercentile(99) / 1e3,
                micros.getMaxValue() / 1e3);
    }

    /**
     * Follows a list page by page, and compares the last pages with the first ones. Each page is read for the first
     * time.
     */
    private void pages(CityUnderTest city, String sort) {
        Histogram first = new Histogram(3);
        Histogram last = new Histogram(3);
        String address = "/api/v1/items?limit=100&sort=" + sort;
        for (int i = 0; i < PAGES && address != null; i++) {
            long begun = System.nanoTime();
            Acknowledged page = answered(city.client().get(address));
            long micros = (System.nanoTime() - begun) / 1_000;
            if (i < PAGES_COMPARED) {
                first.recordValue(micros);
            } else if (i >= PAGES - PAGES_COMPARED) {
                last.recordValue(micros);
            }
            address = page.json().path("next").textValue();
        }
        report.line(
                "pages of 100 by " + sort,
                "the first %d %.2f ms, those from %d on %.2f ms (medians), %.2f times",
                PAGES_COMPARED,
                first.getValueAtPercentile(50) / 1e3,
                PAGES - PAGES_COMPARED,
                last.getValueAtPercentile(50) / 1e3,
                last.getValueAtPercentile(50) / (double) first.getValueAtPercentile(50));
    }

    private static void ask(CityUnderTest city, String path) {
        RequestOutcome outcome = city.client().get(path);
        if (!(outcome instanceof Refused && ABSURD.stream().anyMatch(path::endsWith))) {
            Acknowledged unused = answered(outcome);
        }
    }

    private static Acknowledged answered(RequestOutcome outcome) {
        if (outcome instanceof Acknowledged answer) {
            return answer;
        }
        throw new IllegalStateException("a search was not answered with 2xx: " + outcome);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
