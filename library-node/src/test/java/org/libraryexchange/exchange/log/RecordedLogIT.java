package org.libraryexchange.exchange.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.libraryexchange.exchange.keys.CityKeys;
import org.libraryexchange.exchange.log.kafka.KafkaLogReader;
import org.libraryexchange.exchange.log.kafka.KafkaTopics;
import org.libraryexchange.exchange.log.kafka.LogTopic;
import org.libraryexchange.exchange.log.postgres.PostgresMirror;
import org.libraryexchange.exchange.proving.TestNode;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.Judge;
import org.libraryexchange.record.Topics;
import org.libraryexchange.seal.SealCheck;
import org.libraryexchange.stack.LocalKafka;

/** A mirror that reads a recorded log of some version must reach the catalogue that was recorded with it. */
class RecordedLogIT {

    @RegisterExtension
    static final PostgresExtension DATABASE = new PostgresExtension();

    private static final Path RECORDINGS = Path.of("../shared-model/src/test/resources/org/libraryexchange/record");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static LocalKafka kafka;
    private static KafkaTopics topics;

    @BeforeAll
    static void startBroker() {
        kafka = LocalKafka.start(folder, LocalKafka.Options.DEFAULT);
        topics = new KafkaTopics(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()));
    }

    @AfterAll
    static void stopBroker() {
        kafka.close();
    }

    /** Needed because the next recording has topics of the same names. */
    @AfterEach
    void removeTopics() throws Exception {
        try (Admin admin = topics.admin()) {
            admin.deleteTopics(admin.listTopics().names().get()).all().get();
        }
    }

    /** A city of a recording. */
    record RecordedCity(Path recording, String name) {

        List<JsonNode> lines(String file) {
            try (Stream<String> lines = Files.lines(recording.resolve(file))) {
                return lines.map(RecordedLogIT::tree).toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Path key() {
            return recording.resolve(name + "-public-key.pem");
        }
    }

    static Stream<RecordedCity> cities() throws IOException {
        List<RecordedCity> cities = new ArrayList<>();
        try (Stream<Path> recordings = Files.list(RECORDINGS)) {
            recordings.filter(Files::isDirectory).sorted().forEach(recording -> {
                cities.add(new RecordedCity(recording, "leeds"));
                cities.add(new RecordedCity(recording, "hangzhou"));
            });
        }
        return cities.stream();
    }

    @ParameterizedTest
    @MethodSource("cities")
    void mirrorComesToTheRecordedCatalogue(RecordedCity city) throws SQLException {
        // Given
        write(city);

        // When
        read(city);

        // Then
        List<JsonNode> snapshot = city.lines(city.name() + ".snapshot.ndjson");
        JsonNode end = snapshot.get(snapshot.size() - 1).path("snapshot");
        assertThat(documents(city, "status = 'published'"))
                .hasSize(end.path("items").asInt())
                .containsExactlyInAnyOrderElementsOf(texts(snapshot.subList(0, snapshot.size() - 1)));
        JsonNode changes = city.lines(city.name() + ".changes.json").get(0);
        assertThat(documents(city, "true")).containsExactlyElementsOf(texts(changes.findValues("item")));
        assertThat(numbers("select sequence from item order by sequence"))
                .isEqualTo(StreamSupport.stream(changes.path("changes").spliterator(), false)
                        .map(change -> change.path("sequence").asLong())
                        .toList());
        assertThat(numbers("select sequence from mirror_position"))
                .containsExactly(end.at("/positions/" + city.name()).asLong());
        assertThat(numbers("select count(*) from rejected_record")).containsExactly(0L);
    }

    private static void write(RecordedCity city) {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers(),
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        String topic = Topics.items(city.name());
        try (Admin admin = topics.admin()) {
            topics.ensure(admin, LogTopic.items(city.name()));
        }
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings)) {
            for (JsonNode line : city.lines(topic + ".ndjson")) {
                var unused = producer.send(record(topic, line));
            }
        }
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, JsonNode line) {
        byte[] value = line.has("value") ? utf8(line.path("value")) : unpacked(line.path("gzip"));
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, 0, utf8(line.path("key")), value);
        line.path("headers")
                .forEach(header -> record.headers()
                        .add(
                                header.path("name").asText(),
                                header.has("text") ? utf8(header.path("text")) : base64(header.path("base64"))));
        return record;
    }

    private static void read(RecordedCity city) {
        String topic = Topics.items(city.name());
        SealCheck seals = new CityKeys(new TestNode("york", city.name(), Optional.empty(), Optional.of(city.key())))
                .checkOf(city.name());
        try (KafkaLogReader reader = new KafkaLogReader(topics, topic, "york", Limits.of(500, 1 << 20));
                JudgedLog judged = JudgedLog.inTurn(new Judge(CityLog.items(city.name()), seals), reader);
                PostgresMirror mirror =
                        new PostgresMirror(DATABASE.sessions(), Limits.OF_REJECTIONS, city.name(), topic)) {
            Applier applier = new Applier(mirror, judged, new HeardMessages(), new Untroubled());
            do {
                applier.step(Duration.ofSeconds(1));
            } while (applier.recordsBehind() != 0);
        }
    }

    private static List<String> documents(RecordedCity city, String condition) throws SQLException {
        return query(
                "select document from item where owner = '%s' and %s order by sequence"
                        .formatted(city.name(), condition),
                row -> row.getString(1));
    }

    private static List<Long> numbers(String sql) throws SQLException {
        return query(sql, row -> row.getLong(1));
    }

    private interface Cell<T> {
        T of(ResultSet row) throws SQLException;
    }

    private static <T> List<T> query(String sql, Cell<T> cell) throws SQLException {
        try (Connection session = DATABASE.postgres().connect();
                Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<T> cells = new ArrayList<>();
            while (row.next()) {
                cells.add(cell.of(row));
            }
            return cells;
        }
    }

    /** The documents as texts. Canonical documents keep their order and have no spaces. */
    private static List<String> texts(List<JsonNode> documents) {
        return documents.stream().map(JsonNode::toString).toList();
    }

    private static JsonNode tree(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] utf8(JsonNode text) {
        return text.asText().getBytes(UTF_8);
    }

    private static byte[] base64(JsonNode text) {
        return Base64.getDecoder().decode(text.asText());
    }

    private static byte[] unpacked(JsonNode gzip) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(base64(gzip)))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
