package org.libraryexchange.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Api.anonymous;
import static org.libraryexchange.fixture.Api.created;
import static org.libraryexchange.fixture.Api.id;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;

@QuarkusTest
@Timeout(30)
class ChangeStreamTest {

    private static final String CHANGES = "/api/v1/changes?owner=leeds";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TestHTTPResource
    URI node;

    @Test
    void changesComeAsEventsWithTheirSequenceAsId() throws Exception {
        // Given
        long before = end();
        try (Stream stream = open(CHANGES + "&after=" + before, null)) {
            assertThat(stream.headers().firstValue("Content-Type").orElse("")).isEqualTo("text/event-stream");
            assertThat(stream.headers().firstValue("Cache-Control")).contains("no-cache");
            assertThat(stream.block()).isEqualTo(":at " + before + "\n");

            // When
            String item = id(created(Documents.published(Documents.lightNight())));

            // Then
            String document = Database.value("select document from item where id = ?::uuid", item);
            assertThat(stream.block())
                    .isEqualTo(
                            "id:%1$d\nevent:published\ndata:{\"sequence\":%1$d,\"type\":\"published\",\"item\":%2$s}\n"
                                    .formatted(before + 1, document));
        }
    }

    @Test
    void streamGoesOnAfterTheLastEventThatTheClientGot() throws Exception {
        // Given
        long before = end();
        created(Documents.published(Documents.lightNight()));
        created(Documents.published(Documents.lightNight()));

        // When
        try (Stream stream = open(CHANGES + "&after=1", Long.toString(before + 1))) {

            // Then
            assertThat(stream.block()).startsWith("id:" + (before + 2) + "\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "abc", "99999999999999999999", "leeds/1"})
    void idThatIsNoneIsRefused(String lastEventId) {
        // When, Then
        assertThatProblem(anonymous()
                        .accept("text/event-stream")
                        .header("Last-Event-ID", lastEventId)
                        .get(CHANGES))
                .is(400, "invalid-parameter");
    }

    @Test
    void streamHasNoPages() {
        // When, Then
        assertThatProblem(anonymous().accept("text/event-stream").get(CHANGES + "&limit=5"))
                .is(400, "invalid-parameter");
    }

    private Stream open(String target, String lastEventId) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(node.resolve(target)).header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        return new Stream(HTTP.send(request.build(), BodyHandlers.ofInputStream()));
    }

    private static long end() {
        return Long.parseLong(Database.value("select sequence from own_log"));
    }

    /** Events as they come. */
    private static final class Stream implements AutoCloseable {

        private final HttpResponse<InputStream> response;
        private final BufferedReader lines;

        private Stream(HttpResponse<InputStream> response) {
            this.response = response;
            this.lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        }

        java.net.http.HttpHeaders headers() {
            return response.headers();
        }

        /** The next lines up to an empty one. */
        String block() throws IOException {
            StringBuilder block = new StringBuilder();
            for (String line = lines.readLine(); !line.isEmpty(); line = lines.readLine()) {
                block.append(line).append('\n');
            }
            return block.toString();
        }

        @Override
        public void close() throws IOException {
            response.body().close();
        }
    }
}
