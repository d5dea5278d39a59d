package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.quota.ClientQuotaFilter;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;
import org.libraryexchange.record.Topics;
import org.libraryexchange.stack.pair.Together;

/** The broker of the guide: both nodes exchange items over it, and nobody does there what is not theirs to do. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrokerOverTheInternetIT {

    private static final Duration MIRRORED = Duration.ofSeconds(40);
    private static final String LEEDS_ITEMS = Topics.items("leeds");
    private static final TopicPartition LEEDS_LOG = new TopicPartition(LEEDS_ITEMS, 0);

    @TempDir
    static Path folder;

    static InternetBroker broker;
    static PairUnderTest pair;

    @BeforeAll
    static void setUpByTheGuide() {
        broker = new InternetBroker(folder);
        broker.run(InternetBroker.CERTIFICATES, "kafka");
        for (String name : List.of("admin", "leeds", "hangzhou", "york")) {
            List<String> said = broker.run(InternetBroker.CITY, name);
            assertThat(said.get(said.size() - 1)).contains(name + "-kafka-certificate.pem: OK");
        }
        // The commands wait for the broker by themselves, and the nodes for their rights.
        Together.run(List.of(BrokerOverTheInternetIT::startPair, BrokerOverTheInternetIT::grantRights));
    }

    private static void startPair() {
        pair = PairUnderTest.startOn(broker.options(), broker.nodeEnvironment());
    }

    private static void grantRights() {
        List<String> said = broker.run(InternetBroker.RIGHTS, "leeds");
        assertThat(said.get(1)).contains("name=library-mirror-leeds").doesNotContain("User:hangzhou");
    }

    @AfterAll
    static void stop() {
        if (pair != null) {
            pair.close();
        }
    }

    @Test
    @Order(1)
    void nodesExchangeItemsAndAreWell() {
        // When
        for (CityUnderTest city : List.of(pair.leeds(), pair.hangzhou())) {
            String document = ItemDocuments.event("Over the internet").toString();
            assertThat(city.client().put("internet", "1", document)).isInstanceOf(Acknowledged.class);
        }

        // Then
        Awaitility.await("each mirrors the other").atMost(MIRRORED).untilAsserted(() -> {
            assertMirrors(pair.leeds(), pair.hangzhou());
            assertMirrors(pair.hangzhou(), pair.leeds());
            assertThat(Health.of(pair.leeds())).isEqualTo(Health.GREEN);
            assertThat(Health.of(pair.hangzhou())).isEqualTo(Health.GREEN);
            assertHasReceivedAll(pair.leeds(), "hangzhou");
            assertHasReceivedAll(pair.hangzhou(), "leeds");
        });
    }

    private static void assertHasReceivedAll(CityUnderTest owner, String partner) {
        assertThat(owner.database()
                        .number(
                                "select count(*) from own_log join applied_log using (sequence) where partner = ? and log = ?",
                                partner,
                                Topics.items(owner.name())))
                .isOne();
    }

    private static void assertMirrors(CityUnderTest mirror, CityUnderTest owner) {
        assertThat(mirror.database().items(owner.name())).isNotEmpty();
        CityAssert.assertThat(mirror).mirrors(owner);
    }

    @Test
    @Order(2)
    void nodesLeaveWordOfTheirPlaceInGroupsOfTheirOwn() {
        try (Admin admin = Admin.create(broker.client("admin"))) {
            Awaitility.await()
                    .atMost(MIRRORED)
                    .untilAsserted(() -> assertThat(answer(admin.listConsumerGroupOffsets("library-mirror-hangzhou")
                                    .partitionsToOffsetAndMetadata()))
                            .containsKey(LEEDS_LOG));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatOnlyLeedsOrTheAdministratorMay")
    @Order(3)
    void partnerMayNot(String what, Function<Admin, KafkaFuture<?>> attempt) {
        assertRefused("hangzhou", attempt);
    }

    static Stream<Arguments> whatOnlyLeedsOrTheAdministratorMay() {
        ConfigResource leeds = new ConfigResource(ConfigResource.Type.TOPIC, LEEDS_ITEMS);
        AlterConfigOp shortened = new AlterConfigOp(new ConfigEntry("retention.ms", "1"), OpType.SET);
        return Stream.of(
                attempt("create a topic of Leeds", admin -> create(admin, "library.leeds.other")),
                attempt("create the topic of Leeds again", admin -> create(admin, LEEDS_ITEMS)),
                attempt(
                        "alter it",
                        admin -> admin.incrementalAlterConfigs(Map.of(leeds, List.of(shortened)))
                                .all()),
                attempt(
                        "see its configuration",
                        admin -> admin.describeConfigs(List.of(leeds)).all()),
                attempt(
                        "give it partitions",
                        admin -> admin.createPartitions(Map.of(LEEDS_ITEMS, NewPartitions.increaseTo(2)))
                                .all()),
                attempt(
                        "delete its records",
                        admin -> admin.deleteRecords(Map.of(LEEDS_LOG, RecordsToDelete.beforeOffset(1)))
                                .all()),
                attempt(
                        "delete it",
                        admin -> admin.deleteTopics(List.of(LEEDS_ITEMS)).all()),
                attempt(
                        "delete its own",
                        admin -> admin.deleteTopics(List.of(Topics.items("hangzhou")))
                                .all()),
                attempt(
                        "read the group of Leeds",
                        admin -> admin.listConsumerGroupOffsets("library-mirror-leeds")
                                .partitionsToOffsetAndMetadata()),
                attempt(
                        "see the group of Leeds",
                        admin -> admin.describeConsumerGroups(List.of("library-mirror-leeds"))
                                .all()),
                attempt(
                        "see who may do what",
                        admin -> admin.describeAcls(AclBindingFilter.ANY).values()),
                attempt(
                        "see quotas",
                        admin -> admin.describeClientQuotas(ClientQuotaFilter.all())
                                .entities()));
    }

    private static Arguments attempt(String what, Function<Admin, KafkaFuture<?>> attempt) {
        return Arguments.of(what, attempt);
    }

    private static KafkaFuture<?> create(Admin admin, String topic) {
        return admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all();
    }

    @Test
    @Order(3)
    void partnerMayNotWriteTheLogButItsOwnerMay() throws Exception {
        assertThatThrownBy(() -> write("hangzhou", LEEDS_ITEMS)).hasCauseInstanceOf(AuthorizationException.class);
        for (String topic :
                List.of(Topics.exchange("leeds"), Topics.applied("leeds"), Topics.letters("leeds", "hangzhou"))) {
            assertThatThrownBy(() -> write("hangzhou", topic)).hasCauseInstanceOf(AuthorizationException.class);
        }
        assertThatThrownBy(() -> write("leeds", LEEDS_ITEMS, "transactional.id", "leeds"))
                .isInstanceOf(AuthorizationException.class);
        assertThat(write("leeds", Topics.exchange("leeds"))).isNotNegative();
    }

    private static long write(String name, String topic, String... more) throws Exception {
        Map<String, Object> settings = broker.client(name);
        settings.put("max.block.ms", 10_000);
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            if (more.length > 0) {
                producer.initTransactions();
            }
            return producer.send(new ProducerRecord<>(topic, 0, "key", "nonsense"))
                    .get(20, TimeUnit.SECONDS)
                    .offset();
        }
    }

    @Test
    @Order(4)
    void partnerReadsTheLog() {
        try (Admin admin = Admin.create(broker.client("hangzhou"))) {
            assertThat(answer(admin.listOffsets(Map.of(LEEDS_LOG, OffsetSpec.latest()))
                                    .partitionResult(LEEDS_LOG))
                            .offset())
                    .isPositive();
        }
    }

    @Test
    @Order(4)
    void lettersAreReadByTheirSenderAndTheirAddressee() {
        String letters = Topics.letters("leeds", "hangzhou");

        assertThat(whoMay(AclOperation.READ, letters)).containsExactlyInAnyOrder("User:leeds", "User:hangzhou");
        assertThat(whoMay(AclOperation.WRITE, letters)).containsExactly("User:leeds");
    }

    private static List<String> whoMay(AclOperation operation, String topic) {
        AclBindingFilter rights = new AclBindingFilter(
                new ResourcePatternFilter(ResourceType.TOPIC, topic, PatternType.MATCH),
                new AccessControlEntryFilter(null, null, operation, AclPermissionType.ALLOW));
        try (Admin admin = Admin.create(broker.client("admin"))) {
            return answer(admin.describeAcls(rights).values()).stream()
                    .map(right -> right.entry().principal())
                    .toList();
        }
    }

    @Test
    @Order(4)
    void nobodyIsGrantedAnythingByACertificateAlone() {
        assertRefused(
                "york", admin -> admin.describeTopics(List.of(LEEDS_ITEMS)).allTopicNames());
        assertRefused("york", admin -> create(admin, "library.york.items"));
        try (Admin york = Admin.create(broker.client("york"))) {
            assertThat(answer(york.listTopics().names())).isEmpty();
        }
    }

    @Test
    @Order(4)
    void nobodyGetsInWithoutACertificate() {
        try (Admin stranger = Admin.create(broker.clientWithoutCertificate())) {
            assertThatThrownBy(() -> answer(stranger.listTopics().names()))
                    .hasRootCauseInstanceOf(SSLException.class)
                    .hasCauseInstanceOf(SslAuthenticationException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"leeds", "hangzhou"})
    @Order(4)
    void citiesHaveQuotas(String city) {
        try (Admin admin = Admin.create(broker.client("admin"))) {
            assertThat(answer(
                            admin.describeClientQuotas(ClientQuotaFilter.all()).entities()))
                    .extractingByKey(new ClientQuotaEntity(Map.of("user", city)))
                    .isEqualTo(Map.of(
                            "producer_byte_rate",
                            4.0 * 1024 * 1024,
                            "consumer_byte_rate",
                            16.0 * 1024 * 1024,
                            "request_percentage",
                            100.0,
                            "controller_mutation_rate",
                            1.0));
        }
    }

    /** As at a broker whose administrator has not granted the rights to these topics yet. */
    @Test
    @Tag("long")
    @Order(5)
    void citiesThatMayNotTellWhatTheyHaveAppliedExchangeItemsAndAreWell() {
        // Given
        List<AclBindingFilter> rights = Stream.of("leeds", "hangzhou")
                .map(city -> new AclBindingFilter(
                        new ResourcePatternFilter(ResourceType.TOPIC, Topics.applied(city), PatternType.LITERAL),
                        AccessControlEntryFilter.ANY))
                .toList();
        try (Admin admin = Admin.create(broker.client("admin"))) {
            assertThat(answer(admin.deleteAcls(rights).all())).isNotEmpty();
        }

        // When
        String document = ItemDocuments.event("Without a word").toString();
        assertThat(pair.leeds().client().put("internet", "3", document)).isInstanceOf(Acknowledged.class);

        // Then
        Awaitility.await("the partner has it")
                .atMost(MIRRORED)
                .untilAsserted(() -> assertMirrors(pair.hangzhou(), pair.leeds()));
        Scrape.await(pair.hangzhou(), workerIs("failing", "applied-writer", ""));
        Scrape.await(pair.leeds(), workerIs("active", "applied-reader", "hangzhou"));
        assertThat(List.of(Health.of(pair.leeds()), Health.of(pair.hangzhou()))).containsOnly(Health.GREEN);
    }

    private static String workerIs(String state, String worker, String partner) {
        return "library_worker_state\\{(.*,)?partner=\"%s\",state=\"%s\",worker=\"%s\"} 1.0"
                .formatted(partner, state, worker);
    }

    @Test
    @Tag("long")
    @Order(6)
    void nodeThatMayNotCreateTopicsGoesOnWithThoseThatAreThere() {
        // Given
        try (Admin admin = Admin.create(broker.client("admin"))) {
            assertThat(answer(admin.deleteAcls(List.of(
                                    rightsOfLeeds(AclOperation.CREATE), rightsOfLeeds(AclOperation.ALTER_CONFIGS)))
                            .all()))
                    .isNotEmpty();
        }
        pair.leeds().restartNode();

        // When
        String document = ItemDocuments.event("Without the right to create").toString();
        assertThat(pair.leeds().client().put("internet", "2", document)).isInstanceOf(Acknowledged.class);

        // Then
        Awaitility.await("the partner has it")
                .atMost(MIRRORED)
                .untilAsserted(() -> assertMirrors(pair.hangzhou(), pair.leeds()));
    }

    private static AclBindingFilter rightsOfLeeds(AclOperation operation) {
        return new AclBindingFilter(
                new ResourcePatternFilter(ResourceType.TOPIC, null, PatternType.ANY),
                new AccessControlEntryFilter("User:leeds", null, operation, AclPermissionType.ALLOW));
    }

    @Test
    @Order(7)
    void whoIsDeniedByNameIsOutAtOnce() {
        // Given
        try (Admin hangzhou = Admin.create(broker.client("hangzhou"))) {
            List<String> own = List.of(Topics.items("hangzhou"));
            assertThat(answer(hangzhou.describeTopics(own).allTopicNames())).hasSize(1);

            // When
            broker.run(InternetBroker.STOLEN, "hangzhou");

            // Then
            assertThatThrownBy(() -> answer(hangzhou.describeTopics(own).allTopicNames()))
                    .hasCauseInstanceOf(AuthorizationException.class);
        }
    }

    private static void assertRefused(String name, Function<Admin, KafkaFuture<?>> attempt) {
        try (Admin admin = Admin.create(broker.client(name))) {
            assertThatThrownBy(() -> answer(attempt.apply(admin))).hasCauseInstanceOf(AuthorizationException.class);
        }
    }

    private static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get(20, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (Exception e) {
            throw new IllegalStateException("no answer", e);
        }
    }
}
