package org.libraryexchange.base.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.libraryexchange.base.http.BadRequest.JSON;
import static org.libraryexchange.base.http.BadRequest.get;
import static org.libraryexchange.base.http.BadRequest.post;
import static org.libraryexchange.base.http.BadRequest.request;
import static org.libraryexchange.fixture.Documents.lightNight;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.fixture.LoggedErrors;
import org.libraryexchange.fixture.ProblemAssert.Answer;
import org.libraryexchange.fixture.Tokens;
import org.libraryexchange.fixture.Wire;

@QuarkusTest
class BadInputIT {

    private static final String ITEMS = "/api/v1/items";
    private static final String ITEM = ITEMS + "/{item}";
    private static final String MERGE_PATCH = "Content-Type: application/merge-patch+json";
    private static final String VALID = lightNight().toString();
    private static final String FIVE_HUNDRED_LANGUAGES = IntStream.range(0, 500)
            .mapToObj(number -> "" + (char) ('a' + number / 26) + (char) ('a' + number % 26))
            .collect(Collectors.joining(","));

    private static Response item;
    private String before;

    @BeforeEach
    void rememberTheCatalogue() {
        if (item == null) {
            item = Api.created(Documents.published(lightNight()));
        }
        before = Database.stateOfItems();
    }

    static Stream<BadRequest> notJson() {
        return Stream.of(
                post("malformed JSON", "{\"kind\": ", 400, "malformed-json"),
                post("NaN", with("\"latitude\":53.7997", "\"latitude\":NaN"), 400, "malformed-json"),
                post("infinity by exponent", with("53.7997", "1e999999999"), 400, "invalid-item"),
                post("exponent beyond int", with("53.7997", "1e99999999999999"), 400, "malformed-json"),
                post("number of 5,000 digits", with("53.7997", "9".repeat(5_000)), 400, "malformed-json"),
                post("raw NUL byte", with("Light", "Li\0ght"), 400, "malformed-json"),
                post("empty body", "", 400, "malformed-json"),
                post("white space only", " \n ", 400, "malformed-json"),
                post("trailing garbage", VALID + "x", 400, "malformed-json"),
                post("second document", VALID + VALID, 400, "malformed-json"),
                post("duplicate key", with("{\"kind\"", "{\"kind\":\"festival\",\"kind\""), 400, "malformed-json"),
                post("invalid UTF-8", bytes("ff"), 400, "malformed-json"),
                post("encoded surrogate", bytes("eda080"), 400, "malformed-json"),
                post("overlong NUL", bytes("c080"), 400, "malformed-json"),
                post("Latin-1", with("Light Night", "Lumière").getBytes(ISO_8859_1), 400, "malformed-json"),
                post("UTF-16", VALID.getBytes(UTF_16), 400, "malformed-json"),
                post("byte order mark", "\uFEFF" + VALID, 400, "malformed-json"),
                post("depth 5,000", "[".repeat(5_000) + "]".repeat(5_000), 400, "malformed-json"),
                post("depth 999", "{\"a\":".repeat(999) + "1" + "}".repeat(999), 400, "malformed-json"),
                post("name of 60 kB", "{\"" + "n".repeat(60_000) + "\":1}", 400, "malformed-json"));
    }

    static Stream<BadRequest> noItems() {
        return Stream.of(
                post("null", "null", 400, "invalid-item"),
                post("array", "[]", 400, "invalid-item"),
                post("text", "\"x\"", 400, "invalid-item"),
                post("number", "1", 400, "invalid-item"),
                post("empty object", "{}", 400, "invalid-item"),
                post("unknown field", changed(it -> it.put("role", "admin")), 400, "invalid-item"),
                post("owner", changed(it -> it.put("owner", "hangzhou")), 400, "invalid-item"),
                post("version", changed(it -> it.put("version", 9)), 400, "invalid-item"),
                post("id", changed(it -> it.put("id", "019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11")), 400, "invalid-item"),
                post("erased", changed(it -> it.put("status", "erased")), 400, "invalid-item"),
                post("status as number", changed(it -> it.put("status", 1)), 400, "invalid-item"),
                post("unknown kind", changed(it -> it.put("kind", "concert")), 400, "invalid-item"),
                post("kind as number", changed(it -> it.put("kind", 1)), 400, "invalid-item"),
                post(
                        "number as text",
                        changed(it -> it.withObject("/place").put("latitude", "53.8")),
                        400,
                        "invalid-item"),
                post("text as number", changed(it -> it.withObject("/title").put("en", 12)), 400, "invalid-item"),
                post("boolean as text", with("\"free\":true", "\"free\":\"true\""), 400, "invalid-item"),
                post("blank title", changed(it -> it.withObject("/title").put("en", "  ")), 400, "invalid-item"),
                post(
                        "title of 301",
                        changed(it -> it.withObject("/title").put("en", "龘".repeat(301))),
                        400,
                        "invalid-item"),
                post("no title", changed(it -> it.remove("title")), 400, "invalid-item"),
                post("30 February", with("2027-10-07T18:00", "2026-02-30T18:00"), 400, "invalid-item"),
                post("year 10000", with("2027-10-07T18:00", "10000-10-07T18:00"), 400, "invalid-item"),
                post("infinity as time", with("2027-10-07T18:00", "infinity"), 400, "invalid-item"),
                post("escaped NUL", with("Light", "\\u0000"), 400, "invalid-item"),
                post("lone surrogate", with("Light", "\\ud800"), 400, "invalid-item"),
                post("text in another order", with("Light", "\\u202e"), 400, "invalid-item"),
                post(
                        "NUL as identifier",
                        changed(it -> it.withArray("/identifiers")
                                .addObject()
                                .put("scheme", "x")
                                .put("value", "a\0b")),
                        400,
                        "invalid-item"),
                post("larger than an item", changed(it -> large(it)), 400, "invalid-item"));
    }

    static Stream<BadRequest> mediaTypes() {
        return Stream.of(
                posted("no Content-Type", 415, "unsupported-media-type").only(),
                posted("XML", 415, "unsupported-media-type")
                        .only("Content-Type: application/xml")
                        .withBody("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"),
                posted("text", 415, "unsupported-media-type").only("Content-Type: text/plain"),
                posted("form", 415, "unsupported-media-type").only("Content-Type: application/x-www-form-urlencoded"),
                posted("merge patch", 415, "unsupported-media-type").only(MERGE_PATCH),
                posted("malformed media type", 415, "unsupported-media-type").only("Content-Type: json"),
                posted("empty media type", 415, "unsupported-media-type").only("Content-Type: "),
                posted("UTF-16 declared", 415, "unsupported-media-type").only(JSON + ";charset=utf-16"),
                posted("Latin-1 declared", 415, "unsupported-media-type").only(JSON + "; charset=ISO-8859-1"),
                posted("unknown charset", 415, "unsupported-media-type").only(JSON + "; charset=x-none"),
                posted("endless media type", 415, "unsupported-media-type").only(JSON + ";a=b".repeat(3_500)),
                posted("gzip", 415, "unsupported-media-type").with("Content-Encoding: gzip"),
                request("PATCH", ITEM, 415, "unsupported-media-type")
                        .named("patch as JSON")
                        .with(JSON, "If-Match: {etag}")
                        .withBody("{}"),
                request("PATCH", ITEM, 415, "unsupported-media-type")
                        .named("patch without media type")
                        .with("If-Match: {etag}")
                        .withBody("{}"),
                request("PUT", ITEM, 415, "unsupported-media-type")
                        .named("put without media type")
                        .with("If-Match: {etag}")
                        .withBody(VALID),
                request("PUT", ITEMS + "/by-identifier/a/b", 415, "unsupported-media-type")
                        .named("put by identifier without media type")
                        .withBody(VALID),
                request("POST", ITEM + "/withdraw", 415, "unsupported-media-type")
                        .named("withdraw as XML")
                        .with("Content-Type: application/xml", "If-Match: {etag}")
                        .withBody("<reason/>"),
                get("/api/v1/changes?owner=leeds", 415, "unsupported-media-type")
                        .with("Content-Type: -"),
                posted("two media types", 415, "unsupported-media-type").with("Content-Type: json"),
                get(ITEMS, 406, "not-acceptable").with("Accept: application/xml"),
                get(ITEM, 406, "not-acceptable").with("Accept: text/html"),
                get(ITEM, 406, "not-acceptable").with("Accept: 9223372036854775807"),
                posted("answer as XML", 406, "not-acceptable").with("Accept: application/xml"));
    }

    static Stream<BadRequest> addresses() {
        return Stream.of(
                get(ITEMS + "/42", 404, "not-found"),
                get("/nothing-here", 404, "not-found").with("Accept: ,"),
                get(ITEMS + "/019AC1F2-7D3E-7B60-9F0E-5A2F6F1C8D11", 404, "not-found"),
                get(ITEMS + "/019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11", 404, "not-found"),
                get(ITEMS + "/1-1-1-1-1", 404, "not-found"),
                get(ITEMS + "/..%2f..%2fq", 404, "not-found"),
                get(ITEMS + "/%00", 404, "not-found"),
                request("POST", "/api/v1/exchange/rejected-records//retry", 400, "bad-request"),
                request("POST", ITEMS + "//publish", 400, "bad-request"),
                get("/api/v1//items", 400, "bad-request"),
                get(ITEMS + "/%FF", 404, "not-found"),
                get(ITEMS + "/{item}/unknown", 404, "not-found"),
                get(ITEMS + "/../../q/health", 400, "bad-request"),
                get(ITEMS + "/by-identifier/a/%00", 404, "not-found"),
                get(ITEMS + "/by-identifier/%00/b", 404, "not-found"),
                get(ITEMS + "/by-identifier/a/%ED%A0%80", 404, "not-found"),
                get(ITEMS + "/by-identifier/a/' or 1=1--".replace(" ", "%20"), 404, "not-found"),
                request("PUT", ITEMS + "/by-identifier/a/%00", 400, "invalid-item")
                        .with(JSON)
                        .withBody(VALID),
                request("PUT", ITEMS + "/by-identifier/A%20B/c", 400, "invalid-item")
                        .with(JSON)
                        .withBody(VALID),
                request("PUT", ITEMS + "/by-identifier/a/" + "v".repeat(201), 400, "invalid-item")
                        .named("identifier of 201")
                        .with(JSON)
                        .withBody(VALID),
                request("PUT", ITEMS + "/42", 404, "not-found")
                        .with(JSON, "If-Match: *")
                        .withBody(VALID),
                get(ITEMS + "/%ZZ", 400, "bad-request"),
                get(ITEMS + "/%2", 400, "bad-request"),
                get(ITEMS + "/%", 400, "bad-request"),
                get(ITEMS + "/{x}", 400, "bad-request"),
                get("/%ZZ", 400, "bad-request"),
                request("POST", ITEMS + "/%ZZ", 400, "bad-request").with(JSON).withBody(VALID),
                get("/api", 404, "not-found"),
                get("/api/v1", 404, "not-found"),
                get("/api/v1/nothing", 404, "not-found"),
                get("/api/v2/items", 404, "not-found"),
                get("/nothing", 404, "not-found"),
                get("/q/health", 404, "not-found"),
                get("/q/metrics", 404, "not-found"),
                request("POST", "/nothing", 404, "not-found").with(JSON).withBody(VALID),
                get(ITEMS + "?limit=10&x=" + "y".repeat(9_000), 414, "uri-too-long")
                        .named("address of 9 kB"),
                get(ITEMS, 431, "headers-too-large").named("headers of 20 kB").with("X-Long: " + "h".repeat(20_000)));
    }

    static Stream<BadRequest> queries() {
        return Stream.of(
                get(ITEMS + "?cursor=%ZZ", 400, "bad-request"),
                get(ITEMS + "?cursor=%2", 400, "bad-request"),
                get(ITEMS + "?a=^", 400, "bad-request"),
                get(ITEMS + "?cursor=%FF", 400, "invalid-parameter"),
                get(ITEMS + "?cursor=", 400, "invalid-cursor"),
                get(ITEMS + "?cursor=AAAA", 400, "invalid-cursor"),
                get(ITEMS + "?cursor=" + "A".repeat(54), 400, "invalid-cursor"),
                get(ITEMS + "?cursor=..%2F", 400, "invalid-cursor"),
                get(ITEMS + "?cursor=%E4%B8%AD", 400, "invalid-cursor"),
                get(ITEMS + "?limit=0", 400, "invalid-parameter"),
                get(ITEMS + "?limit=-1", 400, "invalid-parameter"),
                get(ITEMS + "?limit=1000000", 400, "invalid-parameter"),
                get(ITEMS + "?limit=abc", 400, "invalid-parameter"),
                get(ITEMS + "?limit=", 400, "invalid-parameter"),
                get(ITEMS + "?limit=99999999999", 400, "invalid-parameter"),
                get(ITEMS + "?limit=1&limit=2", 400, "invalid-parameter"),
                get(ITEMS + "?sort=colour", 400, "invalid-parameter"),
                get(ITEMS + "?owner=leeds'--", 400, "invalid-parameter"),
                get(ITEMS + "?owner=paris", 400, "invalid-parameter"),
                get(ITEMS + "?kind=concert", 400, "invalid-parameter"),
                get(ITEMS + "?status=secret", 400, "invalid-parameter"),
                get(ITEMS + "?language=%00", 400, "invalid-parameter"),
                get(ITEMS + "?language=1.5", 400, "invalid-parameter"),
                get(ITEMS + "?language=", 400, "invalid-parameter"),
                get(ITEM + "?x=1", 400, "invalid-parameter"),
                get(ITEM + "/versions/1?x=1", 400, "invalid-parameter"),
                get(ITEMS + "/by-identifier/a/b?x=1", 400, "invalid-parameter"),
                get("/api/v1/imports?x=1", 400, "invalid-parameter"),
                get("/api/v1/imports/1?x=1", 400, "invalid-parameter"),
                get("/api/v1/snapshot?x=1", 400, "invalid-parameter"),
                request("POST", ITEMS + "?x=1", 400, "invalid-parameter")
                        .with(JSON)
                        .withBody(VALID),
                request("DELETE", ITEM + "?force=true", 400, "invalid-parameter")
                        .with("If-Match: {etag}"),
                get(ITEMS + "?language=%ED%A0%80", 400, "invalid-parameter"),
                get(ITEMS + "?updated-since=yesterday", 400, "invalid-parameter"),
                get(ITEMS + "?updated-since=2026-02-30T00:00:00Z", 400, "invalid-parameter"),
                get(ITEMS + "?updated-since=%2B10000-01-01T00:00:00Z", 400, "invalid-parameter"),
                get(ITEMS + "?updated-since=infinity", 400, "invalid-parameter"),
                get(ITEMS + "?from=2027-02-30", 400, "invalid-parameter"),
                get(ITEMS + "?to=2027-13-01&from=2027-01-01", 400, "invalid-parameter"),
                get(ITEMS + "?lang=" + FIVE_HUNDRED_LANGUAGES, 400, "invalid-parameter")
                        .named("lang of 500 languages"),
                get(ITEMS + "?q=" + "canal%20story%20".repeat(500), 400, "invalid-parameter")
                        .named("question of 8 kB"),
                get(ITEMS + "?q=", 400, "invalid-parameter"),
                get(ITEMS + "?q=*", 400, "invalid-parameter"),
                get(ITEMS + "?q=%22", 400, "invalid-parameter"),
                get(ITEMS + "?q=the%20of%20and", 400, "invalid-parameter"),
                get(ITEMS + "?%FF=1", 400, "invalid-parameter"),
                get(ITEMS + "?%3Cscript%3E=1", 400, "invalid-parameter"));
    }

    static Stream<BadRequest> methods() {
        return Stream.of(
                request("DELETE", ITEMS, 405, "method-not-allowed"),
                request("PUT", ITEMS, 405, "method-not-allowed").with(JSON).withBody(VALID),
                request("POST", ITEM, 405, "method-not-allowed").with(JSON).withBody(VALID),
                get(ITEM + "/publish", 405, "method-not-allowed"),
                request("TRACE", ITEMS, 405, "method-not-allowed"),
                request("TRACE", ITEM, 405, "method-not-allowed"),
                request("CONNECT", ITEMS, 405, "method-not-allowed"),
                request("BREW", ITEMS, 405, "method-not-allowed"),
                request("DELETE", "/api/v1/exchange/status", 405, "method-not-allowed"),
                request("POST", "/api/v1/changes", 405, "method-not-allowed")
                        .with(JSON)
                        .withBody("{}"),
                request("DELETE", "/api/v1/snapshot", 405, "method-not-allowed"),
                request("PUT", "/api/v1/imports/1", 405, "method-not-allowed")
                        .with(JSON)
                        .withBody("{}"),
                get("/api/v1/imports/1/approve", 405, "method-not-allowed"),
                get("/api/v1/exchange/rejected-records/retry", 404, "not-found"),
                get(ITEMS + "/by-identifier/a/b/withdraw", 405, "method-not-allowed"),
                request("PATCH", "/api/v1/exchange/proofs", 405, "method-not-allowed")
                        .with(MERGE_PATCH)
                        .withBody("{}"));
    }

    static Stream<BadRequest> preconditions() {
        return Stream.of(
                put("If-Match missing", 428, "precondition-required"),
                put("If-Match stale", 412, "precondition-failed").with("If-Match: \"stale\""),
                put("If-Match weak", 412, "precondition-failed").with("If-Match: W/{etag}"),
                put("If-Match list without it", 412, "precondition-failed").with("If-Match: \"a\", \"b\""),
                put("If-Match unquoted", 400, "invalid-precondition").with("If-Match: abc"),
                put("If-Match half open", 400, "invalid-precondition").with("If-Match: \"abc"),
                put("If-Match empty", 400, "invalid-precondition").with("If-Match: "),
                request("PUT", ITEMS + "/by-identifier/bad/empty", 400, "invalid-precondition")
                        .named("If-Match empty by identifier")
                        .with(JSON, "If-Match:")
                        .withBody(VALID),
                request("PUT", ITEMS + "/by-identifier/bad/empty", 400, "invalid-precondition")
                        .named("If-None-Match empty by identifier")
                        .with(JSON, "If-None-Match: ")
                        .withBody(VALID),
                put("If-Match of two lines", 412, "precondition-failed").with("If-Match: \"a\"", "If-Match: \"b\""),
                put("If-Match of blanks", 400, "invalid-precondition")
                        .with("If-Match: \"a\"" + " ".repeat(15_000) + "x"),
                put("If-Match with star in list", 400, "invalid-precondition").with("If-Match: *, \"a\""),
                request("PUT", ITEMS + "/019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11", 404, "not-found")
                        .named("If-Match: * on no item")
                        .with(JSON, "If-Match: *")
                        .withBody(VALID),
                request("PUT", ITEMS + "/by-identifier/bad/absent", 412, "precondition-failed")
                        .named("If-Match: * on no identifier")
                        .with(JSON, "If-Match: *")
                        .withBody(VALID),
                request("DELETE", ITEM, 428, "precondition-required"),
                request("PATCH", ITEM, 428, "precondition-required")
                        .with(MERGE_PATCH)
                        .withBody("{}"),
                request("POST", ITEM + "/publish", 428, "precondition-required"),
                get(ITEM, 400, "invalid-precondition")
                        .named("If-None-Match unquoted")
                        .with("If-None-Match: abc"));
    }

    static Stream<BadRequest> bodiesOfChanges() {
        return Stream.of(
                request("PATCH", ITEM, 400, "invalid-item")
                        .named("patch that is an array")
                        .with(MERGE_PATCH, "If-Match: {etag}")
                        .withBody("[{\"op\":\"remove\"}]"),
                request("PATCH", ITEM, 400, "invalid-item")
                        .named("patch of the owner")
                        .with(MERGE_PATCH, "If-Match: {etag}")
                        .withBody("{\"owner\":\"hangzhou\"}"),
                request("PATCH", ITEM, 400, "invalid-item")
                        .named("patch that takes the licence away")
                        .with(MERGE_PATCH, "If-Match: {etag}")
                        .withBody("{\"licence\":null}"),
                request("PATCH", ITEM, 400, "malformed-json")
                        .named("patch that is no JSON")
                        .with(MERGE_PATCH, "If-Match: {etag}")
                        .withBody("{"),
                request("PATCH", ITEM, 400, "malformed-json")
                        .named("empty patch")
                        .with(MERGE_PATCH, "If-Match: {etag}"),
                request("POST", ITEM + "/withdraw", 400, "invalid-item")
                        .named("withdrawal that is an array")
                        .with(JSON, "If-Match: {etag}")
                        .withBody("[]"),
                request("POST", ITEM + "/withdraw", 400, "invalid-item")
                        .named("withdrawal with NUL")
                        .with(JSON, "If-Match: {etag}")
                        .withBody("{\"reason\":{\"en\":\"\\u0000\"}}"),
                request("POST", ITEM + "/withdraw", 400, "invalid-item")
                        .named("withdrawal with an unknown field")
                        .with(JSON, "If-Match: {etag}")
                        .withBody("{\"until\":1}"));
    }

    @ParameterizedTest
    @MethodSource({
        "notJson",
        "noItems",
        "mediaTypes",
        "addresses",
        "queries",
        "methods",
        "preconditions",
        "bodiesOfChanges"
    })
    void badRequestIsExplainedAndChangesNothing(BadRequest bad) {
        // When
        Answer answer = Wire.exchange(RestAssured.port, bad.method(), filled(bad.target()), headers(bad), bad.body());

        // Then
        assertThatProblem(answer).is(bad.status(), bad.type()).withDetail();
        assertThat(Database.stateOfItems()).isEqualTo(before);
    }

    static Stream<String> oddQuestions() {
        return Stream.of(
                        "q=" + "canal%20story%20".repeat(500),
                        "q=" + "xian".repeat(50),
                        "q=" + "a%20b%20".repeat(50),
                        "q=" + "%E8%8C%B6%E6%96%87%E5%8C%96%E6%B4%BB%E5%8A%A8".repeat(40),
                        "q=" + "kirkstal%20".repeat(22),
                        "q=*",
                        "q=%22",
                        "q=the%20of%20and",
                        "q=30%20February%202027",
                        "from=2027-02-30")
                .flatMap(question -> Stream.of(ITEMS + "?" + question, "/search?" + question));
    }

    @ParameterizedTest
    @MethodSource("oddQuestions")
    void oddQuestionsInManyLanguagesAreAnsweredOrRefused(String address) {
        // When
        Response answer = Api.anonymous()
                .header("Accept-Language", FIVE_HUNDRED_LANGUAGES)
                .urlEncodingEnabled(false)
                .get(address);

        // Then
        assertThat(answer.statusCode()).as(answer.asString()).isIn(200, 400);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void bodyBeyondTheLimitIsRefused(boolean chunked) {
        // Given
        byte[] body =
                changed(it -> it.put("attribution", "x".repeat(1_200_000))).getBytes(UTF_8);
        List<String> headers = headers(posted("", 413, "too-large"));

        // When
        Answer answer = chunked
                ? Wire.exchangeChunked(RestAssured.port, "POST", ITEMS, headers, body)
                : Wire.exchange(RestAssured.port, "POST", ITEMS, headers, body);

        // Then
        assertThatProblem(answer).is(413, "too-large");
        assertThat(Database.stateOfItems()).isEqualTo(before);
    }

    @Test
    void bodyFarBeyondTheLimitIsNotEvenReadToItsEnd() {
        // Given
        byte[] body = "x".repeat(40 * 1024 * 1024).getBytes(UTF_8);
        Answer answer;

        // When
        try (LoggedErrors errors = LoggedErrors.from(Level.WARNING)) {
            answer = Wire.exchangeChunked(RestAssured.port, "POST", ITEMS, headers(posted("", 413, "too-large")), body);

            // Then
            assertThatProblem(answer).is(413, "too-large").withDetail("1048576");
            assertThat(errors.lines())
                    .as("what the client did is no fault of the node")
                    .isEmpty();
        }
    }

    @Test
    @Timeout(60)
    void whoeverNeverStopsSendingIsHungUpOn() throws IOException {
        // Given
        List<String> headers = headers(posted("", 413, "too-large"));
        headers.add("Transfer-Encoding: chunked");
        byte[] chunk = ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes(UTF_8);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            OutputStream out = socket.getOutputStream();
            out.write(new String(Wire.head("POST", ITEMS, headers), ISO_8859_1)
                    .replace("Connection: close\r\n", "")
                    .getBytes(ISO_8859_1));

            // When, Then
            assertThatThrownBy(() -> {
                        while (true) {
                            out.write(chunk);
                        }
                    })
                    .isInstanceOf(SocketException.class);
        }
    }

    @Test
    void chunkedBodyWithinTheLimitIsRead() {
        // When
        Answer answer = Wire.exchangeChunked(
                RestAssured.port, "POST", ITEMS, headers(posted("", 201, "")), VALID.getBytes(UTF_8));

        // Then
        assertThat(answer.status()).isEqualTo(201);
    }

    @Test
    void lengthTwiceIsNoRequest() {
        // Given
        List<String> headers = headers(posted("", 400, ""));
        headers.add("Content-Length: 2");
        headers.add("Transfer-Encoding: chunked");

        // When
        Answer answer = Wire.send(RestAssured.port, Wire.head("POST", ITEMS, headers), "0\r\n\r\n".getBytes(UTF_8));

        // Then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(Database.stateOfItems()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "'; drop table item; --",
                "${jndi:ldap://127.0.0.1/a}",
                "{{7*7}}",
                "=cmd|' /C calc'!A0",
                "\u200Fmarked\u200E\u200B",
                "𠮷龘 🌕",
                "\uFFFD"
            })
    void anyTextIsKeptAsItIs(String text) {
        // When
        Response created = Api.created(Documents.published(Documents.titled(lightNight(), text)));

        // Then
        Response read = Api.anonymous().get(ITEMS + "/" + Api.id(created));
        assertThat(read.jsonPath().getString("title.en")).isEqualTo(text);
        assertThat(read.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void decomposedTextComesBackComposed() {
        // When
        Response created = Api.created(Documents.titled(lightNight(), "Lumie\u0300re"));

        // Then
        assertThat(created.jsonPath().getString("title.en")).isEqualTo("Lumi\u00E8re");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json;charset=UTF-8", "application/json; charset=\"utf-8\"", "Application/JSON"})
    void mediaTypeMayBeWrittenInItsOtherForms(String mediaType) {
        // When
        Answer answer = Wire.exchange(
                RestAssured.port,
                "POST",
                ITEMS,
                headers(posted("", 201, "").only("Content-Type: " + mediaType)),
                VALID.getBytes(UTF_8));

        // Then
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    @Test
    void headAnswersLikeGetWithoutBody() {
        // When
        Answer answer = Wire.exchange(RestAssured.port, "HEAD", ITEMS + "/" + Api.id(item), List.of(), new byte[0]);

        // Then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo(Api.etag(item));
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void optionsTellsTheMethods() {
        // When
        Answer answer = Wire.exchange(RestAssured.port, "OPTIONS", ITEMS, List.of(), new byte[0]);

        // Then
        assertThat(answer.status()).isBetween(200, 204);
        assertThat(answer.header("Allow")).contains("GET", "POST");
    }

    @Test
    void wrongMethodTellsTheRightOnes() {
        // When
        Answer answer = Wire.exchange(
                RestAssured.port, "DELETE", ITEMS, headers(request("DELETE", ITEMS, 405, "")), new byte[0]);

        // Then
        assertThatProblem(answer).is(405, "method-not-allowed");
        assertThat(answer.header("Allow")).contains("GET", "POST");
    }

    private static BadRequest posted(String name, int status, String type) {
        return post(name, VALID, status, type);
    }

    private static BadRequest put(String name, int status, String type) {
        return request("PUT", ITEM, status, type).named(name).with(JSON).withBody(VALID);
    }

    private static String with(String part, String other) {
        assertThat(VALID).contains(part);
        return VALID.replace(part, other);
    }

    private static String changed(Consumer<ObjectNode> change) {
        ObjectNode draft = lightNight();
        change.accept(draft);
        return draft.toString();
    }

    private static void large(ObjectNode draft) {
        ObjectNode description = draft.withObject("/description");
        for (String language : List.of("en", "fr", "de", "it", "es")) {
            description.put(language, "龘".repeat(20_000));
        }
    }

    private static byte[] bytes(String hex) {
        byte[] before = VALID.substring(0, VALID.indexOf("Light")).getBytes(UTF_8);
        byte[] middle = HexFormat.of().parseHex(hex);
        byte[] after = VALID.substring(VALID.indexOf("Light")).getBytes(UTF_8);
        byte[] all = Arrays.copyOf(before, before.length + middle.length + after.length);
        System.arraycopy(middle, 0, all, before.length, middle.length);
        System.arraycopy(after, 0, all, before.length + middle.length, after.length);
        return all;
    }

    private List<String> headers(BadRequest bad) {
        List<String> headers = new ArrayList<>();
        headers.add("Authorization: Bearer " + Tokens.of("cataloguer", "ops"));
        bad.headers().forEach(header -> headers.add(filled(header)));
        return headers;
    }

    private static String filled(String template) {
        return template.replace("{item}", Api.id(item)).replace("{etag}", Api.etag(item));
    }
}
