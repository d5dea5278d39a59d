package org.libraryexchange.base.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.BodyMutations;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.fixture.ProblemAssert.Answer;
import org.libraryexchange.fixture.Tokens;

/** Valid bodies, damaged at random. The damage is the same in each run. */
@QuarkusTest
class MutatedBodiesIT {

    private static final int MUTATIONS = 2_000;
    private static final List<byte[]> VALID = List.of(
            Documents.utf8(Documents.published(Documents.lightNight()).toString()),
            Documents.utf8(Documents.identified(Documents.canalPhotograph(), "mutated", "body")
                    .toString()));
    private final HttpClient client =
            HttpClient.newBuilder().version(Version.HTTP_1_1).build();

    @Test
    void noBodyMakesTheNodeFailAndNoRefusedOneIsKept() throws Exception {
        // Given
        String token = Tokens.cataloguer();
        int kept = 0;
        int rowsBefore = rows();

        // When
        for (long seed = 0; seed < MUTATIONS; seed++) {
            byte[] body = BodyMutations.of(VALID, new Random(seed));
            Answer answer = post(token, body);
            if (answer.status() == 201) {
                kept++;
                withdraw(Documents.json(answer.text()));
            } else {
                assertRefused(seed, answer);
            }
        }

        // Then
        assertThat(rows()).as("one row for each 201").isEqualTo(rowsBefore + kept);
        assertThat(kept).as("some mutations are harmless").isPositive();
        assertThat(Api.created(Documents.lightNight()).statusCode())
                .as("healthy afterwards")
                .isEqualTo(201);
    }

    /** What other tests count and show on their pages is theirs alone. */
    private static void withdraw(JsonNode item) {
        if (item.path("status").asText().equals("published")) {
            Api.sending("{\"reason\": {\"en\": \"Mutated\"}}")
                    .header("If-Match", "*")
                    .post(Api.ITEMS + "/" + item.path("id").asText() + "/withdraw")
                    .then()
                    .statusCode(200);
        }
    }

    private static void assertRefused(long seed, Answer answer) {
        try {
            assertThat(answer.status()).isIn(400, 409);
            String type = Documents.json(answer.text()).path("type").asText();
            assertThatProblem(answer).is(answer.status(), type.substring(type.lastIndexOf('/') + 1));
        } catch (AssertionError e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
    }

    private Answer post(String token, byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + Api.ITEMS))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(20))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
        return new Answer(answer.statusCode(), answer.headers().map(), answer.body());
    }

    private static int rows() {
        return Integer.parseInt(Database.value("select count(*) from item where owner = 'leeds'"));
    }
}
