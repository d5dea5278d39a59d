package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.libraryexchange.pair.DatabaseUnderTest.StoredItem;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;
import org.libraryexchange.pair.RequestOutcome.Refused;

/** What Hangzhou could not mirror is tried again there; its database refuses some titles, until it doesn't. */
@ExtendWith(SharedPair.class)
class RetryIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String SCHEME = "retry";

    private final PairUnderTest pair;
    private long before;

    RetryIT(PairUnderTest pair) {
        this.pair = pair;
    }

    @BeforeEach
    void refuse() {
        before = mirror().number("select coalesce(max(id), 0) from rejected_record");
        mirror().execute("alter table item add constraint no_refused_title"
                + " check (owner <> 'leeds' or document not like '%refused-title%') not valid");
    }

    @AfterEach
    void accept() {
        mirror().execute("alter table item drop constraint if exists no_refused_title");
    }

    @Test
    void recordThatIsFitNowArrivesByItsOwnersHand() {
        // Given
        Acknowledged written = put("fixed", "refused-title");
        long record = rejected(written);
        assertThat(mirrored(written)).isNull();
        accept();

        // When
        Acknowledged retried = acknowledged(pair.hangzhou().client().retry(record));

        // Then
        assertThat(retried.json().path("outcome").asText()).isEqualTo("requested");
        awaitState(record, "applied");
        awaitEqual();
        assertThat(mirrored(written).version()).isEqualTo(written.version());
        assertThat(mirrored(written).sha256()).isEqualTo(written.sha256());
        assertRefused(pair.hangzhou().client().retry(record));
    }

    @Test
    void recordThatIsStillBadIsRejectedOnceMore() {
        // Given
        Acknowledged written = put("still-bad", "refused-title");
        long record = rejected(written);

        // When
        Acknowledged retried = acknowledged(pair.hangzhou().client().retry(record));

        // Then
        assertThat(retried.json().path("outcome").asText()).isEqualTo("requested");
        Awaitility.await().atMost(SOON).until(() -> records(written).size() == 2);
        assertThat(records(written)).containsExactly("open", "open");
        assertThat(mirrored(written)).isNull();

        // When
        accept();
        put("still-bad", "a title like any other");

        // Then
        awaitEqual();
        assertThat(records(written)).containsExactly("superseded", "superseded");
    }

    @Test
    void recordThatNobodyCouldReadStaysOpen() {
        // Given
        new Strangers(pair).sendNonsense("retried nonsense");
        Awaitility.await().atMost(SOON).until(() -> newest() > before);

        // When
        Acknowledged retried = acknowledged(pair.hangzhou().client().retry(newest()));

        // Then
        assertThat(retried.json().path("outcome").asText()).isEqualTo("still-unfit");
        assertThat(state(newest())).isEqualTo("open");
    }

    @Test
    void olderVersionNeverOverwritesTheNewerOne() {
        // Given
        Acknowledged older = put("superseded", "refused-title");
        long record = rejected(older);
        Acknowledged newer = put("superseded", "a title like any other");
        awaitEqual();
        Audit audit = Audit.of(pair.hangzhou(), pair.leeds());

        // When
        accept();
        RequestOutcome retried = pair.hangzhou().client().retry(record);

        // Then
        assertRefused(retried);
        assertThat(state(record)).isEqualTo("superseded");
        awaitEqual();
        assertThat(audit.changes()).isEmpty();
        assertThat(mirrored(newer).sha256()).isEqualTo(newer.sha256());
    }

    @Test
    void requestThatRunsAgainstANewerVersionEndsWithTheNewerOne() {
        // Given
        Acknowledged older = put("overtaken", "refused-title");
        long record = rejected(older);
        accept();
        pair.leeds().node().stop();
        assertThat(acknowledged(pair.hangzhou().client().retry(record))
                        .json()
                        .path("outcome")
                        .asText())
                .isEqualTo("requested");
        long sequence = pair.leeds().database().number("select sequence from own_log");

        // When
        pair.leeds().restartNode();
        Acknowledged newer = put("overtaken", "a title like any other");

        // Then
        awaitEqual();
        assertThat(mirrored(newer).sha256()).isEqualTo(newer.sha256());
        assertThat(state(record)).isIn("superseded", "applied");
        assertThat(pair.leeds().database().number("select sequence from own_log"))
                .isBetween(sequence + 1, sequence + 2);
    }

    @Test
    void ofOperatorsAtOnceOneHasItsWayAndTheItemIsSentAgainOnce() {
        // Given
        Acknowledged written = put("at-once", "refused-title");
        long record = rejected(written);
        long sequence = pair.leeds().database().number("select sequence from own_log");
        accept();

        // When
        List<CompletableFuture<RequestOutcome>> retries = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> pair.hangzhou().client().retry(record)))
                .limit(4)
                .toList();
        List<RequestOutcome> outcomes =
                retries.stream().map(CompletableFuture::join).toList();

        // Then
        assertThat(outcomes).filteredOn(Acknowledged.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Refused.class::isInstance).hasSize(3).allSatisfy(RetryIT::assertRefused);
        awaitState(record, "applied");
        awaitEqual();
        assertThat(pair.leeds().database().number("select sequence from own_log"))
                .isEqualTo(sequence + 1);
    }

    private Acknowledged put(String key, String title) {
        return acknowledged(pair.leeds()
                .client()
                .put(SCHEME, key, ItemDocuments.event(key + " " + title).toString()));
    }

    private static Acknowledged acknowledged(RequestOutcome outcome) {
        assertThat(outcome).isInstanceOf(Acknowledged.class);
        return (Acknowledged) outcome;
    }

    private static void assertRefused(RequestOutcome outcome) {
        assertThat(outcome).isInstanceOf(Refused.class);
        assertThat(((Refused) outcome).status()).isEqualTo(409);
    }

    /** The rejected record of an item that was just written. */
    private long rejected(Acknowledged written) {
        Awaitility.await().atMost(SOON).until(() -> !records(written).isEmpty());
        assertThat(records(written)).containsExactly("open");
        return newest();
    }

    private long newest() {
        return mirror().number("select coalesce(max(id), 0) from rejected_record");
    }

    /** States of the rejected records of an item, oldest first. */
    private List<String> records(Acknowledged written) {
        return mirror().query(
                        "select state from rejected_record where item_id = ? and id > ? order by id",
                        row -> row.getString(1),
                        written.id(),
                        before);
    }

    private String state(long record) {
        return mirror().query("select state from rejected_record where id = ?", row -> row.getString(1), record)
                .get(0);
    }

    private void awaitState(long record, String state) {
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> assertThat(state(record)).isEqualTo(state));
    }

    private StoredItem mirrored(Acknowledged written) {
        return mirror().item("leeds", written.id()).orElse(null);
    }

    private void awaitEqual() {
        CityAssert.assertThat(pair.hangzhou()).reachesEndOfLogOf(pair.leeds(), pair.log(pair.leeds()), SOON);
        CityAssert.assertThat(pair.hangzhou()).mirrors(pair.leeds());
    }

    private DatabaseUnderTest mirror() {
        return pair.hangzhou().database();
    }
}
