package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;

/** The log loses records, a mirror its place in it, or the mirror's database some days. */
@Tag("long")
@ExtendWith(SharedPair.class)
class LostLogIT {

    private static final Duration NOTICED = Duration.ofSeconds(60);
    private static final Duration REPAIRED = Duration.ofSeconds(60);
    private static final Duration CAUGHT_UP = Duration.ofSeconds(30);
    private static final int CHANGES = 1_000;
    private static final int KEYS = 200;
    private static final String GROUP = "library-mirror-hangzhou";

    @Test
    void topicThatWasMadeAnewIsNoticedAndFilledAgain(PairUnderTest pair) {
        // Given
        TopicUnderTest log = pair.log(pair.leeds());
        Journal journal = new Journal();
        Checker checker = new Checker(pair, journal);
        long ownLines = lines(pair.leeds(), "the whole catalogue");
        long mirrorLines = lines(pair.hangzhou(), "the log was cut or replaced");

        Seeded.run("topic made anew", journal, () -> {
            try (WriteLoad load = WriteLoad.on(pair.leeds(), "new-topic", 23, journal)) {
                load.awaitChanges(300, 1);

                // When
                log.delete();
                log.create();

                // Then
                awaitLine(pair.leeds(), "the whole catalogue", ownLines);
                awaitLine(pair.hangzhou(), "the log was cut or replaced", mirrorLines);
                load.awaitChanges(CHANGES - 300, KEYS);
            }
            awaitRepair(pair);
            checker.check(CAUGHT_UP);
            assertProved(pair);
        });
        assertThat(log.setting("message.timestamp.type")).isEqualTo("LogAppendTime");
        assertThat(log.setting("cleanup.policy")).isEqualTo("compact");
        assertThat(log.setting("max.compaction.lag.ms")).isEqualTo("604800000");
        assertThat(log.setting("segment.ms")).isEqualTo("43200000");
    }

    @Test
    void recordsThatWentBeforeThePartnerReadThemAreMissedAndSentAgain(PairUnderTest pair) {
        // Given
        TopicUnderTest log = pair.log(pair.leeds());
        Journal journal = new Journal();
        Checker checker = new Checker(pair, journal);
        long mirrorLines = lines(pair.hangzhou(), "the log was cut or replaced");
        pair.hangzhou().node().stop();

        Seeded.run("records deleted", journal, () -> {
            try (WriteLoad load = WriteLoad.on(pair.leeds(), "deleted", 24, journal)) {
                load.awaitChanges(CHANGES, KEYS);

                // When
                log.deleteRecordsBefore(log.endOffset() - 100);
                pair.hangzhou().startNode();
                load.awaitChanges(100, KEYS);
            }
            pair.hangzhou().awaitReady();

            // Then
            awaitLine(pair.hangzhou(), "the log was cut or replaced", mirrorLines);
            awaitRepair(pair);
            checker.check(CAUGHT_UP);
            assertProved(pair);
        });
    }

    @Test
    void committedOffsetsOfTheGroupMeanNothing(PairUnderTest pair) {
        // Given
        TopicUnderTest log = pair.log(pair.leeds());
        Journal journal = new Journal();
        Checker checker = new Checker(pair, journal);

        Seeded.run("offsets lost and moved", journal, () -> {
            try (WriteLoad load = WriteLoad.on(pair.leeds(), "offsets", 25, journal)) {
                load.awaitChanges(300, 1);

                // When
                pair.hangzhou().node().stop();
                log.forget(GROUP);
                pair.hangzhou().restartNode();
                load.awaitChanges(300, 1);
                pair.hangzhou().node().stop();
                log.commit(GROUP, log.endOffset() + 1_000);
                load.awaitChanges(CHANGES - 600, KEYS);
                pair.hangzhou().restartNode();
            }

            // Then
            checker.check(CAUGHT_UP);
        });
    }

    @Test
    void mirrorPutBackToABackupCatchesUp(PairUnderTest pair) {
        // Given
        Journal journal = new Journal();
        Checker checker = new Checker(pair, journal);
        Backup backup = Backup.of(pair.hangzhou());
        pair.hangzhou().restartNode();

        Seeded.run("mirror restored", journal, () -> {
            try (WriteLoad load = WriteLoad.on(pair.leeds(), "restored-mirror", 27, journal)) {
                load.awaitChanges(CHANGES, KEYS);

                // When
                backup.restore();
                pair.hangzhou().startNode();
                load.awaitChanges(100, KEYS);
            }
            pair.hangzhou().awaitReady();

            // Then
            checker.check(CAUGHT_UP);
            assertProved(pair);
        });
    }

    /** Nobody helps: the mirror asks for a proof, and what it shows to be missing is sent again. */
    private static void awaitRepair(PairUnderTest pair) {
        Awaitility.await("the mirror is whole again").atMost(REPAIRED).untilAsserted(() -> {
            CityAssert.assertThat(pair.hangzhou()).mirrors(pair.leeds());
            assertThat(pair.hangzhou()
                            .database()
                            .number("select count(*) from mirror_position where owner = 'leeds'"
                                    + " and gap_after is null and not catching_up"))
                    .as("mirrors without a gap")
                    .isEqualTo(1);
        });
    }

    /** A proof from now on finds no difference in any item. */
    private static void assertProved(PairUnderTest pair) {
        RequestOutcome started = pair.leeds().client().prove();
        assertThat(started).isInstanceOf(Acknowledged.class);
        UUID proof = ((Acknowledged) started).id();
        Awaitility.await("the proof is answered").atMost(REPAIRED).untilAsserted(() -> {
            JsonNode receipt = ((Acknowledged) pair.leeds().client().get("/api/v1/exchange/proofs/" + proof))
                    .json()
                    .at("/receipts/0");
            assertThat(receipt.path("outcome").asText()).isEqualTo("verified");
            assertThat(receipt.path("differing").asLong()).isZero();
            assertThat(receipt.path("verified").asLong())
                    .isEqualTo(pair.leeds().database().items("leeds").size());
        });
    }

    private static void awaitLine(CityUnderTest city, String text, long before) {
        Awaitility.await(city + " tells that " + text).atMost(NOTICED).until(() -> lines(city, text) > before);
    }

    private static long lines(CityUnderTest city, String text) {
        try {
            return Files.readAllLines(city.node().log()).stream()
                    .filter(line -> line.contains(text))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
