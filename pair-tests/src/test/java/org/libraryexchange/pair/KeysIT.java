package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;
import org.libraryexchange.stack.KeyFiles;

/** Leeds begins to seal its log, and goes over to another key, as the guide says, while both cities go on. */
@ExtendWith(SharedPair.class)
class KeysIT {

    private static final Duration SOON = Duration.ofMinutes(2);
    private static final String OWN_KEY = "LIBRARY_SIGNING_KEY_FILE";
    private static final String FORMER_KEYS = "LIBRARY_FORMER_KEYS_FILE";
    private static final String KEY_OF_LEEDS = "LIBRARY_PARTNERS_LEEDS_PUBLIC_KEY_FILE";
    private static final String SCHEME = "keys";

    private CityUnderTest leeds;
    private CityUnderTest hangzhou;
    private PairUnderTest pair;

    @BeforeEach
    void takePair(PairUnderTest shared) {
        pair = shared;
        leeds = shared.leeds();
        hangzhou = shared.hangzhou();
        put("before");
        reachesEnd();
    }

    /** Both know the first keys again, and Leeds sends its catalogue with its own. */
    @AfterEach
    void goBackToFirstKeys() {
        hangzhou.restartNode();
        leeds.restartNode();
        reachesEnd();
    }

    @Tag("long")
    @Test
    void anotherKeyTakesOverWhileBothCitiesGoOn(@TempDir Path folder) throws IOException {
        // Given
        KeyFiles first = leeds.signingKeys();
        KeyFiles second = KeyFiles.ed25519(folder, "leeds-2");
        Path both = folder.resolve("both.pem");
        Files.writeString(both, Files.readString(first.publicKey()) + Files.readString(second.publicKey()));
        Map<Long, String> versions = versions();
        long rejected = rejected();

        // When
        hangzhou.startNode(Map.of(KEY_OF_LEEDS, both.toString()));
        hangzhou.awaitReady();
        leeds.startNode(Map.of(
                OWN_KEY,
                second.privateKey().toString(),
                FORMER_KEYS,
                first.publicKey().toString()));
        leeds.awaitReady();
        put("between");
        reachesEnd();

        // Then
        assertThat(sealedBy()).isEqualTo(new StolenKey(second).id().toString());
        assertThat(trusted())
                .containsExactly(
                        new StolenKey(first).id().toString(),
                        new StolenKey(second).id().toString());
        assertThat(versions()).containsAllEntriesOf(versions);
        assertThat(Proved.of(leeds).outcomes()).containsOnly("verified");
        assertThat(rejected()).isEqualTo(rejected);

        // When
        hangzhou.startNode(Map.of(KEY_OF_LEEDS, second.publicKey().toString()));
        hangzhou.awaitReady();
        pair.log(leeds).append(new StolenKey(first).seal(new HostileItems().good("by the first key")));
        put("after");

        // Then
        reachesEnd();
        assertThat(Proved.of(leeds).outcomes()).containsOnly("verified");
        assertThat(reasonsAfter(rejected)).containsExactly("wrong-seal");
        CityAssert.assertThat(hangzhou).mirrors(leeds);
    }

    /** What was written without seals stays in the log; neither city takes it for Leeds's own any more. */
    @Tag("long")
    @Test
    void sealsAreSwitchedOnOneCityAfterTheOther() {
        // Given
        startWithout(leeds, OWN_KEY);
        startWithout(hangzhou, KEY_OF_LEEDS);
        put("unsealed");
        reachesEnd();
        assertThat(sealedBy()).isEqualTo("null");
        assertThat(trusted()).isEmpty();
        Map<Long, String> versions = versions();
        long unsealedUntil = pair.log(leeds).endOffset();

        // When
        leeds.restartNode();
        reachesEnd();
        hangzhou.restartNode();
        put("sealed");
        reachesEnd();

        // Then
        assertThat(sealedBy()).isEqualTo(new StolenKey(leeds).id().toString());
        assertThat(versions()).containsAllEntriesOf(versions);
        assertThat(pair.log(leeds).sequencesFrom(unsealedUntil))
                .as("sent again")
                .containsAll(versions.keySet());
        assertThat(Proved.of(leeds).outcomes()).containsOnly("verified");

        // When
        long rejected = rejected();
        pair.log(leeds).append(new HostileItems().good("unsealed and forged"));
        leeds.restartNode();
        put("after");
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> assertThat(leeds.client().status().log().state())
                        .as("publisher, which the forged record must not stop")
                        .isEqualTo("active"));
        reachesEnd();

        // Then
        assertThat(leeds.database().number("select count(*) from restoration where state = 'open'"))
                .as("restorations that the forged record begins")
                .isZero();
        assertThat(reasonsAfter(rejected)).containsExactly("not-sealed");
        CityAssert.assertThat(hangzhou).mirrors(leeds);
    }

    private static void startWithout(CityUnderTest city, String name) {
        Map<String, String> environment = new HashMap<>(city.node().options().environment());
        environment.remove(name);
        city.startNodeWithOnly(environment);
        city.awaitReady();
    }

    private void put(String title) {
        assertThat(leeds.client().put(SCHEME, title, ItemDocuments.event(title).toString()))
                .isInstanceOf(Acknowledged.class);
    }

    private void reachesEnd() {
        CityAssert.assertThat(hangzhou).reachesEndOfLogOf(leeds, pair.log(leeds), SOON);
    }

    private String sealedBy() {
        return status(leeds).path("log").path("sealedBy").asText();
    }

    private List<String> trusted() {
        return StreamSupport.stream(
                        status(hangzhou).path("partners").path(0).path("keys").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode status(CityUnderTest city) {
        return ((Acknowledged) city.client().get("/api/v1/exchange/status")).json();
    }

    /** What Hangzhou holds of Leeds, by the place in its log. */
    private Map<Long, String> versions() {
        Map<Long, String> versions = new HashMap<>();
        hangzhou.database()
                .query(
                        "select sequence, id || ' ' || version || ' ' || sha256 from item"
                                + " where owner = 'leeds' and sequence is not null",
                        row -> Map.entry(row.getLong(1), row.getString(2)))
                .forEach(each -> versions.put(each.getKey(), each.getValue()));
        return versions;
    }

    private long rejected() {
        return hangzhou.database().number("select coalesce(max(id), 0) from rejected_record");
    }

    private List<String> reasonsAfter(long rejected) {
        return hangzhou.database()
                .query(
                        "select reason from rejected_record where id > ? order by id",
                        row -> row.getString(1),
                        rejected);
    }
}
