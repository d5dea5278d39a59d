package org.libraryexchange.exchange.log.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.libraryexchange.exchange.log.Limits;
import org.libraryexchange.exchange.log.LogItems;
import org.libraryexchange.exchange.log.LogWriter;
import org.libraryexchange.exchange.log.Untroubled;
import org.libraryexchange.exchange.log.kafka.LogTopic.Compaction;
import org.libraryexchange.fixture.PictureForms;
import org.libraryexchange.item.Status;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.picture.PictureDocument;
import org.libraryexchange.picture.PictureSize;
import org.libraryexchange.proof.Marker;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.DocumentRecord;
import org.libraryexchange.record.LogRecord;
import org.libraryexchange.record.MessageRecord;
import org.libraryexchange.stack.LocalKafka;

/**
 * What an erased item said, and the bytes of a picture that was taken down, must go from the broker's disk. The times are
 * those of the product, in seconds.
 */
class KafkaErasureIT {

    private static final String WORD = "Zebedee Arkwright";
    private static final int ERASED = 7;
    private static final Compaction COMPACTION =
            new Compaction(Duration.ofSeconds(1), Duration.ofSeconds(6), Duration.ofSeconds(2));
    private static final Duration DELETED_AFTER = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A file that the broker renames just now may be in no list. */
    private static final Duration NO_RENAMING = Duration.ofSeconds(1);

    @TempDir
    static Path folder;

    private static LocalKafka kafka;
    private static KafkaTopics topics;

    @BeforeAll
    static void startBroker() {
        kafka = LocalKafka.start(
                folder,
                LocalKafka.Options.DEFAULT
                        // Nothing but the time limit makes this broker compact a log, however little of it is new.
                        .withSetting("log.cleaner.min.cleanable.ratio", "1.0")
                        .withSetting("log.cleaner.backoff.ms", "500")
                        .withSetting("log.segment.delete.delay.ms", String.valueOf(DELETED_AFTER.toMillis())));
        topics = new KafkaTopics(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()));
    }

    @AfterAll
    static void stopBroker() {
        kafka.close();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsErasedGoesThoughOnlyAMarkerIsWrittenAfterIt(Erased erased) {
        LogTopic topic = LogTopic.compacted(erased.log().topic(), COMPACTION);
        LogFiles files = files(topic);
        Set<String> held = new TreeSet<>();
        try (LogWriter log = opened(topic)) {
            // Given
            erased.writeTo(log);
            assertThat(files.holding(erased.content(ERASED))).containsExactly("00000000000000000000.log");

            // When
            await().pollDelay(COMPACTION.segment().plusMillis(100)).until(() -> true);
            log.append(List.of(erased.marker()));
        }

        // Then
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .during(NO_RENAMING)
                .until(() -> {
                    List<String> now = files.holding(erased.content(ERASED));
                    held.addAll(now);
                    return now.isEmpty();
                });
        assertThat(held).contains("00000000000000000000.log.deleted");
        assertThat(files.holding("erased")).isNotEmpty();
        assertThat(files.holding(erased.content(3))).isNotEmpty();
    }

    @Tag("long")
    @Test
    void topicOfAnEarlierVersionIsChangedAndTheNextMarkerLetsTheItemGo() {
        // Given
        LogTopic earlier =
                new LogTopic("library.leeds.items", Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, "compact"), List.of());
        LogFiles files = files(earlier);
        try (LogWriter log = opened(earlier)) {
            Erased.ITEM.writeTo(log);
        }
        Duration longEnough = COMPACTION.latest().plusSeconds(2);
        await().pollDelay(longEnough)
                .atMost(longEnough.plusSeconds(1))
                .until(() -> !files.holding(WORD).isEmpty());

        // When
        try (LogWriter log = opened(LogTopic.compacted(earlier.name(), COMPACTION))) {
            await().during(Duration.ofSeconds(3))
                    .until(() -> !files.holding(WORD).isEmpty());
            log.append(List.of(Erased.ITEM.marker()));
        }

        // Then
        await().atMost(PATIENCE)
                .during(NO_RENAMING)
                .until(() -> files.holding(WORD).isEmpty());
        assertThat(files.holding("erased")).isNotEmpty();
    }

    private static LogWriter opened(LogTopic topic) {
        return new KafkaLogWriter(topics, topic, Limits.of(500, 1 << 20), new Untroubled());
    }

    private static LogFiles files(LogTopic topic) {
        return new LogFiles(folder.resolve("data").resolve(topic.name() + "-0"));
    }

    /** One of many, which stay. */
    private enum Erased {
        ITEM {
            @Override
            CityLog log() {
                return CityLog.items(LogItems.OWNER);
            }

            @Override
            String content(int n) {
                return n == ERASED ? WORD : "中秋节 " + n;
            }

            @Override
            DocumentRecord published(int n) {
                return LogItems.item(n, n, n - 1, content(n));
            }

            @Override
            DocumentRecord erasure(long sequence) {
                byte[] document = ("{\"id\":\"%s\",\"kind\":\"festival\",\"owner\":\"hangzhou\",\"status\":\"erased\","
                                + "\"updated\":\"2026-11-20T14:05:11Z\",\"version\":%d}")
                        .formatted(LogItems.id(ERASED), sequence)
                        .getBytes(UTF_8);
                return record(LogItems.id(ERASED), sequence, document);
            }
        },
        PICTURE {
            @Override
            CityLog log() {
                return CityLog.pictures(LogItems.OWNER);
            }

            /** As it travels. */
            @Override
            String content(int n) {
                return Base64.getEncoder().encodeToString(form(n).jpeg().orElseThrow());
            }

            @Override
            DocumentRecord published(int n) {
                return record(form(n).id(), n, form(n).document());
            }

            @Override
            DocumentRecord erasure(long sequence) {
                PictureDocument gone = form(ERASED).gone(Status.ERASED, 2, Instant.EPOCH);
                return record(gone.id(), sequence, gone.document());
            }

            private PictureDocument form(int n) {
                return PictureForms.form(LogItems.OWNER, PictureSize.DISPLAY, n);
            }
        };

        abstract CityLog log();

        /** What only the n-th document has. */
        abstract String content(int n);

        abstract DocumentRecord published(int n);

        abstract DocumentRecord erasure(long sequence);

        DocumentRecord record(UUID id, long sequence, byte[] document) {
            return new DocumentRecord(
                    log(), id, sequence, sequence - 1, document, Sha256.of(document), Instant.EPOCH, Optional.empty());
        }

        void writeTo(LogWriter writer) {
            writer.append(IntStream.rangeClosed(1, 20)
                    .<LogRecord>mapToObj(this::published)
                    .toList());
            writer.append(List.of(erasure(21)));
        }

        MessageRecord marker() {
            return MessageRecord.unsigned(log(), Marker.ofDigest(new UUID(0, 1), 1, 21), Instant.EPOCH);
        }
    }
}
