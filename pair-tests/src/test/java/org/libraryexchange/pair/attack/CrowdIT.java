package org.libraryexchange.pair.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.libraryexchange.pair.CityUnderTest;
import org.libraryexchange.pair.PairUnderTest;
import org.libraryexchange.pair.SharedPair;

/** Slow clients, made-up methods and a flood of sign-ins at once: others are served meanwhile, and nothing piles up. */
@ExtendWith(SharedPair.class)
class CrowdIT {

    private static final String FORM = "POST /theme HTTP/1.1\r\nHost: node\r\nContent-Length: 2000\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\n\r\nt";
    private static final String HEAD = "GET / HTTP/1.1\r\nHost: node\r\nX-Slow: ";
    private static final String MADE_UP = "MADEUP%d /made-up/%d HTTP/1.1\r\nHost: node\r\nConnection: close\r\n\r\n";
    private static final String SIGN_IN =
            "POST /sign-in HTTP/1.1\r\nHost: node\r\nConnection: close\r\nContent-Length: 36\r\n"
                    + "Content-Type: application/x-www-form-urlencoded\r\n\r\nname=somebody&password=%013d";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void othersAreServedMeanwhile(PairUnderTest pair) throws IOException, InterruptedException {
        othersAreServed(Duration.ofSeconds(6), 250, pair);
    }

    @Tag("long")
    @Test
    void othersAreServedForAsLongAsItGoesOn(PairUnderTest pair) throws IOException, InterruptedException {
        othersAreServed(Duration.ofSeconds(60), 1_500, pair);
    }

    /** One client that asks for what costs most, as often as it is let, takes its turns with the others. */
    @Test
    void readersAreServedInTurn(PairUnderTest pair) throws IOException, InterruptedException {
        readersAreServedInTurn(List.of("/search?q=%E8%A5%BF%E6%B9%96", "/whats-on"), pair.leeds());
    }

    @Tag("long")
    @Test
    void readersAreServedInTurnWhateverIsAskedFor(PairUnderTest pair) throws IOException, InterruptedException {
        readersAreServedInTurn(
                List.of(
                        "/media/" + uploadedPicture(pair.leeds()),
                        "/",
                        "/search",
                        "/search.atom",
                        "/search.ics",
                        "/whats-on?when=2027-02",
                        "/whats-on?kind=festival",
                        "/whats-on?audience=families&place=leeds/chapeltown-library",
                        "/authorities/leeds/chapeltown-library",
                        "/calendar",
                        "/calendar.ics",
                        "/oai?verb=ListRecords&metadataPrefix=oai_dc",
                        "/api/v1/items?limit=200",
                        "/api/v1/items?q=festival&facets=owner,kind,form,subject,creator,holder",
                        "/api/v1/changes?owner=leeds&after=0&limit=1000"),
                pair.leeds());
    }

    /** As large as a picture may be. */
    private static String uploadedPicture(CityUnderTest city) throws IOException, InterruptedException {
        BufferedImage noise = new BufferedImage(1_600, 1_200, BufferedImage.TYPE_INT_RGB);
        noise.setRGB(0, 0, 1_600, 1_200, new Random(1).ints(1_600 * 1_200).toArray(), 0, 1_600);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(noise, "jpeg", file);
        HttpRequest upload = HttpRequest.newBuilder(city.api().resolve("/api/v1/media"))
                .header("Authorization", "Bearer " + city.token("cataloguer"))
                .header("Content-Type", "image/jpeg")
                .POST(BodyPublishers.ofByteArray(file.toByteArray()))
                .build();
        String answer = HTTP.send(upload, BodyHandlers.ofString()).body();
        assertThat(answer).startsWith("{\"sha256\":\"");
        return answer.substring(11, 75);
    }

    private static void readersAreServedInTurn(List<String> targets, CityUnderTest city)
            throws IOException, InterruptedException {
        warmUp(city);
        for (String target : targets) {
            // Given
            Bystander lists = new Bystander(city.api().resolve("/api/v1/items?limit=20"), Duration.ofMillis(50));
            Bystander pages = new Bystander(city.api().resolve("/search?q=light"), Duration.ofMillis(50));

            // When
            try (lists;
                    pages;
                    Attacker greedy = Attacker.greedy(city.api(), "127.0.0.6", 100, target)) {
                LockSupport.parkNanos(Duration.ofSeconds(5).toNanos());
                assertThat(greedy.done()).isPositive();
            }

            // Then
            System.out.printf(
                    "while one client asks for %s: lists p50 %d, p99 %d ms, pages %d, %d ms%n",
                    target,
                    lists.percentile(50).toMillis(),
                    lists.percentile(99).toMillis(),
                    pages.percentile(50).toMillis(),
                    pages.percentile(99).toMillis());
            for (Bystander each : List.of(lists, pages)) {
                assertThat(each.failures()).isEmpty();
                assertThat(each.percentile(99)).as(target).isLessThan(Duration.ofSeconds(2));
            }
        }
    }

    private static void othersAreServed(Duration length, int madeUp, PairUnderTest pair)
            throws IOException, InterruptedException {
        // Given
        CityUnderTest city = pair.leeds();
        URI api = city.api();
        warmUp(city);
        long before = city.node().residentBytes();
        int perSecond = madeUp / (int) length.toSeconds() + 1;
        Bystander reads = new Bystander(api.resolve("/api/v1/items?limit=20"), Duration.ofMillis(30));
        Bystander pages = new Bystander(api.resolve("/search?q=light"), Duration.ofMillis(100));
        Bystander health = new Bystander(city.management().resolve("/q/health/live"), Duration.ofMillis(100));

        // When
        try (reads;
                pages;
                health;
                Attacker slowForms = Attacker.slow(api, "127.0.0.2", 150, FORM);
                Attacker slowHeads = Attacker.slow(api, "127.0.0.3", 150, HEAD);
                Attacker methods = Attacker.busy(api, "127.0.0.4", perSecond, n -> MADE_UP.formatted(n, n));
                Attacker signIns = Attacker.busy(api, "127.0.0.5", 35, SIGN_IN::formatted)) {
            LockSupport.parkNanos(length.toNanos());
            assertThat(slowForms.done()).isGreaterThanOrEqualTo(150);
            assertThat(slowHeads.done()).isGreaterThanOrEqualTo(150);
            assertThat(methods.done()).isGreaterThanOrEqualTo(madeUp * 9 / 10);
            assertThat(signIns.done()).isGreaterThan((int) length.toSeconds() * 30);
        }

        // Then
        long grown = city.node().residentBytes() - before;
        System.out.printf(
                "crowd of %d s: reads p99 %d ms, pages %d ms, health at most %d ms, memory %+d MB%n",
                length.toSeconds(),
                reads.percentile(99).toMillis(),
                pages.percentile(99).toMillis(),
                health.percentile(100).toMillis(),
                grown >> 20);
        for (Bystander each : List.of(reads, pages, health)) {
            assertThat(each.failures()).isEmpty();
            assertThat(each.percentile(99)).isLessThan(Duration.ofSeconds(1));
        }
        assertThat(health.percentile(100)).isLessThan(Duration.ofSeconds(1));
        assertThat(grown).as("bytes that the node has grown by").isLessThan(60L << 20);
        failureIsCounted(city);
    }

    private static void warmUp(CityUnderTest city) throws IOException, InterruptedException {
        for (int n = 0; n < 100; n++) {
            assertThat(get(city.api().resolve("/api/v1/items?limit=20"))).isEqualTo(200);
            assertThat(get(city.api().resolve("/search?q=light"))).isEqualTo(200);
        }
    }

    /** A failure of the node's own, made by taking a table away. */
    private static void failureIsCounted(CityUnderTest city) throws IOException, InterruptedException {
        city.database().execute("alter table own_identifier rename to own_identifier_away");
        try {
            assertThat(get(city.api().resolve("/api/v1/items/by-identifier/none/such")))
                    .isEqualTo(500);
        } finally {
            city.database().execute("alter table own_identifier_away rename to own_identifier");
        }
        assertThat(body(city.management().resolve("/q/metrics")))
                .containsPattern("http_server_requests_seconds_count\\{.*status=\"500\".*} [1-9]")
                .doesNotContain("MADEUP")
                .doesNotContain("made-up");
    }

    private static int get(URI address) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                .statusCode();
    }

    private static String body(URI address) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body();
    }
}
