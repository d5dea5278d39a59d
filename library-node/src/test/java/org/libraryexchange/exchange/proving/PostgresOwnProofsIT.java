package org.libraryexchange.exchange.proving;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.libraryexchange.base.worker.FencedException;
import org.libraryexchange.exchange.proving.OwnProofs.Due;
import org.libraryexchange.exchange.proving.OwnProofs.WaitingMessage;
import org.libraryexchange.exchange.proving.ProofRequests.Origin;
import org.libraryexchange.exchange.proving.Signatures.SignedBytes;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.proof.CatalogueDigest;
import org.libraryexchange.proof.Leaf;
import org.libraryexchange.proof.Manifest;
import org.libraryexchange.proof.Marker;
import org.libraryexchange.proof.Message;
import org.libraryexchange.proof.ProofRequest;

@QuarkusTest
@TestTransaction
class PostgresOwnProofsIT {

    private static final UUID ITEM = new UUID(1, 2);

    private final PostgresOwnProofs proofs;
    private final ProofRequests requests;
    private final PostgresReceipts receipts;
    private final MessageOutbox outbox;
    private final ProofDatabase database;

    PostgresOwnProofsIT(
            PostgresOwnProofs proofs,
            ProofRequests requests,
            PostgresReceipts receipts,
            MessageOutbox outbox,
            Jdbi jdbi) {
        this.proofs = proofs;
        this.requests = requests;
        this.receipts = receipts;
        this.outbox = outbox;
        this.database = new ProofDatabase(jdbi);
    }

    /** Each test calls this, because changes made before the test begins are rolled back. */
    private void empty() {
        ProofDatabase unused = database.emptied();
    }

    @Test
    void proofGoesFromMarkerToManifestToListing() {
        empty();
        UUID proof = requests.requested(Origin.OPERATOR, "tester");
        assertThat(proofs.due()).hasValue(new Due.Digest(proof));

        int step = proofs.marked(proof, 7);
        assertThat(step).isEqualTo(1);
        assertThat(proofs.due()).as("while the digest is taken").isEmpty();

        Marker marker = Marker.ofDigest(proof, step, 7);
        proofs.hashed(marker, sum());
        assertThat(proofs.due()).hasValue(new Due.Sending(Manifest.of(marker, sum().digest(), List.of(ITEM))));

        proofs.sent(proof);
        assertThat(proofs.due()).isEmpty();

        BitSet buckets = BitSet.valueOf(new long[] {6});
        receipts.list(proof, buckets);
        assertThat(proofs.due()).hasValue(new Due.Listing(proof, buckets));

        assertThat(proofs.listing(proof, 9)).isEqualTo(2);
        assertThat(proofs.due()).as("while items are listed").isEmpty();

        proofs.listed(proof, 2);
        assertThat(database.rows("select state, sequence, listing_sequence, items, step, digest_step, listing_step"
                        + " from own_proof"))
                .isEqualTo("listed|7|9|1|2|1|2");
    }

    @Test
    void receiptThatIsQuickerThanTheNoteOfTheManifestIsNotLost() {
        empty();
        // Given
        UUID proof = hashed();
        receipts.list(proof, BitSet.valueOf(new long[] {6}));

        // When
        proofs.sent(proof);

        // Then
        assertThat(proofs.due()).containsInstanceOf(Due.Listing.class);
    }

    @Test
    void whatIsBegunComesBeforeWhatWaits() {
        empty();
        // Given
        UUID begun = hashed();
        UUID waiting = requests.requested(Origin.OPERATOR, "tester");

        // Then
        assertThat(proofs.due().orElseThrow().proof()).isEqualTo(begun);
        proofs.sent(begun);
        assertThat(proofs.due().orElseThrow().proof()).isEqualTo(waiting);
    }

    @Test
    void workOfAProcessThatIsGoneBeginsAnewWithANewStep() {
        empty();
        // Given
        UUID proof = requests.requested(Origin.OPERATOR, "tester");
        int lost = proofs.marked(proof, 7);

        // When
        proofs.resume();

        // Then
        assertThat(proofs.due()).hasValue(new Due.Digest(proof));
        assertThat(proofs.marked(proof, 8)).isEqualTo(lost + 1);
        proofs.hashed(Marker.ofDigest(proof, lost, 7), sum());
        assertThat(proofs.due()).as("the digest at the lost marker").isEmpty();
    }

    @Test
    void listingOfAProcessThatIsGoneBeginsAnew() {
        empty();
        // Given
        UUID proof = hashed();
        receipts.list(proof, BitSet.valueOf(new long[] {6}));
        int lost = proofs.listing(proof, 9);

        // When
        proofs.resume();

        // Then
        assertThat(proofs.due()).containsInstanceOf(Due.Listing.class);
        assertThat(proofs.listing(proof, 10)).isEqualTo(lost + 1);
        proofs.listed(proof, lost);
        assertThat(database.rows("select state, id from own_proof")).startsWith("listing|");
    }

    @Test
    void digestOfAProcessThatIsGoneDoesNotCount() {
        empty();
        // Given
        UUID proof = requests.requested(Origin.OPERATOR, "tester");
        int lost = proofs.marked(proof, 7);
        proofs.resume();

        // When
        proofs.hashed(Marker.ofDigest(proof, lost, 7), sum());

        // Then
        assertThat(proofs.due()).hasValue(new Due.Digest(proof));
    }

    @Test
    void endOfAListingOfAProcessThatIsGoneDoesNotCount() {
        empty();
        // Given
        UUID proof = hashed();
        receipts.list(proof, BitSet.valueOf(new long[] {6}));
        int lost = proofs.listing(proof, 9);
        proofs.resume();

        // When
        proofs.listed(proof, lost);

        // Then
        assertThat(proofs.due()).containsInstanceOf(Due.Listing.class);
    }

    @Test
    void proofThatAnotherProcessHasTakenUpIsFenced() {
        empty();
        UUID proof = requests.requested(Origin.OPERATOR, "tester");
        assertThat(proofs.marked(proof, 7)).isEqualTo(1);

        assertThatThrownBy(() -> proofs.marked(proof, 7)).isInstanceOf(FencedException.class);
    }

    @Test
    void proofThatAMirrorAskedForWaitsWhileChangesWaitForTheNight() {
        empty();
        // Given
        database.execute("update publication set released_sequence = 3");
        database.execute("update own_log set sequence = 5");
        UUID asked = requests.requested(Origin.MIRROR, "hangzhou");
        assertThat(proofs.due()).isEmpty();

        // When
        UUID nightly = requests.requested(Origin.NIGHT, "night");

        // Then
        assertThat(nightly).isEqualTo(asked);
        assertThat(proofs.due()).hasValue(new Due.Digest(asked));
        assertThat(proofs.marked(asked, 5)).isEqualTo(1);
        assertThat(database.number("select released_sequence from publication")).isEqualTo(5);
    }

    @Test
    void proofThatAMirrorAskedForWaitsForNothingElse() {
        empty();
        // Given
        UUID asked = requests.requested(Origin.MIRROR, "hangzhou");

        // When
        database.execute("update publication set released_sequence = (select sequence from own_log)");

        // Then
        assertThat(proofs.due()).hasValue(new Due.Digest(asked));
    }

    @Test
    void messagesWaitInOrderByteForByteUntilTheyAreTold() {
        empty();
        // Given
        Message first = new ProofRequest(new UUID(0, 1), "hangzhou", "leeds");
        Message second = new ProofRequest(new UUID(0, 2), "hangzhou", "leeds");
        SignedBytes unused = outbox.post(first);
        SignedBytes signed = outbox.post(second);

        // When
        List<WaitingMessage> waiting = proofs.waiting();

        // Then
        assertThat(waiting).extracting(message -> message.message().message()).containsExactly(first, second);
        assertThat(waiting.get(1).message().value()).isEqualTo(signed.document());
        assertThat(waiting.get(1).message().signature()).isEmpty();
        proofs.told(waiting.subList(0, 1));
        assertThat(proofs.waiting())
                .extracting(message -> message.message().message())
                .containsExactly(second);
    }

    private UUID hashed() {
        UUID proof = requests.requested(Origin.OPERATOR, "tester");
        proofs.hashed(Marker.ofDigest(proof, proofs.marked(proof, 7), 7), sum());
        return proof;
    }

    private static CatalogueView.Sum sum() {
        Leaf leaf = new Leaf(ITEM, 7, 1, "festival", "published", Sha256.of("{}".getBytes(UTF_8)));
        return new CatalogueView.Sum(CatalogueDigest.of(List.of(leaf), CatalogueDigest.BUCKETS), List.of(ITEM));
    }
}
