package org.libraryexchange.exchange.proving;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.exchange.log.Position;
import org.libraryexchange.exchange.proving.MirrorProofs.Rejection;
import org.libraryexchange.proof.CatalogueDigest;
import org.libraryexchange.proof.Leaf;
import org.libraryexchange.proof.Listing;
import org.libraryexchange.proof.Manifest;
import org.libraryexchange.proof.Marker;
import org.libraryexchange.proof.ProofRequest;
import org.libraryexchange.proof.Receipt;
import org.libraryexchange.proof.Receipt.Outcome;
import org.libraryexchange.proof.Receipt.Result;

@QuarkusTest
@TestTransaction
class PostgresMirrorProofsIT {

    private static final UUID PROOF = new UUID(7, 7);
    private static final UUID ITEM = new UUID(1, 2);
    private static final Marker MARKER = Marker.ofDigest(PROOF, 1, 20);
    private static final ProofStep PLACE = ProofStep.of("hangzhou", MARKER);
    private static final Position AT = new Position("topic-1", 30, 20);
    private static final Position BEHIND = new Position("topic-1", 31, 20);

    private final PostgresMirrorProofs mirrors;
    private final MessageOutbox outbox;
    private final ProofDatabase database;

    PostgresMirrorProofsIT(PostgresMirrorProofs mirrors, MessageOutbox outbox, Jdbi jdbi) {
        this.mirrors = mirrors;
        this.outbox = outbox;
        this.database = new ProofDatabase(jdbi);
    }

    /** Each test calls this, because changes made before the test begins are rolled back. */
    private void empty() {
        ProofDatabase unused = database.emptied();
        database.execute("delete from mirror_position");
        database.execute("insert into mirror_position (owner, topic_id, next_offset, sequence, gap_after, catching_up)"
                + " values ('hangzhou', 'topic-1', 30, 20, 19, true)");
    }

    @Test
    void markerIsMetAgainOnlyWhereItStands() {
        empty();
        assertThat(mirrors.meet(PLACE, MARKER, AT)).isTrue();
        assertThat(mirrors.meet(PLACE, MARKER, AT)).as("after a crash").isTrue();
        assertThat(mirrors.meet(PLACE, MARKER, BEHIND))
                .as("said again elsewhere")
                .isFalse();
        assertThat(mirrors.meet(PLACE, MARKER, new Position("topic-2", 30, 20)))
                .as("in another topic")
                .isFalse();
        mirrors.answer(receipt(Outcome.VERIFIED));
        assertThat(mirrors.meet(PLACE, MARKER, AT)).as("answered").isFalse();
    }

    @Test
    void mirrorStoodWhereItWasAtTheLatestMarkerBefore() {
        empty();
        // Given
        meet(PROOF, 1, 25);
        meet(PROOF, 2, 26);
        meet(PROOF, 3, 27);
        meet(new UUID(7, 8), 2, 28);

        // Then
        assertThat(mirrors.stoodAt(place(PROOF, 3))).hasValue(26);
        assertThat(mirrors.stoodAt(place(PROOF, 9))).hasValue(27);
        assertThat(mirrors.stoodAt(place(PROOF, 1))).as("at its first marker").isEmpty();
        assertThat(mirrors.stoodAt(new ProofStep("bradford", PROOF, 3, 20)))
                .as("of another city")
                .isEmpty();

        // When
        database.execute("update mirror_proof set stood_at = null where step = 2");

        // Then
        assertThat(mirrors.stoodAt(place(PROOF, 3)))
                .as("past a marker that was met before this was noted")
                .hasValue(25);
    }

    @Test
    void markerThatIsMetAgainNotesWhereTheMirrorStandsThen() {
        empty();
        // Given
        meet(PROOF, 1, 25);

        // When
        meet(PROOF, 1, 20);

        // Then
        assertThat(mirrors.stoodAt(place(PROOF, 2))).hasValue(20);
    }

    @Test
    void forgottenMarkerIsNeverAnswered() {
        empty();
        // Given
        met();
        mirrors.hashed(PLACE, digest(ITEM));

        // When
        mirrors.forget(PLACE);
        mirrors.answer(receipt(Outcome.VERIFIED));

        // Then
        assertThat(outbox.waiting()).isEmpty();
        assertThat(database.number("select count(*) from receipt")).isZero();
        assertThat(gap()).isEqualTo("19");
        assertThat(mirrors.meet(PLACE, MARKER, AT)).as("read again").isFalse();
        mirrors.keep(PLACE, Manifest.of(MARKER, digest(ITEM), List.of()));
        assertThat(mirrors.sides(PLACE)).isEmpty();
        assertThat(mirrors.lost("hangzhou", BEHIND)).isEmpty();
    }

    @Test
    void markerThatIsAnsweredOrNotMeantIsNotForgotten() {
        empty();
        // Given
        met();
        meet(PROOF, 2, 20);
        mirrors.answer(receipt(Outcome.VERIFIED));
        database.execute("update mirror_proof set answered = timestamptz 'epoch' where step = 1");

        // When
        mirrors.forget(PLACE);

        // Then
        assertThat(database.rows("select step, extract(epoch from answered) = 0 from mirror_proof order by step"))
                .isEqualTo("1|true 2|null");
    }

    @Test
    void sidesAreThereWhenBothAre() {
        empty();
        // Given
        CatalogueDigest own = digest(ITEM);
        CatalogueDigest owners = digest(PROOF);
        mirrors.keep(PLACE, Manifest.of(MARKER, owners, List.of()));
        assertThat(mirrors.meet(PLACE, MARKER, AT)).isTrue();

        // Then
        mirrors.hashed(PLACE, own);
        assertThat(mirrors.sides(PLACE))
                .as("without the manifest, which came before the marker")
                .isEmpty();
        mirrors.keep(PLACE, Manifest.of(MARKER, owners, List.of()));
        MirrorProofs.Sides sides = mirrors.sides(PLACE).orElseThrow();
        assertThat(sides.mirror().root()).isEqualTo(own.root());
        assertThat(sides.owner().root()).isEqualTo(owners.root());
        assertThat(mirrors.compared(PLACE)).isEqualTo(new MirrorProofs.Catalogue(1, owners.root()));
    }

    @Test
    void answerIsGivenOnceAndTold() {
        empty();
        // Given
        met();

        // When
        mirrors.answer(receipt(Outcome.INTERRUPTED));
        mirrors.answer(receipt(Outcome.VERIFIED));

        // Then
        assertThat(outbox.waiting())
                .extracting(message -> ((Receipt) message.message().message()).outcome())
                .containsExactly(Outcome.INTERRUPTED);
        assertThat(database.rows("select owner, mirror, outcome, signature_state from receipt"))
                .isEqualTo("hangzhou|leeds|interrupted|missing");
        assertThat(mirrors.sides(PLACE)).isEmpty();
    }

    @Test
    void verifiedPlaceClosesTheGapBeforeIt() {
        empty();
        // Given
        met();

        // When
        mirrors.answer(receipt(Outcome.VERIFIED));

        // Then
        assertThat(gap()).isEqualTo("null");
    }

    @Test
    void gapBehindTheProvedPlaceStaysOpen() {
        empty();
        // Given
        met();
        database.execute("update mirror_position set gap_after = 20");

        // When
        mirrors.answer(receipt(Outcome.VERIFIED));

        // Then
        assertThat(gap()).isEqualTo("20");
    }

    @Test
    void anyOtherAnswerClosesNoGap() {
        empty();
        // Given
        met();

        // When
        mirrors.answer(receipt(Outcome.CATCHING_UP));

        // Then
        assertThat(gap()).isEqualTo("19");
    }

    /** The marker is at 20. A mirror that has moved since has applied something that is not proved. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VERIFIED | 25 | 25 | 20",
                "VERIFIED | 25 | 26 | 26",
                "VERIFIED | 18 | 18 | 18",
                "ITEMS_DIFFER | 25 | 25 | 25"
            })
    void provedMirrorStepsBackWhereItHasNotMovedSince(Outcome outcome, long stood, long stands, long then) {
        empty();
        // Given
        meet(PROOF, 1, stood);
        database.execute("update mirror_position set sequence = " + stands);

        // When
        mirrors.answer(receipt(outcome));

        // Then
        assertThat(database.number("select sequence from mirror_position")).isEqualTo(then);
    }

    @Test
    void mirrorStepsBackOnlyAsItStoodAtTheMarkerThatIsAnswered() {
        empty();
        // Given
        meet(PROOF, 1, 24);
        meet(PROOF, 2, 25);
        database.execute("update mirror_position set sequence = 25");

        // When
        mirrors.answer(receipt(Outcome.VERIFIED));

        // Then
        assertThat(database.number("select sequence from mirror_position")).isEqualTo(25);
    }

    @Test
    void partsOfAListingAreKeptOnceUntilTheAnswer() {
        empty();
        // Given
        Marker marker = Marker.ofListing(PROOF, 1, 20, BitSet.valueOf(new long[] {1}));
        Listing part = Listing.of(marker, 0, true, List.of());
        mirrors.keep(PLACE, part);
        assertThat(mirrors.part(PLACE, 0)).as("before its marker").isEmpty();
        assertThat(mirrors.meet(PLACE, marker, AT)).isTrue();

        // When
        mirrors.keep(PLACE, part);
        mirrors.keep(PLACE, part);

        // Then
        assertThat(mirrors.part(PLACE, 0)).hasValue(part);
        assertThat(mirrors.part(PLACE, 1)).isEmpty();
        mirrors.answer(receipt(Outcome.ITEMS_DIFFER));
        assertThat(mirrors.part(PLACE, 0)).isEmpty();
    }

    @Test
    void placesThatNobodyIsGoingToAnswerAreLost() {
        empty();
        // Given
        assertThat(mirrors.meet(PLACE, MARKER, AT)).isTrue();

        // Then
        assertThat(mirrors.lost("hangzhou", AT)).as("the marker is read again").isEmpty();
        assertThat(mirrors.lost("hangzhou", BEHIND)).containsExactly(PLACE);
        assertThat(mirrors.lost("hangzhou", new Position("topic-2", 0, 20))).containsExactly(PLACE);
        assertThat(mirrors.lost("bradford", BEHIND)).isEmpty();
        mirrors.hashed(PLACE, digest(ITEM));
        assertThat(mirrors.lost("hangzhou", BEHIND)).as("awaits its manifest").isEmpty();
        mirrors.keep(PLACE, Manifest.of(MARKER, digest(ITEM), List.of()));
        assertThat(mirrors.lost("hangzhou", BEHIND)).as("the answer is missing").containsExactly(PLACE);
        mirrors.answer(receipt(Outcome.VERIFIED));
        assertThat(mirrors.lost("hangzhou", BEHIND)).as("answered").isEmpty();
    }

    @Test
    void onlyRecordsThatAreNotSettledExplainSomething() {
        empty();
        // Given
        UUID open = new UUID(3, 1);
        UUID dismissed = new UUID(3, 2);
        UUID other = new UUID(3, 3);
        rejected(open, 1, "not-storable", "5", "'open', null");
        rejected(open, 2, "not-storable", "6", "'requested', null");
        rejected(open, 3, "not-storable", "null", "'open', null");
        rejected(dismissed, 4, "not-storable", "5", "'dismissed', now()");
        rejected(other, 5, "not-storable", "5", "'open', null");

        // When
        Map<UUID, Rejection> rejections = mirrors.rejections("hangzhou", Set.of(open, dismissed));

        // Then
        assertThat(rejections).containsOnlyKeys(open);
        assertThat(rejections.get(open).sequence()).isEqualTo(6);
        assertThat(rejections.get(open).reason()).isEqualTo("not-storable");
        assertThat(mirrors.rejections("hangzhou", Set.of())).isEmpty();
        assertThat(mirrors.rejections("bradford", Set.of(open))).isEmpty();
    }

    @Test
    void recordsThatMayBeAnybodysExplainNothing() {
        empty();
        // Given
        UUID forged = new UUID(3, 4);
        rejected(ITEM, 1, "not-storable", "5", "'open', null");
        rejected(ITEM, 2, "not-sealed", "6", "'open', null");
        rejected(ITEM, 3, "wrong-seal", "7", "'requested', null");
        rejected(forged, 4, "not-sealed", "5", "'open', null");
        rejected(forged, 5, "wrong-seal", "6", "'open', null");

        // When
        Map<UUID, Rejection> rejections = mirrors.rejections("hangzhou", Set.of(ITEM, forged));

        // Then
        assertThat(rejections).containsOnlyKeys(ITEM);
        assertThat(rejections.get(ITEM).sequence()).isEqualTo(5);
    }

    @Test
    void mirrorThatHasCaughtUpAsksForAProof() {
        empty();
        // When
        mirrors.caughtUp("hangzhou");

        // Then
        assertThat(database.rows("select catching_up, owner from mirror_position"))
                .isEqualTo("false|hangzhou");
        assertThat(outbox.waiting()).hasSize(1).allSatisfy(message -> {
            ProofRequest request = (ProofRequest) message.message().message();
            assertThat(request.owner()).isEqualTo("hangzhou");
            assertThat(request.mirror()).isEqualTo("leeds");
        });
    }

    @Test
    void rebuiltMirrorIsReadFromTheStartAndKeepsItsSequence() {
        empty();
        // When
        mirrors.rebuild("hangzhou");

        // Then
        assertThat(database.rows("select topic_id, next_offset, sequence, catching_up from mirror_position"))
                .isEqualTo("topic-1|0|20|true");
        assertThat(outbox.waiting())
                .as("what brings a record, so that the applier begins also where the log is silent")
                .singleElement()
                .satisfies(message -> assertThat(message.message().message()).isInstanceOf(ProofRequest.class));
    }

    private void met() {
        assertThat(mirrors.meet(PLACE, MARKER, AT)).isTrue();
    }

    private void meet(UUID proof, int step, long stood) {
        assertThat(mirrors.meet(
                        place(proof, step), Marker.ofDigest(proof, step, 20), new Position("topic-1", 30, stood)))
                .isTrue();
    }

    private static ProofStep place(UUID proof, int step) {
        return new ProofStep("hangzhou", proof, step, 20);
    }

    private String gap() {
        return database.rows("select gap_after, owner from mirror_position").split("\\|", -1)[0];
    }

    private void rejected(UUID item, int offset, String reason, String sequence, String stateAndSettled) {
        database.execute("insert into rejected_record (owner, topic, topic_id, record_offset, record_time, key, value,"
                + " headers, reason, detail, sequence, state, settled) values ('hangzhou', 'library.hangzhou.items',"
                + " 'ledger-test', %d, now(), convert_to('%s', 'UTF8'), 'x', '[]', '%s', 'x', %s, %s)"
                        .formatted(offset, item, reason, sequence, stateAndSettled));
    }

    private static Receipt receipt(Outcome outcome) {
        return new Receipt(
                PROOF,
                "hangzhou",
                "leeds",
                null,
                1,
                20,
                new Result(outcome, null, 1, 0, null, null, List.of(), 0),
                Instant.EPOCH);
    }

    private static CatalogueDigest digest(UUID id) {
        Leaf leaf = new Leaf(id, 20, 1, "festival", "published", new byte[32]);
        return CatalogueDigest.of(List.of(leaf), CatalogueDigest.BUCKETS);
    }
}
