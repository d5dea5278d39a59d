package org.libraryexchange.exchange.replication;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.libraryexchange.fixture.Api.asCataloguer;
import static org.libraryexchange.fixture.Api.asOps;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import org.apache.kafka.clients.admin.Admin;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.libraryexchange.base.worker.WorkerThread;
import org.libraryexchange.exchange.log.LogConfig;
import org.libraryexchange.exchange.log.Untroubled;
import org.libraryexchange.exchange.log.kafka.KafkaLogReader;
import org.libraryexchange.exchange.log.kafka.KafkaLogWriter;
import org.libraryexchange.exchange.log.kafka.KafkaTopics;
import org.libraryexchange.exchange.log.kafka.LogTopic;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.fixture.LoggedErrors;
import org.libraryexchange.fixture.Page;
import org.libraryexchange.fixture.Staff;
import org.libraryexchange.proof.Applied;
import org.libraryexchange.proof.MessageType;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.Judge;
import org.libraryexchange.record.Judgement.AcceptedMessage;
import org.libraryexchange.record.MessageRecord;
import org.libraryexchange.record.Topics;
import org.libraryexchange.seal.SealCheck;

/** What the node of Leeds and a partner tell each other about how far they have applied each other's items. */
@QuarkusTest
class AppliedReplicationIT {

    private static final Instant TOLD = Instant.parse("2026-11-20T14:05:11Z");
    private static final String HANGZHOU = Topics.applied("hangzhou");

    private final KafkaTopics topics;
    private final LogConfig config;

    AppliedReplicationIT(KafkaTopics topics, LogConfig config) {
        this.topics = topics;
        this.config = config;
    }

    /** Other tests in this node have a partner that has never said anything. */
    @AfterEach
    void forget() throws Exception {
        try (Admin admin = topics.admin()) {
            if (KafkaTopics.exists(admin, HANGZHOU)) {
                admin.deleteTopics(List.of(HANGZHOU)).all().get();
            }
        }
        assertThatNoWorkerComplains();
        execute("delete from applied_log");
    }

    /** Long enough for the reader to look for the topic more than once. */
    private static void assertThatNoWorkerComplains() {
        try (LoggedErrors warnings = LoggedErrors.from(Level.WARNING)) {
            await().during(Duration.ofSeconds(3))
                    .atMost(20, SECONDS)
                    .untilAsserted(() -> assertThat(warnings.lines())
                            .noneMatch(line -> line.contains(WorkerThread.class.getName())));
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection session = Database.session()) {
            Database.execute(session, sql);
        }
    }

    @Test
    void topicThatAPartnerDoesNotHaveIsNeitherAFailureNorAWarning() {
        assertThatNoWorkerComplains();
        assertThat(metrics())
                .contains("library_worker_state{partner=\"hangzhou\",state=\"active\",worker=\"applied-reader\"} 1.0")
                .contains("library_worker_state{partner=\"\",state=\"active\",worker=\"applied-writer\"} 1.0");
        assertThat(asOps().get("/api/v1/exchange/status").jsonPath().<Object>get("partners[0].appliedThere"))
                .isNull();
    }

    @Test
    void itemIsReceivedWhenThePartnerSaysSoAndNotReceivedWhenItGoesBack() {
        // Given
        String before = published();
        String item = published();
        try (KafkaLogWriter log = hangzhou()) {
            // When
            log.append(List.of(place(1), place(sequence(before))));
            log.append(List.of(place(sequence(item))));

            // Then
            awaitState(item, "received");
            assertThat(mirror(item).getLong("appliedSequence")).isEqualTo(sequence(item));
            assertThat(mirror(item).getString("appliedAt")).isEqualTo(TOLD.toString());
            assertThat(mirror(item).getString("provedAt")).isNull();
            JsonPath status = asOps().get("/api/v1/exchange/status").jsonPath();
            assertThat(status.getLong("partners[0].appliedThere.sequence")).isEqualTo(sequence(item));
            assertThat(status.getString("partners[0].appliedThere.told")).isEqualTo(TOLD.toString());
            assertPagesSayThatItIsReceived(item);

            // When
            log.append(List.of(place(sequence(before))));

            // Then
            awaitState(item, "unproved");
            assertThat(mirror(before).getString("state")).isEqualTo("received");
        }
    }

    private static void assertPagesSayThatItIsReceived(String item) {
        String place = "%,d".formatted(sequence(item));
        assertThat(page("/ops/mirror", "en")).contains("received up to change " + place);
        assertThat(page("/ops/mirror", "zh")).contains("已收到至第 " + place + " 号更改");
    }

    private static String page(String address, String language) {
        String session = Staff.session("ops.of.receipts", "ops");
        return Page.of(Staff.with(session).header("Accept-Language", language).get(address))
                .isSound()
                .text();
    }

    @Test
    void nothingCountsButWhatThePartnerCanHaveSaid() {
        // Given
        String item = published();
        long end = Long.parseLong(Database.value("select sequence from own_log"));
        try (KafkaLogWriter log = hangzhou();
                LoggedErrors warnings = LoggedErrors.from(Level.WARNING)) {
            // When
            log.append(List.of(
                    place(sequence(item)),
                    said(new Applied("/cities/leeds", "york", 1, TOLD)),
                    said(new Applied("/cities/york", "hangzhou", 1, TOLD)),
                    MessageRecord.unsigned(
                            CityLog.items("hangzhou"),
                            new Applied("/cities/leeds/letters/hangzhou", "hangzhou", 1, TOLD),
                            TOLD)));

            // Then
            awaitState(item, "received");
            await().atMost(20, SECONDS)
                    .untilAsserted(() -> assertThat(warnings.lines())
                            .anyMatch(line -> line.contains("messages about what is applied rejected")));

            // When
            log.append(List.of(place(end + 1_000)));
            log.append(List.of(place(end + 1)));

            // Then
            await().during(Duration.ofSeconds(2))
                    .untilAsserted(() ->
                            assertThat(mirror(item).getLong("appliedSequence")).isEqualTo(sequence(item)));
        }
    }

    @Test
    void partnerIsToldHowFarItsItemsAreAppliedHere() throws SQLException {
        try (KafkaLogReader reader = new KafkaLogReader(topics, Topics.applied("leeds"), "hangzhou", config)) {
            reader.seek(reader.extent().endOffset());

            // When
            execute("""
                    insert into mirror_position (owner, sequence) values ('hangzhou', 1234)
                    on conflict on constraint mirror_position_pk do update set sequence = 1234
                    """);

            // Then
            assertThat(nextSaid(reader)).isEqualTo(1234);

            // When
            execute("delete from mirror_position where owner = 'hangzhou'");

            // Then
            assertThat(nextSaid(reader)).isZero();
        }
    }

    private static long nextSaid(KafkaLogReader reader) {
        Judge judge = new Judge(CityLog.applied("leeds"), SealCheck.none());
        AcceptedMessage said = await().atMost(20, SECONDS)
                .until(
                        () -> reader.poll(Duration.ofMillis(200)).stream()
                                .map(judge::judge)
                                .map(AcceptedMessage.class::cast)
                                .findFirst()
                                .orElse(null),
                        message -> message != null);
        assertThat(said.message().type()).isEqualTo(MessageType.APPLIED);
        assertThat(said.message().about()).contains("/cities/hangzhou");
        return ((Applied) said.message()).sequence();
    }

    private KafkaLogWriter hangzhou() {
        return new KafkaLogWriter(topics, LogTopic.applied("hangzhou"), config, new Untroubled());
    }

    private static MessageRecord place(long sequence) {
        return said(new Applied("/cities/leeds", "hangzhou", sequence, TOLD));
    }

    private static MessageRecord said(Applied message) {
        return MessageRecord.unsigned(CityLog.applied("hangzhou"), message, TOLD);
    }

    private static void awaitState(String item, String state) {
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(mirror(item).getString("state")).isEqualTo(state));
    }

    private static JsonPath mirror(String item) {
        return asCataloguer()
                .get("/api/v1/items/" + item + "/receipt")
                .jsonPath()
                .setRootPath("mirrors[0]");
    }

    private static String published() {
        return Api.id(Api.created(Documents.published(Documents.lightNight())));
    }

    private static long sequence(String id) {
        return Long.parseLong(Database.value("select sequence from item where id = ?::uuid", id));
    }

    private static String metrics() {
        String address = ConfigProvider.getConfig().getValue("test.management.url", String.class);
        return Api.anonymous().get(address + "/metrics").asString();
    }
}
