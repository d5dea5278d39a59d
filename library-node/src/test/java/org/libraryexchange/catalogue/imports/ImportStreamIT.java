package org.libraryexchange.catalogue.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.fixture.EventStreamReader;
import org.libraryexchange.fixture.Tokens;

@QuarkusTest
@Timeout(60)
class ImportStreamIT {

    @TestHTTPResource
    URI node;

    @Inject
    ImportProgress progress;

    @Test
    void whatAnotherReplicaDoesIsToldUpToTheEnd() throws Exception {
        try (BusyWorker worker = BusyWorker.start()) {
            // Given
            Sent other = BusyWorker.other("received", null);
            EventStreamReader stream = follow(other);

            // When
            List<String> events = new ArrayList<>();
            events.add(stream.event());
            BusyWorker.change(other, "state = 'checking', checked = 300");
            events.add(stream.event());
            BusyWorker.change(other, "state = 'running', place = 500, created = 7");
            events.add(stream.event());
            Response read = Api.asOps().get(other.address());
            BusyWorker.change(other, "state = 'finished', place = 1000, created = 14, ended = now()");
            events.add(stream.event());

            // Then
            assertThat(events)
                    .extracting(ImportStreamIT::line)
                    .containsExactly("received 0 0 0", "checking 300 0 0", "running 300 500 7", "finished 300 1000 14");
            assertThat(events.get(2))
                    .as("the import as it is read")
                    .isEqualTo("event:running\ndata:" + read.asString() + "\n");
            assertThat(stream.event()).as("the stream ends").isNull();
            assertThat(stream.headers().firstValue("Content-Type")).contains("text/event-stream");
            assertThat(stream.headers().firstValue("Cache-Control")).contains("no-cache");
            assertThat(worker.sent().now().getString("state")).isEqualTo("running");
        }
    }

    @Test
    void manyStepsAreAFewEvents() throws Exception {
        try (BusyWorker worker = BusyWorker.start()) {
            // Given
            Sent other = BusyWorker.other("running", null);
            EventStreamReader stream = follow(other);
            long start = System.nanoTime();

            // When
            for (int i = 1; i <= 100; i++) {
                BusyWorker.change(other, "place = " + i);
            }
            BusyWorker.change(other, "state = 'failed', ended = now()");
            List<String> events = new ArrayList<>();
            for (String event = stream.event(); event != null; event = stream.event()) {
                events.add(event);
            }

            // Then
            long looks = Duration.ofNanos(System.nanoTime() - start).toMillis() / 500;
            assertThat(events).hasSizeLessThanOrEqualTo((int) looks + 2);
            assertThat(events.get(events.size() - 1)).startsWith("event:failed\n");
            assertThat(worker).isNotNull();
        }
    }

    @Test
    void importThatIsWorkedOnHereIsToldOfToo() throws Exception {
        // Given
        Sent sent = Sent.rows(
                "scheme=followed",
                Documents.identified(Documents.lightNight(), "followed", "1").toString());

        // When
        String last = null;
        EventStreamReader stream = follow(sent);
        for (String event = stream.event(); event != null; event = stream.event()) {
            last = event;
        }

        // Then
        assertThat(line(last)).startsWith("finished ");
    }

    @Test
    void heldImportIsToldOnce() throws Exception {
        // Given
        Sent held = BusyWorker.other("held", null);

        // When
        EventStreamReader stream = follow(held);

        // Then
        assertThat(line(stream.event())).startsWith("held ");
        assertThat(stream.event()).isNull();
    }

    @Test
    void streamWithoutNewsGivesSignsOfLife() throws Exception {
        try (BusyWorker worker = BusyWorker.start();
                EventStreamReader stream = follow(worker.sent())) {
            // Given
            assertThat(stream.block()).startsWith("event:");

            // When, Then
            assertThat(stream.block()).isEqualTo(":running\n");
            assertThat(stream.block()).isEqualTo(":running\n");
        }
    }

    /** The node under test lets three clients follow. */
    @Test
    void whoeverHangsUpLeavesItsSeat() throws Exception {
        try (BusyWorker worker = BusyWorker.start()) {
            // Given
            long id = worker.sent().id();
            List<EventStreamReader> streams =
                    List.of(follow(worker.sent()), follow(worker.sent()), follow(worker.sent()));
            await().until(() -> progress.followers(id) == 3);

            // When
            Response refused =
                    Api.asOps().accept("text/event-stream").get(worker.sent().address());
            for (EventStreamReader stream : streams) {
                stream.close();
            }

            // Then
            assertThatProblem(refused).is(503, "busy");
            assertThat(refused.header("Retry-After")).isNotBlank();
            await().atMost(Duration.ofSeconds(10)).until(() -> progress.followers(id) == 0);
            try (EventStreamReader stream = follow(worker.sent())) {
                assertThat(stream.event()).startsWith("event:running\n");
            }
        }
    }

    @Test
    void onlyWhoMayReadAnImportMayFollowIt() {
        // Given
        String held = BusyWorker.other("held", null).address();

        // When, Then
        assertThatProblem(Api.anonymous().accept("text/event-stream").get(held)).is(401, "unauthenticated");
        assertThatProblem(Api.with(Tokens.of()).accept("text/event-stream").get(held))
                .is(403, "forbidden");
        assertThatProblem(Api.asOps().accept("text/event-stream").get(ImportView.ADDRESS + "/0"))
                .is(404, "not-found");
        assertThat(Api.asOps().accept("*/*").get(held).contentType()).startsWith("application/json");
    }

    private EventStreamReader follow(Sent sent) throws IOException, InterruptedException {
        return EventStreamReader.open(node.resolve(sent.address()), Map.of("Authorization", "Bearer " + Tokens.ops()));
    }

    /** State, bytes checked, bytes done and rows created. The event's name is the state. */
    private static String line(String event) {
        JsonNode view = Documents.json(event.substring(event.indexOf("data:") + 5));
        assertThat(event).startsWith("event:" + view.path("state").asText() + "\n");
        return "%s %d %d %d"
                .formatted(
                        view.path("state").asText(),
                        view.path("bytesChecked").asLong(),
                        view.path("bytesDone").asLong(),
                        view.path("created").asLong());
    }
}
