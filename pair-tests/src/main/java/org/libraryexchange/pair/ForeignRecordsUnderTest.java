package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.stack.LocalKafka;

/** What strangers have written into the logs of a city, as its node says. */
public record ForeignRecordsUnderTest(CityUnderTest city, LocalKafka kafka) {

    private static final Duration SOON = Duration.ofSeconds(15);

    /** All logs that the city writes. */
    List<CityLog> logs() {
        return List.of(
                CityLog.items(city.name()),
                CityLog.exchange(city.name()),
                CityLog.applied(city.name()),
                CityLog.letters(city.name(), city.other().name()));
    }

    /** The topics that hold any. */
    Set<String> topics() {
        return new TreeSet<>(told().findValuesAsText("topic"));
    }

    private JsonNode told() {
        return ((Acknowledged) city.client().get("/api/v1/exchange/foreign-records")).json();
    }

    /** Returns when the node has looked through all its logs as they are now. */
    void awaitWatched() {
        Awaitility.await("the node has looked through its logs")
                .atMost(SOON)
                .until(() -> logs().stream().allMatch(this::isWatched));
    }

    private boolean isWatched(CityLog log) {
        long next = city.database()
                .number("select coalesce(max(next_offset), -1) from public.watched_log where topic = ?", log.topic());
        return next >= new TopicUnderTest(kafka, log).endOffset();
    }

    /** Settles everything, as somebody does who has mended the rights at the broker. */
    public void settle() {
        awaitWatched();
        for (JsonNode log : told().path("logs")) {
            assertThat(city.client()
                            .settleForeign(
                                    log.path("topic").asText(),
                                    log.path("records").asLong()))
                    .isInstanceOf(Acknowledged.class);
        }
        Awaitility.await("its health knows").atMost(SOON).until(() -> !isTold());
    }

    private boolean isTold() {
        return ((Acknowledged) city.client().get("/api/v1/exchange/status"))
                .body()
                .contains("\"foreign-records\"");
    }
}
