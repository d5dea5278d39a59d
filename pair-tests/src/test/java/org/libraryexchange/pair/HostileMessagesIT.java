package org.libraryexchange.pair;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.CityLog.Sort;
import org.libraryexchange.record.Header;

/** Leeds has gone mad, or its key is in wrong hands: what its logs say to Hangzhou has good seals and makes no sense. */
@ExtendWith(SharedPair.class)
class HostileMessagesIT {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final UUID PROOF = UUID.fromString("019ac1f2-0000-7000-8000-00000000bad1");

    @Test
    void neitherLogStandsStillAndTheProofsOfBothCitiesAreMade(PairUnderTest pair) {
        // Given
        List<ProducerRecord<byte[], byte[]>> messages = senseless(pair);
        StolenKey key = new StolenKey(pair.leeds());
        long before = rejected(pair.hangzhou());

        // When
        messages.forEach(each -> pair.log(pair.leeds()).append(key.seal(each)));

        // Then
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(
                        () -> assertThat(rejected(pair.hangzhou()) - before).isEqualTo(messages.size()));
        prove(pair.leeds());
        prove(pair.hangzhou());
        CityAssert.assertThat(pair.hangzhou()).mirrors(pair.leeds());
    }

    private static long rejected(CityUnderTest city) {
        return city.database()
                .number("select count(*) from rejected_record where reason in ('invalid-message', 'not-storable')");
    }

    /** A proof that is answered by a receipt which the owner believes. */
    private static void prove(CityUnderTest owner) {
        Acknowledged asked = (Acknowledged) owner.client().prove();
        String proof = asked.json().path("id").asText();
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> assertThat(owner.database()
                                .query(
                                        "select outcome || ' ' || signature_state from receipt where proof_id = ?::uuid",
                                        row -> row.getString(1),
                                        proof))
                        .containsExactly("verified valid"));
    }

    /** Those of the log itself, and those in which Leeds answers. */
    List<ProducerRecord<byte[], byte[]>> senseless(PairUnderTest pair) {
        List<ProducerRecord<byte[], byte[]>> messages =
                new ArrayList<>(ofProofs(pair.leeds().log()));
        messages.addAll(answers(answers(pair)));
        return messages;
    }

    /** The log in which Leeds answers. */
    CityLog answers(PairUnderTest pair) {
        return CityLog.exchange(pair.leeds().name());
    }

    private static List<ProducerRecord<byte[], byte[]>> ofProofs(CityLog log) {
        String buckets = Base64.getEncoder().encodeToString(new byte[32 * 4_096]);
        String root = Sha256.hex(new byte[32 * 4_096]);
        return List.of(
                message(log, "manifest", "manifest", manifest("9007199254740993", root, buckets)),
                message(log, "manifest", "manifest", manifest("9223372036854775807", root, buckets)),
                message(log, "manifest", "manifest", manifest("-1", root, buckets)),
                message(
                        log,
                        "marker",
                        "marker",
                        "{\"proof\":\"" + PROOF + "\",\"sequence\":9007199254740993,\"step\":1}"),
                message(log, "marker", "marker", "{\"proof\":\"" + PROOF + "\",\"sequence\":1,\"step\":-1}"),
                message(log, "listing", "listing/0", listing("x".repeat(200) + " 1 1 a b")),
                message(
                        log,
                        "listing",
                        "listing/0",
                        listing(PROOF + " 9223372036854775807 1 festival published " + "0".repeat(64) + " "
                                + "0".repeat(64))));
    }

    private static String manifest(String items, String root, String buckets) {
        return """
                {"buckets":"%s","damaged":[],"items":%s,"proof":"%s","root":"%s","sequence":1,"step":1}""".formatted(buckets, items, PROOF, root);
    }

    private static String listing(String line) {
        return """
                {"items":["%s"],"last":true,"part":0,"proof":"%s","sequence":1,"step":1}""".formatted(line, PROOF);
    }

    private static List<ProducerRecord<byte[], byte[]>> answers(CityLog log) {
        return List.of(
                receipt(log, "+1000000000-01-01T00:00:00Z", "1"),
                receipt(log, "-0001-01-01T00:00:00Z", "1"),
                receipt(log, "2026-11-20T14:05:11Z", "9007199254740993"),
                message(log, "reissue-request", PROOF.toString(), """
                        {"id":"%s","items":[{"id":"%s","sequence":-1}],%s"mirror":"leeds","owner":"hangzhou"}""".formatted(PROOF, PROOF, about(log))));
    }

    private static ProducerRecord<byte[], byte[]> receipt(CityLog log, String made, String sequence) {
        return message(log, "receipt", PROOF.toString(), """
                {"items":1,%s"made":"%s","mirror":"leeds","outcome":"verified","owner":"hangzhou","proof":"%s",\
                "sequence":%s,"step":1,"unnamed":0,"verified":1}""".formatted(about(log), made, PROOF, sequence));
    }

    /** Answers about letters name their log. */
    private static String about(CityLog log) {
        return log.sort() == Sort.LETTERS ? "\"log\":\"/cities/hangzhou/letters/leeds\"," : "";
    }

    static ProducerRecord<byte[], byte[]> message(CityLog log, String type, String key, String json) {
        byte[] value = json.getBytes(UTF_8);
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(log.topic(), 0, key.getBytes(UTF_8), value);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(Header.SPEC_VERSION, "1.0");
        headers.put(Header.TYPE, "org.libraryexchange." + type + ".v1");
        headers.put(Header.ID, "leeds/" + type + "/forged");
        headers.put(Header.SOURCE, log.source());
        headers.put(Header.SUBJECT, "catalogue");
        headers.put(Header.TIME, Instant.EPOCH.toString());
        headers.put(Header.CONTENT_TYPE, "application/json");
        headers.put(Header.SHA256, Sha256.hex(value));
        headers.forEach((name, content) -> message.headers().add(name, content.getBytes(UTF_8)));
        return message;
    }

    /** Leeds would have to give a place above it, and no mirror follows so far. */
    @Test
    void receiptForAPlaceBeyondAllReasonStopsNothing(PairUnderTest pair) {
        // Given
        ProducerRecord<byte[], byte[]> receipt = receipt(answers(pair), "2026-11-20T14:05:11Z", "9007199254740992");

        // When
        pair.log(pair.leeds()).append(new StolenKey(pair.leeds()).seal(receipt));

        // Then
        prove(pair.hangzhou());
        assertThat(pair.hangzhou().client().status().log().state()).isEqualTo("active");
    }

    /** Cities write in no transactions. Their ends are no records, and nobody waits for what is behind them. */
    @Test
    void transactionsAreSetAsideAndTheirEndsAreNoAlarm(PairUnderTest pair) {
        // Given
        TopicUnderTest log = pair.log(pair.leeds());
        StolenKey key = new StolenKey(pair.leeds());
        List<String> reasons;
        long before = pair.hangzhou().database().number("select coalesce(max(id), 0) from rejected_record");

        // When
        try (KafkaProducer<byte[], byte[]> producer = transactional(log)) {
            producer.initTransactions();
            producer.beginTransaction();
            var unusedGivenUp = producer.send(key.seal(HostileRecords.in(log).good("given up")));
            producer.flush();
            producer.abortTransaction();
            producer.beginTransaction();
            var unusedCommitted = producer.send(key.seal(HostileRecords.in(log).good("committed")));
            producer.commitTransaction();
        }

        // Then
        CityAssert.assertThat(pair.hangzhou()).reachesEndOfLogOf(pair.leeds(), log, SOON);
        reasons = pair.hangzhou()
                .database()
                .query(
                        "select reason from rejected_record where id > " + before + " order by id",
                        row -> row.getString(1));
        assertThat(reasons).containsExactly("in-transaction", "in-transaction");
        CityAssert.assertThat(pair.hangzhou()).mirrors(pair.leeds());
        // The end of a transaction is written after its producer has heard of it.
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> assertThat(pair.hangzhou()
                                .database()
                                .number("select next_offset from mirror_position where owner = 'leeds'"))
                        .isEqualTo(log.endOffset()));
    }

    private static KafkaProducer<byte[], byte[]> transactional(TopicUnderTest log) {
        return new KafkaProducer<>(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                log.kafka().bootstrapServers(),
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                "a stranger's"));
    }
}
