package org.libraryexchange.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LocalKafkaIT {

    private static final TopicPartition PARTITION = new TopicPartition("items", 0);

    private static final int SIDE_PORT = Ports.free();
    private static final int BACK_PORT = Ports.free();

    @TempDir
    static Path folder;

    static LocalKafka kafka;

    @BeforeAll
    static void start() throws Exception {
        // A killed broker may register again when its old session is over.
        kafka = LocalKafka.start(
                folder,
                LocalKafka.Options.DEFAULT
                        .withSetting("broker.session.timeout.ms", "3000")
                        .withListeners(List.of(
                                new LocalKafka.Listener("SIDE", SIDE_PORT, BACK_PORT),
                                new LocalKafka.Listener("BACK", BACK_PORT, BACK_PORT))));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("items", Optional.of(1), Optional.empty())))
                    .all()
                    .get();
        }
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    @Order(1)
    void deliversWhatWasSent() throws Exception {
        send("first");

        assertThat(received()).containsExactly("first");
    }

    @Test
    @Order(2)
    void topicsComeOnlyByIntent() {
        assertThatThrownBy(() -> sendTo("misspelt", "lost", 2_000)).isInstanceOf(ExecutionException.class);
    }

    @Test
    @Order(3)
    void frozenBrokerAnswersAgainAfterTheThaw() {
        kafka.freeze();
        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> send("second"));
        assertThat(sending).isNotCompleted();

        kafka.thaw();

        assertThat(sending).succeedsWithin(Duration.ofSeconds(20));
    }

    @Test
    @Order(4)
    void acknowledgedRecordsSurviveAKill() throws Exception {
        send("third");

        kafka.kill();
        kafka.restart();

        assertThat(received()).containsExactly("first", "second", "third");
    }

    @Test
    @Order(5)
    void clientsOfAnotherListenerAreToldItsAddress() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + SIDE_PORT))) {
            assertThat(admin.describeCluster().nodes().get())
                    .extracting(Node::port)
                    .containsExactly(BACK_PORT);
        }
    }

    private static void send(String value) {
        try {
            sendTo("items", value, 20_000);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sendTo(String topic, String value, int patienceMillis) throws Exception {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "max.block.ms", patienceMillis);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, value)).get(30, TimeUnit.SECONDS);
        }
    }

    private static List<String> received() throws Exception {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            long end = consumer.endOffsets(List.of(PARTITION)).get(PARTITION);
            List<String> values = new ArrayList<>();
            while (consumer.position(PARTITION) < end) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach((ConsumerRecord<String, String> record) -> values.add(record.value()));
            }
            return values;
        }
    }
}
