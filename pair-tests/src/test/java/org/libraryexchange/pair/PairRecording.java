package org.libraryexchange.pair;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.Judge;
import org.libraryexchange.record.Judgement;
import org.libraryexchange.record.Judgement.Accepted;
import org.libraryexchange.record.Judgement.AcceptedMessage;
import org.libraryexchange.record.RawRecord;
import org.libraryexchange.record.RawRecord.RawHeader;
import org.libraryexchange.record.Topics;
import org.libraryexchange.seal.SealCheck;
import org.libraryexchange.stack.LocalKafka;

/** A folder into which logs and catalogues of a pair are written as they are. Its README tells the form. */
record PairRecording(Path folder, LocalKafka kafka) {

    private static final String FOLDER = "shared-model/src/test/resources/org/libraryexchange/record";

    /** The digests of a manifest would make most of the recording, and most of them are that of nothing. */
    private static final int LARGEST_PLAIN = 16_384;

    /** Makes a recording, which must not be there: recordings are added, never changed. */
    static PairRecording create(String name, LocalKafka kafka) {
        try {
            Path folder = Repository.root().resolve(FOLDER).resolve(name);
            return new PairRecording(Files.createDirectory(folder), kafka);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(CityUnderTest city) throws IOException {
        String name = city.name();
        Files.copy(city.signingKeys().publicKey(), folder.resolve(name + "-public-key.pem"));
        Judge items = new Judge(CityLog.items(name), SealCheck.none());
        Files.write(file(Topics.items(name)), lines(Topics.items(name), items::judge));
        Judge messages = new Judge(CityLog.exchange(name), SealCheck.none());
        Files.write(file(Topics.exchange(name)), lines(Topics.exchange(name), messages::judge));
        Files.writeString(file(name + ".snapshot"), answer(city, "/api/v1/snapshot?owner=" + name));
        Files.writeString(
                folder.resolve(name + ".changes.json"),
                answer(city, "/api/v1/changes?owner=" + name + "&limit=1000") + "\n");
    }

    private Path file(String name) {
        return folder.resolve(name + ".ndjson");
    }

    private static String answer(CityUnderTest city, String address) {
        return ((Acknowledged) city.client().get(address)).body();
    }

    private List<String> lines(String topic, Function<RawRecord, Judgement> judge) {
        List<String> lines = new ArrayList<>();
        TopicPartition partition = new TopicPartition(topic, 0);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.bootstrapServers(),
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class))) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> lines.add(line(record, judge)));
            }
        }
        return lines;
    }

    private static String line(ConsumerRecord<byte[], byte[]> record, Function<RawRecord, Judgement> judge) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        Instant timestamp = Instant.ofEpochMilli(record.timestamp());
        line.put("offset", record.offset()).put("timestamp", timestamp.toString());
        line.put("key", new String(record.key(), UTF_8));
        ArrayNode headers = line.putArray("headers");
        List<RawHeader> raw = new ArrayList<>();
        for (Header header : record.headers()) {
            putBytes(headers.addObject().put("name", header.key()), header.value());
            raw.add(new RawHeader(header.key(), header.value()));
        }
        if (record.value().length > LARGEST_PLAIN) {
            line.put("gzip", base64(packed(record.value())));
        } else {
            line.put("value", new String(record.value(), UTF_8));
        }
        line.put(
                "meaning",
                meaning(judge.apply(new RawRecord(record.offset(), timestamp, record.key(), record.value(), raw))));
        return line.toString();
    }

    private static void putBytes(ObjectNode header, byte[] value) {
        String text = new String(value, US_ASCII);
        if (text.chars().allMatch(character -> character >= ' ' && character <= '~')) {
            header.put("text", text);
        } else {
            header.put("base64", base64(value));
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] packed(byte[] value) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** What is understood of a record; later versions have to understand the same. */
    private static String meaning(Judgement judgement) {
        if (judgement instanceof Accepted accepted) {
            return "%s follows %d: %s %s %s version %d %s"
                    .formatted(
                            accepted.record().change(),
                            accepted.record().follows(),
                            accepted.summary().kindTerm(),
                            accepted.summary().id(),
                            accepted.summary().statusTerm(),
                            accepted.summary().version(),
                            Sha256.hex(judgement.raw().value()));
        }
        if (judgement instanceof AcceptedMessage noted) {
            return "%s%s %s"
                    .formatted(
                            noted.message().name(),
                            noted.signature().isPresent() ? " signed" : "",
                            Sha256.hex(judgement.raw().value()));
        }
        throw new IllegalStateException("a pair that is well writes what it understands: " + judgement);
    }
}
