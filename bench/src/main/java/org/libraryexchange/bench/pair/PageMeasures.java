package org.libraryexchange.bench.pair;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.awaitility.Awaitility;
import org.libraryexchange.pair.CityUnderTest;
import org.libraryexchange.pair.PairUnderTest;
import org.libraryexchange.stack.staff.LocalPerson;

/** How long the ops pages take, and how large they are, for a catalogue of a given size. */
record PageMeasures(PairUnderTest pair, MeasureReport report) {

    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int WARM_UP = 100;
    private static final int REQUESTS = 200;

    void measure(Sizes sizes) {
        CityUnderTest leeds = pair.leeds();
        SizedCatalogue.of(sizes.catalogue).writeTo(leeds);
        Awaitility.await("the mirror")
                .atMost(PATIENCE)
                .until(() -> pair.hangzhou().database().number("select count(*) from item where owner = 'leeds'")
                        == sizes.catalogue);
        for (CityUnderTest city : new CityUnderTest[] {leeds, pair.hangzhou()}) {
            String session = session(city);
            for (String page : new String[] {"/ops", "/ops/now", "/ops/nights", "/ops/mirror", "/"}) {
                timed(city, page, session, sizes.catalogue);
            }
        }
    }

    private void timed(CityUnderTest city, String page, String session, int items) {
        Histogram micros = new Histogram(3);
        int bytes = 0;
        for (int i = 0; i < WARM_UP + REQUESTS; i++) {
            long start = System.nanoTime();
            HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(URI.create(city.api() + page))
                    .header("Cookie", session)
                    .header("Accept", "text/html")
                    .header("Accept-Encoding", "gzip")
                    .build());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(page + " answers " + answer.statusCode());
            }
            bytes = answer.body().length;
            if (i >= WARM_UP) {
                micros.recordValue((System.nanoTime() - start) / 1_000);
            }
        }
        report.line(
                city.name() + " " + page,
                "p50 %.1f ms, p99 %.1f ms, %.1f kB compressed, %d items",
                micros.getValueAtPercentile(50) / 1e3,
                micros.getValueAtPercentile(99) / 1e3,
                bytes / 1e3,
                items);
    }

    private static String session(CityUnderTest city) {
        Path data = city.publicKeyFile().getParent().getParent();
        HttpResponse<byte[]> in = send(HttpRequest.newBuilder(URI.create(city.api() + "/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("name=" + LocalPerson.OPERATOR.signInName() + "&password="
                        + LocalPerson.OPERATOR.password(data)))
                .build());
        return in.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("library-session"))
                .findFirst()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .orElseThrow(() -> new IllegalStateException("not let in: " + in.statusCode()));
    }

    private static HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(request + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
