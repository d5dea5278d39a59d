package org.libraryexchange.pair;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;
import org.libraryexchange.pair.Visitor.Answer;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.stack.staff.LocalPerson;

/** Somebody who may write at the broker writes into the logs of Leeds. Leeds itself says so, until a person settles it. */
@ExtendWith(SharedPair.class)
class ForeignRecordsPairIT {

    private static final Duration IN_TIME = Duration.ofSeconds(15);
    private static final Duration AFTER_A_START = Duration.ofMinutes(1);
    private final PairUnderTest pair;
    private final CityUnderTest leeds;
    private final ForeignRecordsUnderTest foreign;

    ForeignRecordsPairIT(PairUnderTest pair) {
        this.pair = pair;
        this.leeds = pair.leeds();
        this.foreign = new ForeignRecordsUnderTest(leeds, pair.kafka());
    }

    @Test
    void ownerSaysSoUntilAPersonSettlesIt() {
        // Given
        write("before");
        foreign.settle();
        assertThat(isWell()).isTrue();

        // When
        for (CityLog log : foreign.logs()) {
            long unused = new Kcat(new TopicUnderTest(pair.kafka(), log))
                    .send(new ProducerRecord<>(log.topic(), 0, "k".getBytes(UTF_8), "{}".getBytes(UTF_8)));
        }
        long begun = System.nanoTime();
        write("after");

        // Then
        awaitTold(IN_TIME);
        System.out.printf(
                "foreign records in %d logs told after %d ms%n",
                foreign.logs().size(), (System.nanoTime() - begun) / 1_000_000);
        assertThat(status().at("/health/state").asText()).isEqualTo("foreign");
        assertThat(needs()).contains("foreign-records");
        assertThat(page("/ops")).contains("Somebody else can write to our log");
        assertThat(page("/ops/foreign")).contains("library.leeds.applied", "The permissions are corrected");
        assertThat(metrics()).contains("\nlibrary_log_foreign_records 3.0");

        // When
        leeds.restartNode();

        // Then
        awaitTold(AFTER_A_START);

        // When
        foreign.settle();

        // Then
        Awaitility.await().atMost(IN_TIME).until(this::isWell);
        assertThat(status().at("/log/foreignRecords")).isEmpty();
        assertThat(needs()).doesNotContain("foreign-records");
        assertThat(page("/ops")).doesNotContain("Somebody else can write to our log");
        assertThat(metrics()).contains("\nlibrary_log_foreign_records 0.0");
    }

    /** What a city sends again, and all that it sends at once, is its own. */
    @Test
    void ownRecordsAreNoAlarm() {
        // Given
        foreign.settle();
        new Strangers(pair).sendNonsense("before the crash");
        Awaitility.await().atMost(IN_TIME).until(() -> foreign.topics().equals(Set.of("library.leeds.items")));
        foreign.settle();

        // When
        for (int i = 0; i < 200; i++) {
            write("own " + i);
        }
        leeds.node().kill();
        leeds.restartNode();
        Acknowledged proof = (Acknowledged) leeds.client().prove();

        // Then
        assertThat(proof.status()).isBetween(200, 299);
        pair.awaitEqual(Duration.ofSeconds(60));
        foreign.awaitWatched();
        assertThat(foreign.topics()).isEmpty();
    }

    private void write(String text) {
        String key = UUID.randomUUID().toString();
        assertThat(leeds.client().put("foreign", key, ItemDocuments.event(text).toString()))
                .isInstanceOf(Acknowledged.class);
    }

    private void awaitTold(Duration within) {
        Set<String> topics =
                new TreeSet<>(foreign.logs().stream().map(CityLog::topic).toList());
        Awaitility.await("Leeds says so")
                .atMost(within)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> foreign.topics().equals(topics)
                        && !isWell()
                        && metrics().contains("\nlibrary_log_foreign_records 3.0"));
    }

    private JsonNode status() {
        return ((Acknowledged) leeds.client().get("/api/v1/exchange/status")).json();
    }

    private List<String> needs() {
        return ((Acknowledged) leeds.client().get("/api/v1/exchange/needs"))
                .json()
                .findValuesAsText("need");
    }

    private String page(String address) {
        Path data = leeds.publicKeyFile().getParent().getParent();
        return Visitor.signedIn(leeds.api(), LocalPerson.OPERATOR.signInName(), LocalPerson.OPERATOR.password(data))
                .get(address + "?lang=en")
                .text();
    }

    private boolean isWell() {
        return managed("/q/health/well").status() == 200;
    }

    private String metrics() {
        return managed("/q/metrics").text();
    }

    private Answer managed(String address) {
        return Visitor.anonymous(leeds.management()).get(address);
    }
}
