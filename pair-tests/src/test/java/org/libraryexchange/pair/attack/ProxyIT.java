package org.libraryexchange.pair.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.libraryexchange.pair.CityUnderTest;
import org.libraryexchange.pair.PairUnderTest;
import org.libraryexchange.pair.SharedPair;
import org.libraryexchange.stack.staff.LocalPerson;

/** A node behind a proxy that ends TLS: it believes the proxy, and nobody else who says that he were one. */
@ExtendWith(SharedPair.class)
class ProxyIT {

    private static final String FORGED = "203.0.113.9";

    @TempDir
    private Path folder;

    @Test
    void proxyIsBelievedAndNobodyElseIs(PairUnderTest pair)
            throws IOException, InterruptedException, GeneralSecurityException {
        CityUnderTest city = pair.leeds();
        try (Nginx proxy = Nginx.inFrontOf(city, folder)) {
            // Given
            URI outside = URI.create("https://localhost:" + proxy.port());
            city.startNode(Map.of(
                    "LIBRARY_PUBLIC_ADDRESS", outside.toString(),
                    "LIBRARY_TRUSTED_PROXIES", "127.0.0.1",
                    "LIBRARY_RATE_LIMIT_REQUESTS_PER_SECOND", "2",
                    "LIBRARY_AUDIT_GATHER", "500ms"));
            city.awaitReady();
            HttpClient browser =
                    HttpClient.newBuilder().sslContext(trusting(folder)).build();

            // When
            HttpResponse<String> page = get(browser, outside.resolve("/ops"));
            HttpResponse<String> in = signIn(browser, outside, city);

            // Then
            assertThat(page.statusCode()).isEqualTo(303);
            assertThat(URI.create(page.headers().firstValue("Location").orElseThrow()))
                    .satisfies(address -> assertThat(outside.resolve(address)).isEqualTo(outside.resolve("/sign-in")));
            assertThat(page.headers().firstValue("Strict-Transport-Security")).isPresent();
            assertThat(in.statusCode()).isEqualTo(303);
            assertThat(outside.resolve(in.headers().firstValue("Location").orElseThrow()))
                    .isEqualTo(outside.resolve("/ops"));
            assertThat(in.headers().allValues("Set-Cookie")).isNotEmpty().allMatch(cookie -> cookie.contains("Secure"));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(addresses(city)).containsExactly("127.0.0.1"));
        } finally {
            city.restartNode();
        }
    }

    /** What a client makes up about where it comes from gets through neither the proxy nor past it. */
    @Test
    void nobodyGetsOutOfTheLimitOfHisAddress(PairUnderTest pair)
            throws IOException, InterruptedException, GeneralSecurityException {
        CityUnderTest city = pair.leeds();
        try (Nginx proxy = Nginx.inFrontOf(city, folder)) {
            // Given
            URI outside = URI.create("https://localhost:" + proxy.port());
            city.startNode(Map.of(
                    "LIBRARY_TRUSTED_PROXIES", "127.0.0.7",
                    "LIBRARY_RATE_LIMIT_REQUESTS_PER_SECOND", "2"));
            city.awaitReady();
            HttpClient browser =
                    HttpClient.newBuilder().sslContext(trusting(folder)).build();

            // When
            List<Integer> through = new ArrayList<>();
            List<Integer> past = new ArrayList<>();
            for (int n = 0; n < 20; n++) {
                through.add(answer(browser, outside, "203.0.113." + n));
                past.add(answer(browser, city.api(), FORGED));
            }

            // Then
            assertThat(through).as("more than two a second").contains(429);
            assertThat(past).as("more than two a second").contains(429);
        } finally {
            city.restartNode();
        }
    }

    private static int answer(HttpClient browser, URI node, String forwardedFor)
            throws IOException, InterruptedException {
        return get(browser, node.resolve("/api/v1/items?limit=1"), "X-Forwarded-For", forwardedFor)
                .statusCode();
    }

    private static HttpResponse<String> signIn(HttpClient browser, URI outside, CityUnderTest city)
            throws IOException, InterruptedException {
        Path data = city.publicKeyFile().getParent().getParent();
        return browser.send(
                HttpRequest.newBuilder(outside.resolve("/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", "same-origin")
                        .header("X-Forwarded-For", FORGED)
                        .POST(BodyPublishers.ofString("name=" + LocalPerson.OPERATOR.signInName() + "&password="
                                + LocalPerson.OPERATOR.password(data)))
                        .build(),
                BodyHandlers.ofString());
    }

    private static List<Object> addresses(CityUnderTest city) {
        return city.database()
                .query("select distinct address from audit_entry where event = 'signed-in'", row -> row.getObject(1));
    }

    private static HttpResponse<String> get(HttpClient browser, URI address, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept", "text/html, application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    /** Trusts the certificate in the folder and no other. */
    private static SSLContext trusting(Path folder) throws IOException, GeneralSecurityException {
        KeyStore known = KeyStore.getInstance(KeyStore.getDefaultType());
        known.load(null);
        try (var file = Files.newInputStream(folder.resolve("exchange.pem"))) {
            known.setCertificateEntry(
                    "proxy", CertificateFactory.getInstance("X.509").generateCertificate(file));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(known);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
