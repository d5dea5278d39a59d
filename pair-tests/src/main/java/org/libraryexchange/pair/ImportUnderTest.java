package org.libraryexchange.pair;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.awaitility.Awaitility;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;

/** An import that was sent to a node. */
public record ImportUnderTest(CityUnderTest city, long id) {

    private static final Duration UPLOAD = Duration.ofMinutes(10);
    private static final Set<String> ENDS = Set.of("held", "finished", "failed", "dropped");

    /** Sends a file, which the node must accept. */
    public static ImportUnderTest send(CityUnderTest city, String query, String mediaType, Path file) {
        RequestOutcome outcome = city.client().upload("/api/v1/imports?" + query, mediaType, file, UPLOAD);
        if (outcome instanceof Acknowledged taken) {
            return new ImportUnderTest(city, Json.read(taken.body()).path("id").asLong());
        }
        throw new IllegalStateException("not taken: " + outcome);
    }

    /** Its present state; a missing JSON node while the city's node does not answer. */
    public JsonNode now() {
        return city.client().get("/api/v1/imports/" + id) instanceof Acknowledged answer
                ? Json.read(answer.body())
                : Json.read("{}");
    }

    /** Waits until the node has dealt with a number of rows. */
    public void awaitRows(long rows, Duration within) {
        Awaitility.await()
                .atMost(within)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> now().path("rows").asLong() >= rows);
    }

    /** Waits until nothing more happens by itself. */
    public JsonNode ended(Duration within) {
        return Awaitility.await()
                .atMost(within)
                .pollInterval(Duration.ofMillis(100))
                .until(this::now, it -> ENDS.contains(it.path("state").asText()));
    }
}
