package org.libraryexchange.base.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.fixture.ProblemAssert.Answer;
import org.libraryexchange.fixture.Tokens;
import org.libraryexchange.fixture.Wire;

/** What every answer tells browsers and caches, whatever part of the node sends it (OWASP API8; ASVS 3.4). */
@QuarkusTest
class HeadersIT {

    private static final String NOTHING = "/api/v1/items/019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11";
    private static final String JSON = "Content-Type: application/json";
    private static final String SCRIPT = "Origin: https://evil.example.org";

    private record Asked(int status, String method, String target, List<String> headers, String body) {

        static Asked of(int status, String method, String target, String... headers) {
            return new Asked(status, method, target, List.of(headers), "");
        }

        Asked with(String text) {
            return new Asked(status, method, target, headers, text);
        }

        @Override
        public String toString() {
            return status + " for " + method + " " + target.substring(0, Math.min(40, target.length()));
        }
    }

    static Stream<Asked> eachSortOfAnswer() {
        return Stream.of(
                Asked.of(200, "GET", "/api/v1/items"),
                Asked.of(200, "GET", "/api/openapi"),
                Asked.of(200, "GET", "/api/docs"),
                Asked.of(400, "GET", "/api/v1/items?nonsense=1"),
                Asked.of(401, "GET", "/api/v1/exchange/status"),
                Asked.of(401, "GET", "/api/v1/exchange/status", "Authorization: Bearer garbage"),
                Asked.of(403, "GET", "/api/v1/exchange/status", "Authorization: Bearer " + Tokens.cataloguer()),
                Asked.of(404, "GET", NOTHING),
                Asked.of(404, "GET", "/nothing/here"),
                Asked.of(405, "PATCH", "/api/v1/items", "Content-Type: application/merge-patch+json")
                        .with("{}"),
                Asked.of(405, "TRACE", "/api/v1/items"),
                Asked.of(406, "GET", NOTHING, "Accept: application/xml"),
                Asked.of(413, "POST", "/api/v1/items", JSON, "Content-Length: 1100000")
                        .with("a".repeat(1_100_000)),
                Asked.of(414, "GET", "/api/v1/items?q=" + "a".repeat(9_000)),
                Asked.of(415, "POST", "/api/v1/items", "Content-Length: 2").with("{}"),
                Asked.of(431, "GET", "/api/v1/items", "X-Much: " + "a".repeat(20_000)));
    }

    @ParameterizedTest
    @MethodSource("eachSortOfAnswer")
    void strictHeadersAreOnEveryAnswer(Asked asked) {
        // When
        byte[] head = Wire.head(asked.method(), asked.target(), asked.headers());
        Answer answer = Wire.send(RestAssured.port, head, Documents.utf8(asked.body()));

        // Then
        assertThat(answer.status()).as(answer.text()).isEqualTo(asked.status());
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
        assertThat(answer.headers()).doesNotContainKeys("Server", "X-Powered-By");
        assertThat(answer.headers().values())
                .as("each header once")
                .allSatisfy(values -> assertThat(values).hasSize(1));
        if (asked.status() >= 400) {
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/items                  | default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
                "/%61pi/v1/items                | default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
                "/api/docs/../v1/items          | default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
                "/api/documents                 | default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
                "/api/v1/items/%zz              | default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
                "/                              | img-src 'self'; connect-src 'self'; form-action 'self'",
                "/search?q=light                | img-src 'self'; connect-src 'self'; form-action 'self'",
                "/apiary                        | img-src 'self'; connect-src 'self'; form-action 'self'",
                "/sign-in                       | img-src 'self'; connect-src 'self'; form-action 'self'",
                "/items/1/images/1              | connect-src https:; form-action 'self'",
                "/items/1/images                | connect-src 'self'; form-action 'self'",
                "/desk                          | img-src 'self'; connect-src 'self'; form-action 'self'",
                "/api/docs                      | connect-src 'self'; form-action 'self'",
            })
    void policyIsThatOfWhereTheAddressLeads(String address, String policy) {
        // When
        Answer answer = Wire.exchange(RestAssured.port, "GET", address, List.of(), new byte[0]);

        // Then
        assertThat(answer.header("Content-Security-Policy")).contains(policy);
        assertThat(answer.header("Content-Security-Policy")).doesNotContain("unsafe");
    }

    @Test
    void pagesOfOthersMayNotReadTheApi() {
        // When
        Answer read = Wire.exchange(RestAssured.port, "GET", "/api/v1/items", List.of(SCRIPT), new byte[0]);
        Answer asked = Wire.exchange(
                RestAssured.port,
                "OPTIONS",
                "/api/v1/items",
                List.of(SCRIPT, "Access-Control-Request-Method: POST", "Access-Control-Request-Headers: authorization"),
                new byte[0]);

        // Then
        assertThat(List.of(read, asked))
                .allSatisfy(answer -> assertThat(answer.headers().keySet())
                        .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-")));
    }

    @Test
    void cachesKeepWhatIsPublicAndAskEachTime() {
        // Given
        Response created = Api.created(Documents.published(Documents.lightNight()));
        String item = "/api/v1/items/" + Api.id(created);

        // When, Then
        assertThat(Api.anonymous().get(item).header("Cache-Control")).isEqualTo("public, no-cache");
        assertThat(Api.anonymous().get("/api/v1/items?limit=1").header("Cache-Control"))
                .isEqualTo("public, no-cache");
        Response unchanged =
                Api.anonymous().header("If-None-Match", Api.etag(created)).get(item);
        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(unchanged.header("Cache-Control")).isEqualTo("public, no-cache");
    }

    @Test
    void cachesOfOthersKeepNothingThatATokenWasNeededFor() {
        // Given
        Response draft = Api.created(Documents.lightNight());

        // When, Then
        assertThat(draft.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(Api.asCataloguer().get("/api/v1/items/" + Api.id(draft)).header("Cache-Control"))
                .isEqualTo("private, no-cache");
        assertThat(Api.asOps().get("/api/v1/exchange/status").header("Cache-Control"))
                .isEqualTo("private, no-cache");
    }
}
