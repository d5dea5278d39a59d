package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringDeserializer;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;
import org.libraryexchange.pair.Visitor.Answer;
import org.libraryexchange.record.Topics;
import org.libraryexchange.stack.KeyFiles;
import org.libraryexchange.stack.pair.Together;
import org.libraryexchange.stack.staff.LocalPerson;

/** Three cities at the broker of the guide: each writes letters to both others, and letters of two are nothing to the third. */
@Tag("long")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ThirdCityRightsIT {

    private static final String YORK = ThirdCity.NAME;
    private static final List<String> CITIES = List.of("leeds", "hangzhou", YORK);
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int MOST_POLLS = 30;
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    static Path folder;

    static final Secrets SECRETS = Secrets.named("question", "questionInChinese", "answer", "reason");
    static InternetBroker broker;
    static PairUnderTest pair;
    static ThirdCity york;

    @BeforeAll
    static void setUpByTheGuide() {
        broker = new InternetBroker(folder);
        broker.run(InternetBroker.CERTIFICATES, "kafka");
        Stream.concat(Stream.of("admin"), CITIES.stream()).forEach(name -> broker.run(InternetBroker.CITY, name));
        KeyFiles keys = KeyFiles.ed25519(folder, YORK);
        Map<String, String> environment = new HashMap<>(broker.nodeEnvironment());
        environment.putAll(ThirdCity.asPartner(keys));
        Together.run(List.of(
                () -> pair = PairUnderTest.startOn(broker.options(), environment), ThirdCityRightsIT::grantRights));
        york = ThirdCity.start(
                pair,
                folder,
                keys,
                "-Dlibrary.letters.desks.minster.name.en=Minster Library",
                "-Dlibrary.letters.desks.minster.name.zh-Hans=Minster Library");
    }

    /** First those of two cities, and then the third joins. */
    private static void grantRights() {
        broker.run(InternetBroker.RIGHTS, "leeds");
        List<String> said = broker.run(InternetBroker.THIRD, "leeds");
        assertThat(said.get(1)).contains("User:leeds", "User:hangzhou").doesNotContain("User:york");
    }

    @AfterAll
    static void stop() {
        if (york != null) {
            york.close();
        }
        if (pair != null) {
            pair.close();
        }
    }

    private static NodeClient client(String city) {
        return switch (city) {
            case "leeds" -> pair.leeds().client();
            case "hangzhou" -> pair.hangzhou().client();
            default -> york.client();
        };
    }

    private static Acknowledged done(RequestOutcome outcome) {
        assertThat(outcome).isInstanceOf(Acknowledged.class);
        return (Acknowledged) outcome;
    }

    private static Acknowledged sent(String from, ObjectNode letter) {
        Acknowledged draft = done(client(from).createLetter(letter.toString()));
        return done(client(from).actOnLetter(draft.id(), "send", draft.entityTag()));
    }

    private static Acknowledged arrived(String at, UUID letter) {
        return done(Awaitility.await("the letter is there")
                .atMost(SOON)
                .until(() -> client(at).get("/api/v1/letters/" + letter), Acknowledged.class::isInstance));
    }

    @Test
    @Order(1)
    void eachCityMirrorsBothOthers() {
        // When
        for (String city : CITIES) {
            assertThat(client(city)
                            .put("three", "1", ItemDocuments.event("Of three").toString()))
                    .isInstanceOf(Acknowledged.class);
        }

        // Then
        Map<String, DatabaseUnderTest> databases = Map.of(
                "leeds", pair.leeds().database(), "hangzhou", pair.hangzhou().database(), YORK, york.database());
        Awaitility.await("each mirrors the others")
                .atMost(SOON)
                .untilAsserted(() -> ThirdCityIT.assertEqual(databases));
    }

    @ParameterizedTest
    @CsvSource({"leeds, hangzhou", "hangzhou, leeds", "leeds, york", "york, leeds", "hangzhou, york", "york, hangzhou"})
    @Order(2)
    void eachCityWritesToEachOther(String from, String to) {
        // When
        Acknowledged sent = sent(from, ItemDocuments.letter(to, "From " + from));

        // Then
        assertThat(arrived(to, sent.id()).body()).isEqualTo(sent.body());
        Awaitility.await("its sender is told")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(done(client(from).get("/api/v1/letters/" + sent.id() + "/receipt"))
                                .json()
                                .path("state")
                                .asText())
                        .isEqualTo("delivered"));
    }

    @Test
    @Order(3)
    void nightProvesTheLettersToBoth() {
        // When
        Acknowledged begun = done(pair.leeds().client().run());

        // Then
        JsonNode run = Awaitility.await("the run ends")
                .atMost(SOON)
                .until(
                        () -> done(client("leeds").get("/api/v1/exchange/runs/" + begun.id()))
                                .json(),
                        it -> !it.path("outcome").isNull());
        assertThat(run.path("outcome").asText()).as("%s", run).isEqualTo("complete");
        assertThat(StreamSupport.stream(run.path("partners").spliterator(), false)
                        .map(partner -> partner.at("/letters/theirs/verified").asLong()))
                .containsExactly(1L, 1L);
    }

    /** As librarians of a city with two partners write, without a script. */
    @Test
    @Order(4)
    void librarianChoosesThePartnerAndOneOfItsDesks() {
        Awaitility.await("York has told its desks")
                .atMost(SOON)
                .until(() ->
                        client("leeds").get("/api/v1/letters/desks").toString().contains("minster"));
        try (DeskPerson leeds = DeskPerson.at(pair.leeds(), LocalPerson.LIBRARIAN, 390, "en")) {
            // Given
            Browser browser = leeds.browser();
            browser.withoutScripts();
            browser.open("/desk/letters/new");
            assertThat(browser.texts("[name=addressee] option"))
                    .containsExactly(
                            "Please choose",
                            "Usual desk, Hangzhou",
                            "Events, Hangzhou",
                            "Local Documents, Hangzhou",
                            "Usual desk, york",
                            "Events, york",
                            "Local and Family History, york",
                            "Minster Library, york");

            // When
            leeds.fills("/subject/en", "To the minster")
                    .fills("/text/en", "Good morning.")
                    .presses("send");
            browser.awaitText(".problems", "Addressee");
            assertThat(browser.scrollsSideways()).isFalse();
            leeds.chooses("addressee", "york/minster").presses("save");
            browser.awaitText(".done", "The draft is saved.");
            assertThat(browser.value("[name=addressee]")).isEqualTo("york/minster");
            leeds.presses("send");
            browser.awaitAddress("/desk/letters/threads/");

            // Then
            UUID letter = UUID.fromString(
                    browser.attribute(".thread-letters > li", "id").replace("letter-", ""));
            assertThat(arrived(YORK, letter).json().path("toDesk").asText()).isEqualTo("minster");
            browser.click("a[href*='reply=']");
            browser.awaitAddress("/desk/letters/new?");
            assertThat(browser.texts("[name=addressee]")).isEmpty();
            assertThat(browser.texts("[name='/toDesk'] option"))
                    .containsExactly("Their usual desk", "Events", "Local and Family History", "Minster Library");
        }
    }

    @Test
    @Order(5)
    void thirdCityKnowsNothingOfALetterBetweenTwo() {
        // Given
        ObjectNode question = ItemDocuments.letter("hangzhou", SECRETS.word("question"));
        question.withObject("/text").put("zh-Hans", SECRETS.word("questionInChinese"));
        Acknowledged asked = sent("leeds", question);
        arrived("hangzhou", asked.id());
        ObjectNode answer = ItemDocuments.letter("leeds", "Re: A question");
        answer.withObject("/text").put("en", SECRETS.word("answer"));
        answer.put("inReplyTo", asked.id().toString());
        Acknowledged answered = sent("hangzhou", answer);
        arrived("leeds", answered.id());
        done(client("hangzhou")
                .handleLetter(
                        asked.id(),
                        asked.entityTag(),
                        "{\"state\":\"declined\",\"reason\":{\"en\":\"%s\"}}".formatted(SECRETS.word("reason"))));
        Awaitility.await("Leeds knows the reason")
                .atMost(SOON)
                .until(() -> client("leeds")
                        .get("/api/v1/threads/" + asked.json().path("thread").asText())
                        .toString()
                        .contains(SECRETS.word("reason")));

        // When
        Map<String, List<String>> stored = york.database().rows();
        List<Answer> answers =
                answersOfYork(List.of(asked.id().toString(), answered.id().toString()));

        // Then
        assertThat(SECRETS.in(pair.hangzhou().database().rows().toString()))
                .as("the search finds what is there")
                .isEqualTo(SECRETS.names());
        stored.forEach((table, rows) -> assertThat(rows).as(table).noneMatch(row -> tells(row, asked, answered)));
        assertThat(answers)
                .hasSizeGreaterThan(500)
                .noneMatch(it -> !SECRETS.in(it.text()).isEmpty());
        assertThat(answers).anyMatch(it -> it.text().contains("From hangzhou"));
        System.out.printf(
                "third city: %d tables with %d rows and %d answers know nothing of a letter between two%n",
                stored.size(), stored.values().stream().mapToInt(List::size).sum(), answers.size());
    }

    private static boolean tells(String row, Acknowledged asked, Acknowledged answered) {
        return !SECRETS.in(row).isEmpty()
                || row.contains(asked.id().toString())
                || row.contains(answered.id().toString());
    }

    /** To nobody, to a token with every role, and to somebody with every role at the pages of staff. */
    private static List<Answer> answersOfYork(List<String> letters) {
        york.putOnTheList("york.everything", PASSWORD);
        return Stream.of(
                        Visitor.anonymous(york.api()),
                        Visitor.withToken(york.api(), york.token()),
                        Visitor.signedIn(york.api(), "york.everything", PASSWORD))
                .flatMap(visitor -> visitor.everything(letters).stream())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"leeds, hangzhou", "hangzhou, leeds"})
    @Order(6)
    void thirdCityNeitherReadsNorWritesNorSeesLettersBetweenTwo(String from, String to) throws Exception {
        String letters = Topics.letters(from, to);
        TopicPartition partition = new TopicPartition(letters, 0);
        ConfigResource settings = new ConfigResource(ConfigResource.Type.TOPIC, letters);

        assertThatThrownBy(() -> firstValue(YORK, letters)).isInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> write(YORK, letters)).hasCauseInstanceOf(TopicAuthorizationException.class);
        try (Admin admin = Admin.create(broker.client(YORK))) {
            assertRefused(admin.describeTopics(List.of(letters)).allTopicNames());
            assertRefused(
                    admin.listOffsets(Map.of(partition, OffsetSpec.latest())).partitionResult(partition));
            assertRefused(admin.describeConfigs(List.of(settings)).all());
            assertRefused(admin.createTopics(List.of(new NewTopic(letters, 1, (short) 1)))
                    .all());
            assertRefused(admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(1)))
                    .all());
            assertRefused(admin.deleteTopics(List.of(letters)).all());
            assertThatThrownBy(() -> admin.listConsumerGroupOffsets("library-mirror-" + to)
                            .partitionsToOffsetAndMetadata()
                            .get(20, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(GroupAuthorizationException.class);
            assertThat(admin.listTopics().names().get(20, TimeUnit.SECONDS))
                    .contains(Topics.items(from), Topics.letters(from, YORK), Topics.letters(YORK, from))
                    .doesNotContain(letters);
        }
    }

    private static void assertRefused(KafkaFuture<?> attempt) {
        assertThatThrownBy(() -> attempt.get(20, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(TopicAuthorizationException.class);
    }

    @ParameterizedTest
    @CsvSource({"leeds, hangzhou", "hangzhou, leeds"})
    @Order(6)
    void whoMayReadReads(String from, String to) {
        assertThat(firstValue(YORK, Topics.items(from))).isNotEmpty();
        assertThat(firstValue(YORK, Topics.letters(from, YORK))).isNotEmpty();
        assertThat(firstValue(to, Topics.letters(from, to))).isNotEmpty();
        assertThatThrownBy(() -> write(YORK, Topics.letters(from, YORK)))
                .hasCauseInstanceOf(TopicAuthorizationException.class);
    }

    private static String firstValue(String name, String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(broker.client(name), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, 0);
            for (int i = 0; i < MOST_POLLS; i++) {
                for (ConsumerRecord<String, String> consumed : consumer.poll(Duration.ofSeconds(1))) {
                    return consumed.value();
                }
            }
            throw new IllegalStateException("nothing to read in " + topic);
        }
    }

    private static void write(String name, String topic) throws Exception {
        Map<String, Object> settings = broker.client(name);
        settings.put("max.block.ms", 10_000);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, 0, "key", "nonsense")).get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    @Order(7)
    void nodesOfAllThreeAreWell() {
        Awaitility.await("all are green")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(List.of(
                                Health.of(pair.leeds()), Health.of(pair.hangzhou()), Health.at(york.management())))
                        .containsOnly(Health.GREEN));
    }
}
