package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.stack.TokenIssuer;
import org.libraryexchange.stack.pair.Demonstration;
import org.libraryexchange.stack.pair.NodeApi;
import org.libraryexchange.stack.pair.NodeStatus;
import org.libraryexchange.stack.pair.Pair;
import org.libraryexchange.stack.pair.PairSettings;
import org.libraryexchange.stack.pair.SampleCatalogue;
import org.libraryexchange.stack.pair.StepProgress;

/** What {@code ./start} shows. */
@Tag("long")
class DemonstrationIT {

    private static Pair pair;
    private static Demonstration demonstration;

    @BeforeAll
    static void prepare(@TempDir Path folder) {
        pair = Pair.start(
                PairSettings.leedsAndHangzhou(Repository.nodes(), folder).onFreePorts(), StepProgress.SILENT);
        demonstration = new Demonstration(pair.settings(), pair.token(TokenIssuer.ROLES), SampleCatalogue.WRITTEN);
        demonstration.prepare(StepProgress.SILENT);
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    private static JsonNode asked(String city, String path) {
        return Json.read(new NodeApi(pair.city(city).api(), demonstration.token())
                .get(path)
                .body());
    }

    @ParameterizedTest
    @CsvSource({"leeds, zh-Hans", "hangzhou, en"})
    void eachCityHasItemsToTranslate(String city, String other) {
        String work = "/api/v1/translation-work?owner=" + city + "&to=" + other + "&state=";

        assertThat(asked(city, work + "missing").path("items")).hasSize(8);
        assertThat(asked(city, work + "stale").path("items")).hasSize(2);
        assertThat(asked(city, work + "offered").path("items")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"leeds", "hangzhou"})
    void eachCityHasALetterAndTwoOffersThatWaitForIt(String city) {
        // When
        JsonNode received = asked(city, "/api/v1/letters?box=in").path("letters");

        // Then
        assertThat(received)
                .extracting(letter -> letter.path("state").asText())
                .containsExactlyInAnyOrder(
                        "unread", "unread", "unread", "answered", "answered", "accepted", "accepted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"leeds", "hangzhou"})
    void eachCityHasHadANightAndAProof(String city) {
        assertThat(asked(city, "/api/v1/exchange/runs").at("/runs/0/outcome").asText())
                .isEqualTo("complete");
        assertThat(asked(city, "/api/v1/exchange/proofs").at("/proofs/0/state").asText())
                .isEqualTo("finished");
    }

    @Test
    void preparingAgainChangesNothing() {
        // Given
        List<NodeStatus> before = statuses();

        // When
        new Demonstration(pair.settings(), demonstration.token(), SampleCatalogue.WRITTEN.plusYears(1))
                .prepare(StepProgress.SILENT);

        // Then
        assertThat(statuses()).isEqualTo(before);
    }

    private static List<NodeStatus> statuses() {
        return pair.settings().cities().stream()
                .map(city -> NodeStatus.of(city, demonstration.token()))
                .toList();
    }
}
