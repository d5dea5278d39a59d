package org.libraryexchange.pair;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.pair.DatabaseUnderTest.StoredItem;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;
import org.libraryexchange.pair.WriteTarget.Kind;
import org.libraryexchange.record.DocumentRecord;

/** The log of Leeds holds what Leeds would never write. */
@ExtendWith(SharedPair.class)
class HostileRecordsIT {

    static final Duration SOON = Duration.ofSeconds(5);

    /** Those of a partner that has gone mad: its key has sealed them. */
    @Test
    void badRecordsAreKeptAsideAndStopNoGoodOnes(PairUnderTest pair) {
        // Given
        TopicUnderTest log = pair.log(pair.leeds());
        List<HostileRecord> hostile = HostileRecords.in(log).all();
        StolenKey key = new StolenKey(pair.leeds());
        Strangers strangers = new Strangers(pair);
        long process = pair.hangzhou().node().pid();

        // When
        for (HostileRecord bad : hostile) {
            strangers.expect(log.append(key.seal(bad.content())), bad.content(), bad.reason());
            put(written(pair, "after " + bad.kind()), Kind.NEW_TEXT, "after " + bad.kind());
        }

        // Then
        CityAssert.assertThat(pair.hangzhou()).reachesEndOfLogOf(pair.leeds(), pair.log(pair.leeds()), SOON);
        CityAssert.assertThat(pair.hangzhou()).mirrors(pair.leeds());
        strangers.areRejectedAndNothingElse();
        assertThat(hostile)
                .extracting(HostileRecord::kind)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(40);
        assertThat(pair.hangzhou().node().isAlive()).isTrue();
        assertThat(pair.hangzhou().node().pid()).isEqualTo(process);
        assertThat(pair.hangzhou().client().status().mirror().state()).isEqualTo("active");
    }

    /** Whoever else can write to the topic, with whatever it may be: also what would be good if Leeds had written it. */
    @Test
    void nothingIsTakenThatLeedsHasNotSealed(PairUnderTest pair) {
        // Given
        Acknowledged written = put(written(pair, "genuine"), Kind.NEW_TEXT, "genuine");
        CityAssert.assertThat(pair.hangzhou()).reachesEndOfLogOf(pair.leeds(), pair.log(pair.leeds()), SOON);
        StoredItem original =
                pair.hangzhou().database().item("leeds", written.id()).orElseThrow();
        byte[] forged = original.document().replace("genuine", "forged").getBytes(UTF_8);
        Kcat kcat = new Kcat(pair.log(pair.leeds()));
        Strangers strangers = new Strangers(pair);
        List<ProducerRecord<byte[], byte[]>> unsealed = new ArrayList<>();
        HostileRecords.in(pair.log(pair.leeds())).all().forEach(each -> unsealed.add(each.content()));
        unsealed.add(inPlaceOf(original, forged, pair));
        unsealed.add(inPlaceOf(original, original.document().getBytes(UTF_8), pair));
        ProducerRecord<byte[], byte[]> byHangzhou =
                new StolenKey(pair.hangzhou()).seal(inPlaceOf(original, forged, pair));

        // When
        unsealed.forEach(each -> strangers.expect(kcat.send(each), each, "not-sealed"));
        strangers.expect(pair.log(pair.leeds()).append(byHangzhou), byHangzhou, "wrong-seal");
        put(written(pair, "after them"), Kind.NEW_TEXT, "after them");

        // Then
        CityAssert.assertThat(pair.hangzhou()).reachesEndOfLogOf(pair.leeds(), pair.log(pair.leeds()), SOON);
        CityAssert.assertThat(pair.hangzhou()).mirrors(pair.leeds());
        strangers.areRejectedAndNothingElse();
        assertThat(pair.hangzhou()
                        .database()
                        .number("select count(*) from rejected_record where reason in ('not-sealed', 'wrong-seal')"
                                + " and sequence is not null"))
                .as("places that they claim")
                .isZero();
    }

    @Test
    void brokerItselfRefusesRecordsWithoutKey(PairUnderTest pair) {
        TopicUnderTest log = pair.log(pair.leeds());
        long end = log.endOffset();

        String told = new Kcat(log).run(new ProducerRecord<>(log.name(), 0, null, "{}".getBytes(UTF_8)));

        assertThat(told).contains("Broker failed to validate record");
        assertThat(log.endOffset()).isEqualTo(end);
    }

    /** kcat cannot give a time. */
    @Test
    void timesThatStrangersGiveCountForNothing(PairUnderTest pair) throws Exception {
        // Given
        Strangers strangers = new Strangers(pair);
        byte[] text = "from the future".getBytes(UTF_8);
        long future = 1_000_000_000_000_000_000L;
        ProducerRecord<byte[], byte[]> content =
                new ProducerRecord<>(pair.log(pair.leeds()).name(), 0, future, text, text);

        // When
        RecordMetadata stored;
        try (KafkaProducer<byte[], byte[]> producer = pair.log(pair.leeds()).stranger()) {
            stored = producer.send(content).get();
        }

        // Then
        assertThat(Instant.ofEpochMilli(stored.timestamp()))
                .isCloseTo(Instant.now(), Assertions.within(1, ChronoUnit.MINUTES));
        strangers.expect(stored.offset(), content, "not-sealed");
        CityAssert.assertThat(pair.hangzhou()).reachesEndOfLogOf(pair.leeds(), pair.log(pair.leeds()), SOON);
        strangers.areRejectedAndNothingElse();
    }

    @Test
    void newerPartnersValuesAndManyFieldsAreStored(PairUnderTest pair) {
        StringBuilder fields = new StringBuilder(",\"audience\":[\"time-travellers\"]");
        for (int i = 0; i < 10_000; i++) {
            fields.append(",\"f").append(i).append("\":").append(i);
        }

        assertIsStoredThenOverwrittenByOwner(pair, "many fields", fields.toString());
    }

    @Test
    void decomposedTextIsStoredAsTheOwnerSentIt(PairUnderTest pair) {
        assertIsStoredThenOverwrittenByOwner(pair, "decomposed", ",\"note\":\"Cafe\u0301\"");
    }

    @Test
    void sameVersionWithOtherContentIsTakenOver(PairUnderTest pair) {
        assertIsStoredThenOverwrittenByOwner(pair, "conflict", ",\"other\":\"content\"");
    }

    @Test
    void textOfAttackersTravelsVerbatim(PairUnderTest pair) {
        String text = "<script>alert(1)</script> ${jndi:ldap://x} =cmd|'/c calc'!A0 {{7*7}} '; drop table item; --";

        Acknowledged written = put(written(pair, "attack"), Kind.NEW_TEXT, text);

        CityAssert.assertThat(pair.hangzhou()).reachesEndOfLogOf(pair.leeds(), pair.log(pair.leeds()), SOON);
        assertThat(written.json().findValuesAsText("en")).contains(text);
        CityAssert.assertThat(pair.hangzhou()).mirrors(pair.leeds());
    }

    private void assertIsStoredThenOverwrittenByOwner(PairUnderTest pair, String key, String more) {
        assertIsStoredThenOverwrittenByOwner(
                pair, written(pair, key), key, document -> document.replaceFirst("}$", more + "}"));
    }

    /** A sound record for something that is there, in its very place of the log, with another document. */
    void assertIsStoredThenOverwrittenByOwner(
            PairUnderTest pair, WriteTarget written, String key, UnaryOperator<String> change) {
        // Given
        Acknowledged first = put(written, Kind.NEW_TEXT, key);
        CityAssert.assertThat(pair.hangzhou()).reachesEndOfLogOf(pair.leeds(), pair.log(pair.leeds()), SOON);
        StoredItem original =
                pair.hangzhou().database().item("leeds", first.id()).orElseThrow();
        String document = change.apply(original.document());

        // When
        long unused = pair.log(pair.leeds())
                .append(new StolenKey(pair.leeds()).seal(inPlaceOf(original, document.getBytes(UTF_8), pair)));

        // Then
        Awaitility.await()
                .atMost(SOON)
                .until(() -> pair.hangzhou()
                        .database()
                        .item("leeds", first.id())
                        .orElseThrow()
                        .document()
                        .equals(document));

        pages(original)
                .forEach(page ->
                        assertThat(pair.hangzhou().client().get(page)).as(page).isInstanceOf(Acknowledged.class));

        // When
        put(written, Kind.WITHDRAWAL, key + " once more");

        // Then
        CityAssert.assertThat(pair.hangzhou()).reachesEndOfLogOf(pair.leeds(), pair.log(pair.leeds()), SOON);
        CityAssert.assertThat(pair.hangzhou()).mirrors(pair.leeds());
    }

    /** Where it is shown. */
    List<String> pages(StoredItem stored) {
        return List.of("/api/v1/items/" + stored.id(), "/items/" + stored.id());
    }

    private static ProducerRecord<byte[], byte[]> inPlaceOf(StoredItem original, byte[] value, PairUnderTest pair) {
        DocumentRecord forged = new DocumentRecord(
                pair.leeds().log(),
                original.id(),
                original.sequence(),
                original.sequence() - 1,
                value,
                Sha256.of(value),
                Instant.EPOCH,
                Optional.empty());
        ProducerRecord<byte[], byte[]> content =
                new ProducerRecord<>(pair.log(pair.leeds()).name(), 0, forged.key(), value);
        forged.headers().forEach(content.headers()::add);
        return content;
    }

    private static WriteTarget written(PairUnderTest pair, String key) {
        return Traffic.of(pair.leeds(), key, 0).once("hostile " + key);
    }

    private static Acknowledged put(WriteTarget written, Kind kind, String text) {
        RequestOutcome outcome = written.attempt(kind, text).outcome();
        assertThat(outcome).isInstanceOf(Acknowledged.class);
        return (Acknowledged) outcome;
    }
}
