package org.libraryexchange.exchange.proving;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.libraryexchange.exchange.proving.ProofRequests.Origin;
import org.libraryexchange.exchange.proving.Receipts.Catalogue;
import org.libraryexchange.exchange.proving.Signatures.SignatureState;
import org.libraryexchange.exchange.proving.Signatures.SignedBytes;
import org.libraryexchange.proof.CatalogueDigest;
import org.libraryexchange.proof.Leaf;
import org.libraryexchange.proof.Marker;
import org.libraryexchange.proof.Receipt;
import org.libraryexchange.proof.Receipt.Outcome;
import org.libraryexchange.proof.Receipt.Result;
import org.libraryexchange.proof.ReissueRequest.WantedItem;

@QuarkusTest
@TestTransaction
class PostgresReceiptsIT {

    private static final long ANY_PLACE = 1L << 53;
    private static final BitSet BUCKETS = BitSet.valueOf(new long[] {6});
    private static final CatalogueDigest DIGEST = CatalogueDigest.of(
            List.of(new Leaf(new UUID(1, 2), 7, 1, "festival", "published", new byte[32])), CatalogueDigest.BUCKETS);

    private final PostgresReceipts receipts;
    private final ProofRequests requests;
    private final PostgresOwnProofs proofs;
    private final ProofDatabase database;

    PostgresReceiptsIT(PostgresReceipts receipts, ProofRequests requests, PostgresOwnProofs proofs, Jdbi jdbi) {
        this.receipts = receipts;
        this.requests = requests;
        this.proofs = proofs;
        this.database = new ProofDatabase(jdbi);
    }

    /** Each test calls this, because changes made before the test begins are rolled back. */
    private void empty() {
        ProofDatabase unused = database.emptied();
    }

    @Test
    void proofThatWaitsIsAsGoodAsANewOne() {
        empty();
        // When
        UUID first = requests.requested(Origin.OPERATOR, "tester");
        UUID second = requests.requested(Origin.MIRROR, "hangzhou");
        receipts.request(Origin.MIRROR, "hangzhou");

        // Then
        assertThat(second).isEqualTo(first);
        assertThat(database.rows("select origin, requested_by, round, chain = id, state from own_proof"))
                .isEqualTo("operator|tester|0|true|requested");
    }

    @Test
    void proofThatIsAtWorkIsNotTheOneThatIsAskedFor() {
        empty();
        // Given
        UUID first = marked();

        // When
        UUID second = requests.requested(Origin.OPERATOR, "tester");

        // Then
        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void receiptIsNewsOnceAndOnlyAtThePlaceThatIsAtWork() {
        empty();
        // Given
        UUID proof = marked();

        // Then
        assertThat(receipts.keep(receipt(proof, 2, Outcome.VERIFIED), signed(SignatureState.VALID)))
                .as("of a step that there was not")
                .isFalse();
        assertThat(receipts.keep(receipt(proof, 1, Outcome.VERIFIED), signed(SignatureState.VALID)))
                .isTrue();
        assertThat(receipts.keep(receipt(proof, 1, Outcome.INTERRUPTED), signed(SignatureState.VALID)))
                .as("once more")
                .isFalse();
        assertThat(receipts.keep(receipt(UUID.randomUUID(), 1, Outcome.VERIFIED), signed(SignatureState.VALID)))
                .as("of a proof that there was not")
                .isFalse();
        assertThat(database.rows(
                        "select outcome, signature_state from receipt where step = 1 and proof_id = '" + proof + "'"))
                .isEqualTo("verified|valid");
    }

    @Test
    void receiptThatAnybodyCouldHaveWrittenGivesWayToTheGenuineOne() {
        empty();
        // Given
        UUID proof = marked();
        for (SignatureState untrusted : List.of(SignatureState.WRONG, SignatureState.MISSING)) {
            boolean unused = receipts.keep(receipt(proof, 1, Outcome.VERIFIED), signed(untrusted));
            assertThat(database.rows("select outcome, signature_state from receipt"))
                    .isEqualTo("verified|wrong");
        }

        // When
        boolean news = receipts.keep(receipt(proof, 1, Outcome.INTERRUPTED), signed(SignatureState.VALID));

        // Then
        assertThat(news).isTrue();
        boolean unused = receipts.keep(receipt(proof, 1, Outcome.VERIFIED), signed(SignatureState.WRONG));
        assertThat(database.rows("select outcome, signature_state from receipt"))
                .isEqualTo("interrupted|valid");
    }

    @Test
    void eachStepOfAProofHasItsPlaceAndAllHaveTheDigest() {
        empty();
        // Given
        UUID proof = marked();
        hash(proof, 1);
        receipts.list(proof, BUCKETS);
        assertThat(proofs.listing(proof, 9)).isEqualTo(2);

        // Then
        assertThat(receipts.proved(proof, 1)).hasValue(new Catalogue(7, 1, DIGEST.root()));
        assertThat(receipts.proved(proof, 2)).hasValue(new Catalogue(9, 1, DIGEST.root()));
    }

    @Test
    void nothingIsProvedBeforeTheDigestNorAtAnotherMarker() {
        empty();
        // Given
        UUID proof = marked();
        assertThat(receipts.proved(proof, 1)).as("before the digest").isEmpty();

        // When
        proofs.resume();
        assertThat(proofs.marked(proof, 8)).isEqualTo(2);
        hash(proof, 2);

        // Then
        assertThat(receipts.proved(proof, 2)).hasValue(new Catalogue(8, 1, DIGEST.root()));
        assertThat(receipts.proved(proof, 1))
                .as("the marker of a process that is gone")
                .isEmpty();
        assertThat(receipts.proved(proof, 3)).as("a step that there was not").isEmpty();
        assertThat(receipts.proved(UUID.randomUUID(), 2))
                .as("a proof that there was not")
                .isEmpty();
    }

    @Test
    void lastPlaceIsThatOfTheLatestChange() {
        empty();
        // Given
        long last = database.publish(UUID.randomUUID(), "one");

        // Then
        assertThat(receipts.lastPlace()).isEqualTo(last);
    }

    @Test
    void farthestConfirmedPlaceStopsPublishing() {
        empty();
        // When
        receipts.stopPublishing(8);

        // Then
        assertThat(confirmedBeyond()).isEqualTo(8);

        // When
        receipts.stopPublishing(9);
        receipts.stopPublishing(8);

        // Then
        assertThat(confirmedBeyond()).isEqualTo(9);
    }

    @Test
    void bucketsAreListedOnceAndThoseOfAnotherMirrorWithAProofOfTheirOwn() {
        empty();
        // Given
        UUID proof = marked();
        database.execute("update own_proof set state = 'sent'");
        BitSet buckets = BitSet.valueOf(new long[] {6});

        // When
        receipts.list(proof, buckets);
        receipts.list(proof, BitSet.valueOf(new long[] {1}));

        // Then
        assertThat(database.rows(
                        "select state, origin, cast(listing_buckets as text), round from own_proof order by round"))
                .isEqualTo("listing-requested|operator|\\x06|0 requested|repair|null|1");
    }

    @Test
    void proofIsFinishedByTheLastAnswerOfItsMirror() {
        empty();
        // Given
        UUID before = marked();
        database.execute("update own_proof set state = 'sent'");
        UUID proof = marked();

        // When
        boolean unused = receipts.keep(receipt(proof, 1, Outcome.BUCKETS_DIFFER), signed(SignatureState.VALID));
        receipts.finish(proof);

        // Then
        assertThat(state(proof)).as("what differs is not known yet").isEqualTo("marked");

        // When
        database.execute("update own_proof set listing_step = 2 where id = '" + proof + "'");
        unused = receipts.keep(receipt(proof, 2, Outcome.ITEMS_DIFFER), signed(SignatureState.VALID));
        receipts.finish(proof);

        // Then
        assertThat(state(proof)).isEqualTo("finished");
        assertThat(state(before)).as("that nobody has answered").isEqualTo("finished");
    }

    @Test
    void chainEndsAfterSoManyRounds() {
        empty();
        // Given
        UUID first = requests.requested(Origin.OPERATOR, "tester");
        int rounds = 0;
        UUID latest = first;
        while (rounds < 20) {
            database.execute("update own_proof set state = 'finished'");

            // When
            receipts.requestAgain(latest, Origin.REPAIR);

            List<UUID> waiting = database.ids("select id from own_proof where state = 'requested'");
            if (waiting.isEmpty()) {
                break;
            }
            latest = waiting.get(0);
            rounds++;
        }

        // Then
        assertThat(rounds).isEqualTo(5);
        assertThat(receipts.chain(latest)).isEqualTo(first);
        assertThat(database.number("select count(distinct requested_by) from own_proof"))
                .isEqualTo(1);
    }

    @Test
    void reissuedItemGetsThePlaceAfterAllOthersAndStaysAsItIs() {
        empty();
        // Given
        UUID later = UUID.randomUUID();
        UUID earlier = UUID.randomUUID();
        long before = database.publish(earlier, "one");
        long last = database.publish(later, "two");

        // When
        int reissued = receipts.reissue(
                UUID.randomUUID(), List.of(new WantedItem(later, ANY_PLACE), new WantedItem(earlier, ANY_PLACE)));

        // Then
        assertThat(reissued).isEqualTo(2);
        assertThat(last).isEqualTo(before + 1);
        assertThat(database.rows("select sequence, version, document from item where id in ('" + earlier + "', '"
                        + later + "') order by sequence"))
                .isEqualTo("%d|1|one %d|1|two".formatted(last + 1, last + 2));
        assertThat(database.number("select sequence from own_log")).isEqualTo(last + 2);
    }

    @Test
    void sameBytesAreSentAgainOnceInAChain() {
        empty();
        // Given
        UUID item = UUID.randomUUID();
        long unused = database.publish(item, "one");
        UUID chain = UUID.randomUUID();
        List<WantedItem> wanted = List.of(new WantedItem(item, ANY_PLACE));

        // Then
        assertThat(receipts.reissue(chain, wanted)).isEqualTo(1);
        assertThat(receipts.reissue(chain, wanted)).as("the same again").isZero();
        assertThat(receipts.reissue(UUID.randomUUID(), wanted))
                .as("another chain")
                .isEqualTo(1);
        database.execute("update item set document = 'two', sha256 = sha256('two') where id = '" + item + "'");
        assertThat(receipts.reissue(chain, wanted)).as("other bytes").isEqualTo(1);
    }

    @Test
    void whatHasChangedIsDamagedOrHasNoPlaceIsNotSentAgain() {
        empty();
        // Given
        UUID changed = UUID.randomUUID();
        UUID damaged = UUID.randomUUID();
        UUID draft = UUID.randomUUID();
        long seen = database.publish(changed, "one") - 1;
        long unused = database.publish(damaged, "two");
        database.draft(draft);
        database.execute("update item set document = 'two.' where id = '" + damaged + "'");
        long before = database.number("select sequence from own_log");

        // When
        int reissued = receipts.reissue(
                UUID.randomUUID(),
                List.of(
                        new WantedItem(changed, seen),
                        new WantedItem(damaged, ANY_PLACE),
                        new WantedItem(draft, ANY_PLACE),
                        new WantedItem(UUID.randomUUID(), ANY_PLACE)));

        // Then
        assertThat(reissued).isZero();
        assertThat(database.number("select sequence from own_log")).isEqualTo(before);
        assertThat(receipts.reissue(UUID.randomUUID(), List.of())).isZero();
    }

    private UUID marked() {
        UUID proof = requests.requested(Origin.OPERATOR, "tester");
        int unused = proofs.marked(proof, 7);
        return proof;
    }

    private void hash(UUID proof, int step) {
        proofs.hashed(Marker.ofDigest(proof, step, 7), new CatalogueView.Sum(DIGEST, List.of()));
    }

    private long confirmedBeyond() {
        return database.number("select confirmed_beyond from publication");
    }

    private String state(UUID proof) {
        return database.rows("select state, id from own_proof where id = '" + proof + "'")
                .split("\\|", -1)[0];
    }

    private static Receipt receipt(UUID proof, int step, Outcome outcome) {
        String buckets = outcome == Outcome.BUCKETS_DIFFER ? "Bg==" : null;
        return new Receipt(
                proof,
                "leeds",
                "hangzhou",
                null,
                step,
                7,
                new Result(outcome, null, 3, 0, null, buckets, List.of(), 0),
                Instant.EPOCH);
    }

    private static SignedBytes signed(SignatureState state) {
        return new SignedBytes(new byte[] {'{', '}'}, new byte[64], state);
    }
}
