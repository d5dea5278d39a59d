package org.libraryexchange.exchange.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Api.asOps;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.libraryexchange.exchange.log.kafka.KafkaTopics;
import org.libraryexchange.exchange.log.kafka.LogTopic;
import org.libraryexchange.fixture.Page;
import org.libraryexchange.fixture.Staff;

/** Where operators see that the broker does not let the node make a setting. */
@QuarkusTest
class RefusedSettingsIT {

    private static final String TOPIC = "library.hull.items";

    private final KafkaTopics topics;
    private Admin admin;

    RefusedSettingsIT(KafkaTopics topics) {
        this.topics = topics;
    }

    @BeforeEach
    void open() {
        admin = topics.admin();
    }

    /** In the end nothing is refused, as for other tests in this node. */
    @AfterEach
    void removeTopic() throws Exception {
        admin.deleteTopics(List.of(TOPIC)).all().get();
        topics.ensure(admin, LogTopic.items("hull"));
        admin.deleteTopics(List.of(TOPIC)).all().get();
        admin.close();
        assertThat(topics.refused()).isEmpty();
    }

    @Test
    void statusAndOverviewNameThem() throws Exception {
        // Given
        Map<String, String> contradicting = Map.of("min.compaction.lag.ms", "864000000");
        admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(1), Optional.empty()).configs(contradicting)))
                .all()
                .get();

        // When
        topics.ensure(admin, LogTopic.items("hull"));

        // Then
        assertThat(asOps().get("/api/v1/exchange/status")
                        .jsonPath()
                        .<Map<String, String>>getList("log.refusedSettings"))
                .containsExactly(Map.of(
                        "topic", TOPIC,
                        "setting", "max.compaction.lag.ms",
                        "value", "604800000",
                        "otherwise", "the broker can keep for ever what is erased"));
        String session = Staff.session("ops.of.settings", "ops");
        assertThat(overview(session, "en")).contains("set max.compaction.lag.ms=604800000 for " + TOPIC);
        assertThat(overview(session, "zh")).contains("为 " + TOPIC + " 设置 max.compaction.lag.ms=604800000");
    }

    private static String overview(String session, String language) {
        return Page.of(Staff.with(session).header("Accept-Language", language).get("/ops"))
                .isSound()
                .text();
    }
}
