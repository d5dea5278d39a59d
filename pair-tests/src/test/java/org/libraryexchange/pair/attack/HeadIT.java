package org.libraryexchange.pair.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.pair.CityUnderTest;
import org.libraryexchange.pair.PairUnderTest;
import org.libraryexchange.pair.SharedPair;

/** Heads of requests that no browser sends: each is served, or refused in a problem document, and none fails in the node. */
@ExtendWith(SharedPair.class)
class HeadIT {

    private static final String END = "\r\nConnection: close\r\n\r\n";
    private static final String HOST = " HTTP/1.1\r\nHost: node";

    private static final List<String> HEADERS = List.of(
            "Accept",
            "Accept-Charset",
            "Accept-Encoding",
            "Accept-Language",
            "Authorization",
            "Content-Language",
            "Content-Type",
            "Cookie",
            "Forwarded",
            "HX-Request",
            "Idempotency-Key",
            "If-Match",
            "If-Modified-Since",
            "If-None-Match",
            "Last-Event-ID",
            "Origin",
            "Prefer",
            "Range",
            "Sec-Fetch-Site",
            "traceparent",
            "tracestate",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-Proto");

    private static final List<String> VALUES = List.of(
            "-",
            "--",
            "en, -",
            "*-*",
            ";q=1",
            "en;q=",
            "en;q=x",
            "en;q=1e9",
            "a".repeat(4_000),
            ",,,",
            "\"",
            "=",
            "%",
            "\u00ff\u00fe",
            "9999999999999999999999",
            "-1",
            "../..",
            "bytes=-",
            "W/",
            "W/\"",
            "\\",
            "{}",
            "<script>");

    private CityUnderTest city;
    private URI api;

    @BeforeEach
    void choose(PairUnderTest pair) {
        city = pair.leeds();
        api = city.api();
    }

    @Test
    void noHeaderMakesTheNodeFail() throws IOException {
        // Given
        long before = errors();

        for (String header : HEADERS) {
            for (String value : VALUES) {
                for (String address : List.of("/", "/api/v1/items?limit=1", "/ops/nights")) {
                    // When
                    String answer = ask("GET " + address + HOST + "\r\n" + header + ": " + value);

                    // Then
                    assertThat(answer).as("%s: %s", header, value).matches("(?s)HTTP/1\\.1 [234].*");
                }
            }
        }
        assertThat(errors()).as("errors in the node's log").isEqualTo(before);
    }

    private long errors() throws IOException {
        try (var lines = Files.lines(city.node().log())) {
            return lines.filter(line -> line.contains(" ERROR ")).count();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/v1/items?limit=1", "/sign-in"})
    void clientOfTheOldProtocolNeedsNoHost(String address) {
        assertThat(RawRequest.answer(api, "GET " + address + " HTTP/1.0\r\n\r\n"))
                .contains(" 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1",
                "GET / HTTP/1.1\r\nHost: ",
                "GET / HTTP/1.1\r\nHost: a b",
                "GET / HTTP/1.1\r\nHost: <x>",
                "GET / HTTP/1.1\r\nHost: a/b",
                "GET / HTTP/1.1\r\nHost: a:port",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b",
                "GET /a b HTTP/1.1\r\nHost: a",
                "GET / HTTP/9.9.9\r\nHost: a",
                "GET / HTTP/9.9\r\nHost: a",
                "GET * HTTP/1.1\r\nHost: a",
                "OPTIONS * HTTP/1.1\r\nHost: a",
                "GET api/v1/items HTTP/1.1\r\nHost: a",
                "NONSENSE",
                "GET //ops HTTP/1.1\r\nHost: a",
                "GET /api;x/v1/items HTTP/1.1\r\nHost: a",
                "GET /ops;x=y HTTP/1.1\r\nHost: a",
                "GET /api/../ops HTTP/1.1\r\nHost: a",
                "GET /api/%2e%2e/ops HTTP/1.1\r\nHost: a",
                "GET /api/v1/./items HTTP/1.1\r\nHost: a",
                "POST /theme HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nTransfer-Encoding: xchunked",
                "POST /theme HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked, identity",
            })
    void requestThatIsNoneIsRefused(String head) {
        isProblem(400, ask(head));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /theme HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2",
                "POST /theme HTTP/1.1\r\nHost: a\r\nContent-Length: 1, 2"
            })
    void whoeverSendsTwoLengthsIsToldSo(String head) {
        // When
        String answer = ask(head);

        // Then
        isProblem(400, answer);
        assertThat(answer).contains("one Content-Length").doesNotContain("space");
    }

    @ParameterizedTest
    @CsvSource({
        "/theme, application/x-www-form-urlencoded",
        "/api/v1/items, application/json",
        "/api/v1/imports?scheme=chunks, text/csv"
    })
    void chunkWithoutASizeIsRefused(String address, String mediaType) {
        // When
        String answer = RawRequest.answer(
                api,
                "POST " + address + HOST + "\r\nAuthorization: Bearer " + city.token("cataloguer")
                        + "\r\nContent-Type: " + mediaType
                        + "\r\nTransfer-Encoding: chunked\r\n\r\nx\r\nabc\r\n0\r\n\r\n");

        // Then
        isProblem(400, answer);
        assertThat(answer).contains("valid chunks");
    }

    @ParameterizedTest
    @ValueSource(ints = {9_000, 15_000, 20_000, 200_000})
    void longAddressIsRefused(int length) {
        isProblem(414, ask("GET /" + "x".repeat(length) + HOST));
    }

    @ParameterizedTest
    @ValueSource(ints = {17_000, 40_000, 200_000})
    void longHeadersAreRefused(int length) {
        isProblem(431, ask("GET /" + HOST + "\r\nX-Long: " + "x".repeat(length)));
    }

    /** The path of the API, where cookies count for nothing, is not the way around the check of a form's origin. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/../ops/runs",
                "/api/%2E%2E/ops/runs",
                "/api//../ops/runs",
                "/api/;/../ops/runs",
                "/%6fps/runs",
                "/ops/runs"
            })
    void noOtherSpellingOfAPathIsWithoutARule(String path) {
        // When
        String answer = ask("POST " + path + HOST
                + "\r\nSec-Fetch-Site: cross-site\r\nContent-Length: 0\r\nContent-Type: text/plain");

        // Then
        assertThat(answer).matches("(?s)HTTP/1\\.1 (400|403).*");
    }

    private String ask(String head) {
        return RawRequest.answer(api, head + END);
    }

    private static void isProblem(int status, String answer) {
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status + " ")
                .containsIgnoringCase("content-type: application/problem+json")
                .contains("\"status\":" + status, "\"traceId\":")
                .containsIgnoringCase("cache-control: no-store")
                .containsIgnoringCase("content-security-policy: default-src 'none'")
                .doesNotContain("Stack")
                .doesNotContain("Exception");
    }
}
