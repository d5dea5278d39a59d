package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.pair.EveryChange.acknowledged;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;

/** Somebody in Hangzhou pauses Leeds. */
@ExtendWith(SharedPair.class)
class PauseIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String REASON = "Their import went wrong";

    private final PairUnderTest pair;
    private final CityUnderTest leeds;
    private final CityUnderTest hangzhou;

    PauseIT(PairUnderTest pair) {
        this.pair = pair;
        this.leeds = pair.leeds();
        this.hangzhou = pair.hangzhou();
    }

    @AfterEach
    void resume() {
        RequestOutcome unused = hangzhou.client().resume("leeds");
        pair.awaitEqual(SOON);
    }

    @Test
    void pausedPartnerIsAnsweredAndWaitsAndNothingIsLost() {
        // Given
        Acknowledged before = put("before");
        pair.awaitEqual(SOON);

        // When
        Acknowledged paused = acknowledged(
                hangzhou.client().pause("leeds", REASON, Instant.now().plus(SOON.multipliedBy(60))));
        Acknowledged written = put("written-meanwhile");
        JsonNode receipt = Proved.of(leeds).last();

        // Then
        assertThat(receipt.path("outcome").asText()).isEqualTo("interrupted");
        assertThat(receipt.path("why").asText()).isEqualTo("paused");
        assertThat(held(before)).isOne();
        assertThat(held(written)).as("written while Hangzhou is paused").isZero();
        assertThat(state(leeds).at("/partners/0/pausedThere").asBoolean()).isTrue();
        assertAmber(paused.json().path("by").asText());

        // When
        JsonNode there = night(leeds);
        JsonNode here = night(hangzhou);

        // Then
        assertThat(there.path("outcome").asText()).as("%s", there).isEqualTo("paused");
        assertThat(there.path("reasons").findValuesAsText("reason")).containsExactly("paused-there");
        assertThat(here.path("outcome").asText()).as("%s", here).isEqualTo("paused");
        assertThat(here.path("reasons").findValuesAsText("reason")).containsExactly("paused-here");

        // When
        hangzhou.restartNode();
        Acknowledged afterARestart = put("after-a-restart");
        assertThat(Proved.of(leeds).last().path("why").asText()).isEqualTo("paused");
        assertThat(held(afterARestart)).isZero();
        assertThat(hangzhou.client().resume("leeds")).isInstanceOf(Acknowledged.class);

        // Then
        pair.awaitEqual(SOON);
        assertThat(held(written) + held(afterARestart)).isEqualTo(2);
        Awaitility.await("the proof that Hangzhou asks for")
                .atMost(SOON)
                .until(
                        () -> state(leeds).at("/partners/0"),
                        partner -> !partner.path("pausedThere").asBoolean()
                                && partner.at("/provedThere/outcome").asText().equals("verified")
                                && partner.at("/provedThere/changesSince").asLong() == 0);
        assertThat(Proved.of(leeds).outcomes()).containsExactly("verified");
    }

    private void assertAmber(String operator) {
        Awaitility.await("Hangzhou says that it is paused")
                .atMost(SOON)
                .until(() -> state(hangzhou).at("/health/state").asText(), "paused"::equals);
        assertThat(state(hangzhou).at("/partners/0/paused/reason").asText()).isEqualTo(REASON);
        assertThat(Health.of(hangzhou)).isEqualTo(Health.GREEN);
        JsonNode needs =
                acknowledged(hangzhou.client().get("/api/v1/exchange/needs")).json();
        // Other tests of the pair leave needs of theirs.
        assertThat(needs.path("needs"))
                .filteredOn(need -> need.path("need").asText().equals("mirror-paused"))
                .singleElement()
                .satisfies(need -> assertThat(need.at("/text/en").asText()).contains(operator, REASON));
    }

    private static JsonNode state(CityUnderTest city) {
        return acknowledged(city.client().get("/api/v1/exchange/status")).json();
    }

    private static JsonNode night(CityUnderTest city) {
        UUID run = acknowledged(city.client().run()).id();
        return Awaitility.await("run " + run)
                .atMost(SOON)
                .until(
                        () -> acknowledged(city.client().get("/api/v1/exchange/runs/" + run))
                                .json(),
                        read -> !read.path("outcome").isNull());
    }

    private long held(Acknowledged item) {
        return hangzhou.database().number("select count(*) from item where id = ? and owner = 'leeds'", item.id());
    }

    private Acknowledged put(String name) {
        return acknowledged(
                leeds.client().put("pause", name, ItemDocuments.event(name).toString()));
    }
}
