package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;

/** In whatever order things start, the nodes come up by themselves; what never works ends with one clear line. */
@Tag("long")
@ExtendWith(SharedPair.class)
class StartOrderIT {

    private static final Duration HEALED = Duration.ofSeconds(30);
    private static final Duration GIVEN_UP = Duration.ofSeconds(30);
    private static final Duration WAITING = Duration.ofSeconds(60);

    @Test
    void brokerLast(PairUnderTest pair) {
        // Given
        pair.leeds().node().stop();
        pair.hangzhou().node().stop();
        pair.kafka().stop();

        // When
        pair.leeds().startNode();
        pair.hangzhou().startNode();
        pair.leeds().awaitReady();
        pair.hangzhou().awaitReady();
        writeTo(pair.leeds());
        writeTo(pair.hangzhou());
        pair.kafka().restart();

        // Then
        assertMirrorsEqual(pair);
    }

    @Test
    void databaseLast(PairUnderTest pair) {
        // Given
        CityUnderTest city = pair.hangzhou();
        city.node().stop();
        city.postgres().stop();

        // When
        city.startNode();
        long process = city.node().pid();
        awaitWaitingForDatabase(city);
        city.postgres().restart();

        // Then
        city.node().waitUntilReady(HEALED);
        assertThat(city.node().pid()).isEqualTo(process);
        writeTo(pair.leeds());
        assertMirrorsEqual(pair);
    }

    @Test
    void bothNodesBeforeAllTheirServices(PairUnderTest pair) {
        // Given
        pair.leeds().node().stop();
        pair.hangzhou().node().stop();
        pair.kafka().stop();
        pair.leeds().postgres().stop();
        pair.hangzhou().postgres().stop();

        // When
        pair.leeds().startNode();
        pair.hangzhou().startNode();
        awaitWaitingForDatabase(pair.leeds());
        awaitWaitingForDatabase(pair.hangzhou());
        pair.hangzhou().postgres().restart();
        pair.kafka().restart();
        pair.leeds().postgres().restart();

        // Then
        pair.leeds().node().waitUntilReady(HEALED);
        pair.hangzhou().node().waitUntilReady(HEALED);
        writeTo(pair.leeds());
        writeTo(pair.hangzhou());
        assertMirrorsEqual(pair);
    }

    @Test
    void partnerAndItsTopicMissing(PairUnderTest pair) {
        // Given
        writeTo(pair.hangzhou());
        pair.hangzhou().node().stop();
        pair.leeds().node().stop();
        pair.log(pair.hangzhou()).delete();

        // When
        pair.leeds().restartNode();
        writeTo(pair.leeds());

        // Then
        Awaitility.await().atMost(HEALED).untilAsserted(() -> {
            LogStatus status = pair.leeds().client().status();
            assertThat(status.log().publishedUpTo()).isEqualTo(status.log().sequence());
            assertThat(status.mirror().state()).isEqualTo("failing");
            assertThat(status.mirror().lastError()).contains("library.hangzhou.items");
        });

        // When
        pair.hangzhou().restartNode();

        // Then
        assertMirrorsEqual(pair);
    }

    @Test
    void wrongDatabasePasswordEndsTheNodeWithOneClearLine(PairUnderTest pair) {
        // When
        pair.leeds().startNode(Map.of("QUARKUS_DATASOURCE_PASSWORD", "wrong"));
        int exitCode = pair.leeds().node().awaitEnd(GIVEN_UP);

        // Then
        assertThat(exitCode).isEqualTo(1);
        assertThat(pair.leeds().node().logTail(1_000))
                .isEqualTo(
                        "The database refuses this node: FATAL: password authentication failed for user \"leeds_node\"");
        pair.leeds().restartNode();
    }

    @Test
    void algorithmWithASharedSecretEndsTheNodeWithOneClearLine(PairUnderTest pair) {
        // When
        pair.leeds().startNode(Map.of("MP_JWT_VERIFY_PUBLICKEY_ALGORITHM", "HS256"));
        int exitCode = pair.leeds().node().awaitEnd(GIVEN_UP);

        // Then
        assertThat(exitCode).isEqualTo(1);
        assertThat(pair.leeds().node().logTail(1_000).lines())
                .noneMatch(line -> line.startsWith("\tat "))
                .last()
                .isEqualTo("mp.jwt.verify.publickey.algorithm must name algorithms with a public key, such as RS256 or"
                        + " ES256, not HS256");
        pair.leeds().restartNode();
    }

    private static void awaitWaitingForDatabase(CityUnderTest city) {
        Awaitility.await()
                .atMost(WAITING)
                .failFast(() -> !city.node().isAlive())
                .until(() -> city.node().logTail(50).contains("refused"));
    }

    private static void writeTo(CityUnderTest city) {
        String key = UUID.randomUUID().toString();
        assertThat(city.client()
                        .put("start-order", key, ItemDocuments.event(key).toString()))
                .isInstanceOf(Acknowledged.class);
    }

    private static void assertMirrorsEqual(PairUnderTest pair) {
        CityAssert.assertThat(pair.hangzhou()).reachesEndOfLogOf(pair.leeds(), pair.log(pair.leeds()), HEALED);
        CityAssert.assertThat(pair.hangzhou()).mirrors(pair.leeds());
        CityAssert.assertThat(pair.leeds()).reachesEndOfLogOf(pair.hangzhou(), pair.log(pair.hangzhou()), HEALED);
        CityAssert.assertThat(pair.leeds()).mirrors(pair.hangzhou());
    }
}
