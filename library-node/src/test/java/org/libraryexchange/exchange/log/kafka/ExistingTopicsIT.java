package org.libraryexchange.exchange.log.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.libraryexchange.exchange.log.kafka.KafkaTopics.RefusedSetting;
import org.libraryexchange.stack.LocalKafka;

class ExistingTopicsIT {

    private static final String WEEK = "604800000";
    private static final String TWELVE_HOURS = "43200000";

    @TempDir
    static Path folder;

    private static LocalKafka kafka;
    private static Admin admin;

    private KafkaTopics topics;

    @BeforeAll
    static void startBroker() {
        kafka = LocalKafka.start(
                folder,
                LocalKafka.Options.DEFAULT
                        .withSetting("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer")
                        .withSetting("allow.everyone.if.no.acl.found", "true"));
        admin = topics().admin();
    }

    @AfterAll
    static void stopBroker() {
        admin.close();
        kafka.close();
    }

    @BeforeEach
    void startAnew() {
        topics = topics();
    }

    private static KafkaTopics topics() {
        return new KafkaTopics(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()));
    }

    @Test
    void newItemLogIsCompactedWithinAWeek() throws Exception {
        // When
        topics.ensure(admin, LogTopic.items("york"));

        // Then
        assertThat(settings("library.york.items"))
                .containsEntry("cleanup.policy", "compact")
                .containsEntry("min.compaction.lag.ms", "86400000")
                .containsEntry("max.compaction.lag.ms", WEEK)
                .containsEntry("segment.ms", TWELVE_HOURS)
                .containsEntry("message.timestamp.type", "LogAppendTime");
        assertThat(topics.refused()).isEmpty();
    }

    @Test
    void earlierItemLogGetsWhatItLacks() throws Exception {
        // Given
        create("library.bath.items", Map.of("min.compaction.lag.ms", "3600000"));

        // When
        topics.ensure(admin, LogTopic.items("bath"));

        // Then
        awaitSettings(
                "library.bath.items",
                Map.of(
                        "cleanup.policy", "compact",
                        "min.compaction.lag.ms", "3600000",
                        "max.compaction.lag.ms", WEEK,
                        "segment.ms", TWELVE_HOURS,
                        "message.timestamp.type", "LogAppendTime"));
        assertThat(topics.refused()).isEmpty();
    }

    @Test
    void stricterSettingsStay() throws Exception {
        // Given
        Map<String, String> strict = Map.of(
                "cleanup.policy", "compact,delete",
                "max.compaction.lag.ms", "86400000",
                "segment.ms", "3600000",
                "message.timestamp.type", "LogAppendTime");
        create("library.ely.items", strict);

        // When
        topics.ensure(admin, LogTopic.items("ely"));

        // Then
        assertThat(settings("library.ely.items")).containsAllEntriesOf(strict);
        assertThat(topics.refused()).isEmpty();
    }

    @Test
    void controlLogStaysUncompacted() throws Exception {
        // Given
        topics.ensure(admin, LogTopic.control("york"));
        Map<String, String> before = settings("library.york.exchange");

        // When
        topics.ensure(admin, LogTopic.control("york"));

        // Then
        assertThat(before)
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "-1")
                .isEqualTo(settings("library.york.exchange"));
    }

    @Test
    void settingThatContradictsAnotherIsNamedAndTheRestIsMade() throws Exception {
        // Given
        create("library.hull.items", Map.of("min.compaction.lag.ms", "864000000"));

        // When
        topics.ensure(admin, LogTopic.items("hull"));

        // Then
        assertThat(topics.refused())
                .containsExactly(new RefusedSetting(
                        "library.hull.items",
                        "max.compaction.lag.ms",
                        WEEK,
                        "the broker can keep for ever what is erased"));
        awaitSettings("library.hull.items", Map.of("segment.ms", TWELVE_HOURS));
    }

    @Test
    void nodeWithoutTheRightGoesOnUntilAnAdministratorHasMadeTheSettings() throws Exception {
        // Given
        create("library.lund.items", Map.of("cleanup.policy", "compact", "segment.ms", TWELVE_HOURS));
        allowOnly("library.lund.items", AclOperation.DESCRIBE_CONFIGS, AclOperation.CREATE);

        // When
        topics.ensure(admin, LogTopic.items("lund"));

        // Then
        assertThat(topics.refused())
                .extracting(RefusedSetting::setting)
                .containsExactly("message.timestamp.type", "max.compaction.lag.ms");
        assertThat(settings("library.lund.items")).doesNotContainEntry("max.compaction.lag.ms", WEEK);
        allowOnly("library.lund.items", AclOperation.ALTER_CONFIGS);
        topics.ensure(admin, LogTopic.items("lund"));
        assertThat(topics.refused()).isEmpty();
    }

    @Test
    void settingsThatTheNodeMayNotReadAreNamed() throws Exception {
        // Given
        create("library.metz.items", Map.of("cleanup.policy", "compact"));
        allowOnly("library.metz.items", AclOperation.DESCRIBE);

        // When
        topics.ensure(admin, LogTopic.items("metz"));

        // Then
        assertThat(topics.refused())
                .extracting(RefusedSetting::setting)
                .containsExactly("message.timestamp.type", "cleanup.policy", "max.compaction.lag.ms", "segment.ms");
    }

    private static void create(String topic, Map<String, String> settings) throws Exception {
        admin.createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty()).configs(settings)))
                .all()
                .get();
    }

    /** The first rule for a topic takes away whatever no rule grants. */
    private static void allowOnly(String topic, AclOperation... operations) throws Exception {
        ResourcePattern log = new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL);
        admin.createAcls(Stream.of(operations)
                        .map(operation -> new AclBinding(
                                log, new AccessControlEntry("User:ANONYMOUS", "*", operation, AclPermissionType.ALLOW)))
                        .toList())
                .all()
                .get();
    }

    /** The broker shows a change a moment after its controller has made it. */
    private static void awaitSettings(String topic, Map<String, String> expected) {
        Awaitility.await().untilAsserted(() -> assertThat(settings(topic)).containsAllEntriesOf(expected));
    }

    /** The broker knows a new topic a moment after its controller has made it. */
    private static Map<String, String> settings(String topic) {
        ConfigResource log = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Config found = Awaitility.await()
                .ignoreExceptionsMatching(failure -> failure.getCause() instanceof UnknownTopicOrPartitionException)
                .until(
                        () -> admin.describeConfigs(List.of(log))
                                .values()
                                .get(log)
                                .get(),
                        Objects::nonNull);
        return found.entries().stream().collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }
}
