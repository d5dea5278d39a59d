package org.libraryexchange.pair;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;
import org.libraryexchange.pair.Visitor.Answer;
import org.libraryexchange.record.Topics;
import org.libraryexchange.stack.staff.LocalPerson;
import org.libraryexchange.stack.staff.StaffEntry;

/**
 * What librarians write to each other is in nothing that anybody else can read: no answer, log, metric, trace, mail or
 * topic of the pair. The same search finds an item's words in each of them.
 */
@Tag("long")
class LetterPrivacyPairIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String READER = "morning@libraries.example";
    private static final String DESK = "events@libraries.example";
    private static final int MOST_SHOWN = 20;
    private static final int LONGEST_SHOWN = 2_000;
    private static final String PASSWORD = "correct horse battery";
    private static final Map<String, ZoneId> ZONES =
            Map.of("leeds", ZoneId.of("Europe/London"), "hangzhou", ZoneId.of("Asia/Shanghai"));

    private static final List<String> MANAGED = List.of(
            "/q/metrics", "/q/health", "/q/health/live", "/q/health/ready", "/q/health/started", "/q/health/well");

    /** What was sent, and neither recalled nor erased, so that librarians read it. */
    private static final List<String> READ = List.of(
            "subject",
            "subjectInChinese",
            "text",
            "textInChinese",
            "name",
            "link",
            "reason",
            "reply",
            "reasonInChinese");

    /** Texts by the way in which they were told. */
    private final Map<String, List<String>> told = new TreeMap<>();

    private final List<String> letterLogs = new ArrayList<>();

    private final Secrets planted = Secrets.named("title", "titleInChinese", "identifier");

    @Test
    void wordsOfLettersReachNobodyButLibrarians() throws Exception {
        int port = MailServer.freePort();
        try (TraceCollector collector = TraceCollector.start();
                MailServer mail = MailServer.on(port);
                PairUnderTest pair = PairUnderTest.startWith(environment(collector, port))) {
            List<CityUnderTest> cities = List.of(pair.leeds(), pair.hangzhou());
            Acknowledged item = plant(pair);
            PrivateTalk talk = new PrivateTalk(pair, item.id());

            // When
            talk.takePlace();
            cities.forEach(LetterPrivacyPairIT::spendTheNight);
            long before = mail.messagesTo(READER);
            cities.forEach(LetterPrivacyPairIT::tellTheMorning);
            Awaitility.await("a digest of each city").atMost(SOON).until(() -> mail.messagesTo(READER) == before + 2);
            List<String> ids = new ArrayList<>(talk.ids());
            ids.add(item.id().toString());
            for (CityUnderTest city : cities) {
                readAnswers(city, ids);
            }
            talk.toOthers().forEach(answer -> tell("answers", answer.text()));
            readLogs(pair);
            readTopics(pair);
            for (MimeMessage message : mail.messages()) {
                tell("mails", text(message));
            }
            awaitQuiet(collector);
            collector.received().forEach(spans -> tell("traces", spans));

            // Then
            System.out.printf(
                    "privacy of letters: %d secrets; %d answers, %d lines of logs, %d metrics, %d spans, %d mails, %d records%n",
                    talk.secrets().names().size(),
                    told.get("answers").size(),
                    told.get("logs").size(),
                    told.get("metrics").stream()
                            .mapToLong(it -> it.lines().count())
                            .sum(),
                    collector.spans(),
                    told.get("mails").size(),
                    told.get("topics").size());
            assertThat(leaks(talk.secrets())).isEmpty();
            assertNobodyFinds(pair.leeds(), talk);
            assertNobodyFinds(pair.hangzhou(), talk);
            assertSearchFinds(item.id(), pair.leeds(), talk);
        }
    }

    private static Map<String, String> environment(TraceCollector collector, int port) {
        Map<String, String> environment = new HashMap<>(collector.environment());
        environment.putAll(Map.of(
                "QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true",
                "LIBRARY_DIGEST_AT", "00:00",
                "LIBRARY_DIGEST_MAIL_TO", READER,
                "LIBRARY_LETTERS_DESKS_EVENTS_MAIL", DESK,
                "QUARKUS_MAILER_FROM", "library@libraries.example",
                "QUARKUS_MAILER_HOST", "127.0.0.1",
                "QUARKUS_MAILER_PORT", Integer.toString(port)));
        return environment;
    }

    /** An item, whose words everybody may see. */
    private Acknowledged plant(PairUnderTest pair) {
        var event = ItemDocuments.event(planted.word("title"));
        event.withObject("/title").put("zh-Hans", planted.word("titleInChinese"));
        RequestOutcome put = pair.leeds().client().put("planted", planted.word("identifier"), event.toString());
        assertThat(put).isInstanceOf(Acknowledged.class);
        return (Acknowledged) put;
    }

    private static void spendTheNight(CityUnderTest city) {
        RequestOutcome begun = city.client().run();
        assertThat(begun).isInstanceOf(Acknowledged.class);
        String run = "/api/v1/exchange/runs/" + ((Acknowledged) begun).id();
        Awaitility.await("the run ends")
                .atMost(SOON)
                .until(() -> city.client().get(run) instanceof Acknowledged read
                        && !read.json().path("outcome").isNull());
    }

    /** Once more, if a morning had begun where the city is when its node started. */
    private static void tellTheMorning(CityUnderTest city) {
        city.database().execute("truncate digest cascade");
        city.database().execute("update first_night set night = ?", LocalDate.now(ZONES.get(city.name())));
    }

    private void tell(String way, String text) {
        told.computeIfAbsent(way, any -> new ArrayList<>()).add(text);
    }

    /** What a node answers to everybody who is no librarian. At the desk, cataloguers are librarians, too. */
    private void readAnswers(CityUnderTest city, List<String> ids) {
        Path data = city.publicKeyFile().getParent().getParent();
        addStaff(city, "only.ops", "ops");
        Stream<Visitor> visitors = Stream.of(
                        Stream.of(Visitor.anonymous(city.api())),
                        Stream.of("cataloguer", "ops", "exchange-operator")
                                .map(role -> Visitor.withToken(city.api(), city.token(role))),
                        Stream.of(Visitor.signedIn(
                                city.api(), LocalPerson.OPERATOR.signInName(), LocalPerson.OPERATOR.password(data))),
                        Stream.of(Visitor.signedIn(city.api(), "only.ops", PASSWORD)))
                .flatMap(it -> it);
        visitors.flatMap(visitor -> visitor.everything(ids).stream()).forEach(answer -> tell("answers", answer.text()));
        Visitor operator = Visitor.anonymous(city.management());
        MANAGED.forEach(address -> tell("metrics", operator.get(address).text()));
    }

    /** Asked when all traces have come, because these tell what a search is for. */
    private static void assertNobodyFinds(CityUnderTest city, PrivateTalk talk) {
        Visitor anybody = Visitor.anonymous(city.api());
        talk.secrets()
                .names()
                .forEach(secret -> assertThat(
                                anybody.get("/api/v1/items?q=" + talk.secrets().word(secret))
                                        .text())
                        .as(secret)
                        .contains("\"items\":[]"));
    }

    private static void addStaff(CityUnderTest city, String name, String role) {
        try (Connection session = city.postgres().connect()) {
            StaffEntry.of(name, PASSWORD, Set.of(role)).put(session);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void readLogs(PairUnderTest pair) throws IOException {
        for (CityUnderTest city : List.of(pair.leeds(), pair.hangzhou())) {
            try (Stream<String> lines = Files.lines(city.node().log())) {
                lines.forEach(line -> tell("logs", line));
            }
        }
    }

    private void readTopics(PairUnderTest pair) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                pair.kafka().bootstrapServers(),
                ConsumerConfig.EXCLUDE_INTERNAL_TOPICS_CONFIG,
                false,
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class))) {
            List<TopicPartition> partitions = consumer.listTopics().values().stream()
                    .flatMap(Collection::stream)
                    .map(it -> new TopicPartition(it.topic(), it.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    if (Topics.isLetters(record.topic())) {
                        letterLogs.add(text(record));
                    } else {
                        tell("topics", text(record));
                    }
                }
            }
        }
    }

    private static String text(ConsumerRecord<byte[], byte[]> record) {
        StringBuilder text = new StringBuilder(record.topic());
        record.headers()
                .forEach(header ->
                        text.append('\n').append(header.key()).append('=').append(text(header.value())));
        return text.append('\n')
                .append(text(record.key()))
                .append('\n')
                .append(text(record.value()))
                .toString();
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, UTF_8);
    }

    private static String text(MimeMessage message) throws IOException, MessagingException {
        return Collections.list(message.getAllHeaderLines()) + "\n" + message.getSubject() + "\n"
                + message.getContent();
    }

    /** The last spans of a request are sent a moment after its answer. */
    private static void awaitQuiet(TraceCollector collector) {
        Awaitility.await("all spans").atMost(SOON).until(collector::spans, new CountStays()::holds);
    }

    /** Whether a number is the same as the last time. */
    private static final class CountStays {

        private int before = -1;

        private boolean holds(int now) {
            boolean same = now == before;
            before = now;
            return same;
        }
    }

    /** Otherwise it would prove nothing that it does not find the words of letters. */
    private void assertSearchFinds(UUID item, CityUnderTest leeds, PrivateTalk talk) {
        assertThat(found(planted, told.get("answers"))).isEqualTo(planted.names());
        assertThat(found(planted, told.get("topics"))).isEqualTo(planted.names());
        assertThat(found(planted, told.get("mails"))).contains("titleInChinese");
        assertThat(found(planted, told.get("traces"))).contains("identifier");
        assertThat(told.get("logs")).anyMatch(line -> line.contains(item.toString()));
        assertThat(told.get("metrics")).anyMatch(text -> text.contains("partner=\"leeds\""));
        assertThat(found(talk.secrets(), letterLogs)).containsAll(READ);
        List<Answer> toALibrarian =
                Visitor.withToken(leeds.api(), leeds.token("librarian")).everything(talk.ids());
        assertThat(found(talk.secrets(), toALibrarian.stream().map(Answer::text).toList()))
                .containsAll(READ)
                .contains("draft", "keyed", "form");
    }

    private static Set<String> found(Secrets secrets, List<String> texts) {
        return texts.stream().flatMap(text -> secrets.in(text).stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The beginning of texts that have secrets, with their names. */
    private List<String> leaks(Secrets secrets) {
        return told.entrySet().stream()
                .flatMap(way -> way.getValue().stream()
                        .filter(text -> !secrets.in(text).isEmpty())
                        .limit(MOST_SHOWN)
                        .map(text -> way.getKey() + " " + secrets.in(text) + ": "
                                + text.substring(0, Math.min(LONGEST_SHOWN, text.length()))))
                .toList();
    }
}
