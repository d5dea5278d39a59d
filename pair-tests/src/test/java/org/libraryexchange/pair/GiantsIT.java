package org.libraryexchange.pair;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;
import org.libraryexchange.pair.RequestOutcome.Refused;

/** Items and records that are as large as they may be, or far larger. */
@ExtendWith(SharedPair.class)
class GiantsIT {

    private static final String SCHEME = "giants";
    private static final int LIMIT = 256 * 1024;
    private static final int MANY = 700;
    private static final int LONGEST_TEXT = 20_000;
    private static final int LARGEST_BODY = 1024 * 1024;
    private static final long MEMORY_CAP = 640L << 20;
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final List<String> LANGUAGES = List.of(
            "en", "de", "fr", "es", "it", "nl", "pl", "pt", "sv", "da", "fi", "cs", "hu", "ro", "el", "tr", "uk", "vi");

    @Test
    void itemsUpToTheLimitTravelAndLargerOnesAreRefused(PairUnderTest pair) {
        // Given
        int least = sizeOf(put(pair, "small", document("small", 0)));

        // When
        Acknowledged large = put(pair, "large", document("large", LIMIT * 9 / 10 - least));
        Acknowledged full = put(pair, "fully", document("fully", LIMIT - least));

        // Then
        assertThat(sizeOf(large)).isEqualTo(LIMIT * 9 / 10);
        assertThat(sizeOf(full)).isEqualTo(LIMIT);
        assertRefused(tried(pair, document("above", LIMIT - least + 1)), 400);
        assertRefused(tried(pair, document("above", LIMIT * 11 / 10 - least)), 400);
        assertRefused(tried(pair, " ".repeat(LARGEST_BODY * 11 / 10) + document("above", 0)), 413);
        assertRefused(tried(pair, " ".repeat(5_000_000) + document("above", 0)), 413);
        assertRefused(tried(pair, withFields(10_000)), 400);
        CityAssert.assertThat(pair.hangzhou()).reachesEndOfLogOf(pair.leeds(), pair.log(pair.leeds()), SOON);
        CityAssert.assertThat(pair.hangzhou()).mirrors(pair.leeds());
    }

    @Test
    void giantsInTheLogAreKeptAsideAndBlockNothing(PairUnderTest pair) {
        // Given
        TopicUnderTest log = pair.log(pair.leeds());
        log.set("max.message.bytes", "8000000");
        Kcat kcat = new Kcat(log);
        Strangers strangers = new Strangers(pair);
        long process = pair.hangzhou().node().pid();
        byte[] random = new byte[5_000_000];
        new Random(21).nextBytes(random);
        List<byte[]> giants = List.of(new byte[LIMIT * 11 / 10], random, new byte[50_000_000]);

        for (byte[] giant : giants) {
            // When
            ProducerRecord<byte[], byte[]> content = new HostileItems().recordOf("giant".getBytes(UTF_8), giant);
            strangers.expect(kcat.send(content), content, "not-sealed");
            put(pair, "after " + giant.length, document("after " + giant.length, 0));

            // Then
            CityAssert.assertThat(pair.hangzhou()).reachesEndOfLogOf(pair.leeds(), log, SOON);
            long memory = pair.hangzhou().node().residentBytes();
            System.out.printf("giant of %d bytes: %d MiB resident%n", giant.length, memory >> 20);
            assertThat(memory).as("resident bytes").isLessThan(MEMORY_CAP);
        }
        CityAssert.assertThat(pair.hangzhou()).mirrors(pair.leeds());
        strangers.areRejectedAndNothingElse();
        assertOperatorsCanDealWithThem(pair.hangzhou(), giants);
        assertThat(pair.hangzhou().node().pid()).isEqualTo(process);
        assertThat(pair.hangzhou().node().isAlive()).isTrue();
    }

    /** A few hundred kilobytes of the log, in one record or in many of one batch. */
    @Tag("long")
    @Test
    void whatUnpacksToHundredsOfMegabytesEndsNoNode(PairUnderTest pair) {
        // Given
        TopicUnderTest log = pair.log(pair.leeds());
        log.set("max.message.bytes", "8000000");
        byte[] spaces = new byte[300_000_000];
        Arrays.fill(spaces, (byte) ' ');
        Strangers strangers = new Strangers(pair);
        long process = pair.hangzhou().node().pid();

        // When
        log.appendTogether(List.of(spaces), 0).forEach(strangers::expectUnsealed);
        log.appendTogether(Collections.nCopies(200, new byte[2_000_000]), 0).forEach(strangers::expectUnsealed);
        log.appendTogether(Collections.nCopies(500, new byte[1]), 30_000).forEach(strangers::expectUnsealed);
        put(pair, "after the bombs", document("after the bombs", 0));

        // Then
        CityAssert.assertThat(pair.hangzhou()).reachesEndOfLogOf(pair.leeds(), log, SOON);
        long memory = pair.hangzhou().node().residentBytes();
        System.out.printf("bombs: %d MiB resident%n", memory >> 20);
        assertThat(memory).as("resident bytes").isLessThan(MEMORY_CAP);
        CityAssert.assertThat(pair.hangzhou()).mirrors(pair.leeds());
        strangers.areRejectedAndNothingElse();
        assertThat(pair.hangzhou().node().pid()).isEqualTo(process);
        assertThat(pair.hangzhou().node().isAlive()).isTrue();
    }

    /** What is sent, applied or indexed at a time is bounded by its bytes, not only by the number of its records. */
    @Tag("long")
    @Test
    void hundredsOfLargeItemsAreReadAndIndexedAgain(PairUnderTest pair, @TempDir Path emptyFolder) {
        // Given
        int least = sizeOf(put(pair, "small", document("small", 0)));
        String large = document("one of many", LIMIT * 15 / 16 - least);
        for (int i = 0; i < MANY; i++) {
            put(pair, "one of many " + i, large);
        }
        TopicUnderTest log = pair.log(pair.leeds());
        CityAssert.assertThat(pair.hangzhou()).reachesEndOfLogOf(pair.leeds(), log, SOON);
        pair.hangzhou().node().stop();

        // When
        pair.hangzhou().database().executeAs("leeds", "delete from item where owner = 'leeds'");
        pair.hangzhou().database().execute("update mirror_position set next_offset = 0 where owner = 'leeds'");
        pair.hangzhou().restartNode();
        pair.leeds().node().stop();
        pair.leeds().startNode(Map.of("LIBRARY_SEARCH_FOLDER", emptyFolder.toString()));
        pair.leeds().awaitReady();

        // Then
        long process = pair.hangzhou().node().pid();
        long other = pair.leeds().node().pid();
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .until(() -> pair.leeds().client().searchBehind() == 0);
        CityAssert.assertThat(pair.hangzhou()).reachesEndOfLogOf(pair.leeds(), log, SOON);
        CityAssert.assertThat(pair.hangzhou()).mirrors(pair.leeds());
        System.out.printf(
                "large items: %d MiB resident%n", pair.hangzhou().node().residentBytes() >> 20);
        assertThat(pair.hangzhou().node().pid()).isEqualTo(process);
        assertThat(pair.hangzhou().node().isAlive()).isTrue();
        assertThat(pair.leeds().node().pid()).isEqualTo(other);
        assertThat(pair.leeds().node().isAlive()).isTrue();

        // The folder goes with the test, and the node would tell its health check so.
        pair.leeds().restartNode();
    }

    /** Whoever looks at what was rejected must not bring the node down. */
    private static void assertOperatorsCanDealWithThem(CityUnderTest mirror, List<byte[]> giants) {
        List<Long> ids = mirror.database()
                .query(
                        "select id from rejected_record where whole_bytes is not null order by id desc limit 2",
                        row -> row.getLong(1));
        long largest = ids.get(0);
        assertThat(mirror.client().get("/api/v1/exchange/rejected-records?limit=200"))
                .isInstanceOf(Acknowledged.class);
        assertThat(mirror.client().get("/api/v1/exchange/rejected-records/" + largest))
                .isInstanceOfSatisfying(Acknowledged.class, record -> {
                    assertThat(record.json().path("wholeBytes").asLong()).isEqualTo(giants.get(2).length);
                    assertThat(record.json().path("wholeSha256").asText()).isEqualTo(Sha256.hex(giants.get(2)));
                });
        assertThat(mirror.client().get("/api/v1/exchange/rejected-records/" + largest + "/value"))
                .isInstanceOfSatisfying(
                        Acknowledged.class, value -> assertThat(value.body()).hasSize(64 * 1024));
        assertThat(mirror.client().retry(largest))
                .isInstanceOfSatisfying(
                        Acknowledged.class,
                        retried -> assertThat(retried.json().path("outcome").asText())
                                .isEqualTo("still-unfit"));
    }

    /** An event whose description has so many characters more than it needs, spread over languages as rules want it. */
    private static String document(String title, int more) {
        ObjectNode item = ItemDocuments.event(title);
        ObjectNode description = item.putObject("description");
        int left = more;
        for (String language : LANGUAGES) {
            int here = Math.min(left, LONGEST_TEXT - 1);
            description.put(language, "x".repeat(1 + here));
            left -= here;
        }
        return item.toString();
    }

    private static String withFields(int count) {
        ObjectNode item = ItemDocuments.event("many fields");
        for (int i = 0; i < count; i++) {
            item.put("f" + i, i);
        }
        return item.toString();
    }

    private static int sizeOf(Acknowledged item) {
        return item.body().getBytes(UTF_8).length;
    }

    private static RequestOutcome tried(PairUnderTest pair, String document) {
        return pair.leeds().client().put(SCHEME, "above", document);
    }

    private static Acknowledged put(PairUnderTest pair, String key, String document) {
        RequestOutcome outcome = pair.leeds().client().put(SCHEME, key, document);
        assertThat(outcome).isInstanceOf(Acknowledged.class);
        return (Acknowledged) outcome;
    }

    private static void assertRefused(RequestOutcome outcome, int status) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.status()).isEqualTo(status));
    }
}
