package org.libraryexchange.catalogue.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Api.anonymous;
import static org.libraryexchange.fixture.Api.created;
import static org.libraryexchange.fixture.Api.id;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.fixture.EventStreamReader;

@QuarkusTest
@Timeout(30)
class ChangeStreamIT {

    private static final String CHANGES = "/api/v1/changes?owner=leeds";

    @TestHTTPResource
    URI node;

    @Test
    void changesComeAsEventsWithTheirSequenceAsId() throws Exception {
        // Given
        long before = end();
        try (EventStreamReader stream = open(CHANGES + "&after=" + before, null)) {
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
        try (EventStreamReader stream = open(CHANGES + "&after=1", Long.toString(before + 1))) {

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

    private EventStreamReader open(String target, String lastEventId) throws IOException, InterruptedException {
        return EventStreamReader.open(
                node.resolve(target), lastEventId == null ? Map.of() : Map.of("Last-Event-ID", lastEventId));
    }

    private static long end() {
        return Long.parseLong(Database.value("select sequence from own_log"));
    }
}
