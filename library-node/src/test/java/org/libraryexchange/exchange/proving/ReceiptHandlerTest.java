package org.libraryexchange.exchange.proving;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.exchange.proving.InMemoryCatalogue.Row;
import org.libraryexchange.exchange.proving.ProofRequests.Origin;
import org.libraryexchange.exchange.proving.Signatures.SignatureState;
import org.libraryexchange.exchange.proving.Signatures.SignedBytes;
import org.libraryexchange.proof.Difference;
import org.libraryexchange.proof.Difference.Sort;
import org.libraryexchange.proof.Marker;
import org.libraryexchange.proof.Message;
import org.libraryexchange.proof.ProofRequest;
import org.libraryexchange.proof.Receipt;
import org.libraryexchange.proof.Receipt.Outcome;
import org.libraryexchange.proof.Receipt.Result;
import org.libraryexchange.proof.ReissueRequest;
import org.libraryexchange.proof.ReissueRequest.WantedItem;

/** What Leeds does with the messages of Hangzhou. */
class ReceiptHandlerTest {

    private static final UUID ITEM = new UUID(0x019ac1f28a007c11L, 1);
    private static final UUID REQUEST = new UUID(7, 7);

    private final InMemoryCatalogue leeds = new InMemoryCatalogue();
    private int ids;
    private final InMemoryProofs proofs = new InMemoryProofs(leeds, () -> new UUID(1, ++ids));
    private final ReceiptHandler handler = new ReceiptHandler("leeds", proofs);
    private UUID proof;

    @BeforeEach
    void sendTheMarkerOfAProof() {
        leeds.put(Row.of(ITEM, 1, 1, "published", "one"));
        proofs.request(Origin.OPERATOR, "tester");
        proof = proofs.all().get(0).id;
        assertThat(proofs.marked(proof, 1)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"leeds, bradford", "bradford, hangzhou", "hangzhou, leeds"})
    void partnerAnswersForItselfOnlyAndOnlyToThisCity(String owner, String mirror) {
        // When
        receive(receipt(owner, mirror, Outcome.VERIFIED, List.of(), 0));
        receive(new ReissueRequest(REQUEST, owner, mirror, List.of(new WantedItem(ITEM, 1))));
        receive(new ProofRequest(REQUEST, owner, mirror));

        // Then
        assertThat(proofs.receipts()).isEmpty();
        assertThat(proofs.reissued()).isZero();
        assertThat(states()).containsExactly("marked");
    }

    @Test
    void partnersOwnMessagesAreFollowed() {
        // When
        receive(new ReissueRequest(REQUEST, "leeds", "hangzhou", List.of(new WantedItem(ITEM, 1))));
        receive(new ProofRequest(REQUEST, "leeds", "hangzhou"));

        // Then
        assertThat(proofs.reissued()).isEqualTo(1);
        assertThat(states()).containsExactly("marked", "requested");
    }

    @Test
    void differencesThatNobodyNamedAreLookedForInAnotherProof() {
        // When
        receive(receipt("leeds", "hangzhou", Outcome.ITEMS_DIFFER, List.of(difference(Sort.DAMAGED_AT_OWNER)), 1));

        // Then
        assertThat(states()).containsExactly("finished", "requested");
    }

    @Test
    void damageAtTheOwnerAloneIsFollowedByNothing() {
        // When
        receive(receipt("leeds", "hangzhou", Outcome.ITEMS_DIFFER, List.of(difference(Sort.DAMAGED_AT_OWNER)), 0));

        // Then
        assertThat(proofs.reissued()).isZero();
        assertThat(states()).containsExactly("finished");
    }

    @Test
    void interruptedProofIsMadeAgain() {
        // When
        receive(receipt("leeds", "hangzhou", Outcome.INTERRUPTED, List.of(), 0));

        // Then
        assertThat(states()).containsExactly("finished", "requested");
    }

    @Test
    void proofThatAPausedMirrorCannotAnswerIsNotMadeAgain() {
        // When
        receive(receipt("leeds", "hangzhou", Result.none(Outcome.INTERRUPTED, "paused")));

        // Then
        assertThat(states()).containsExactly("finished");
    }

    @Test
    void itemWithAPlaceBehindTheMarkerIsOnItsWayAlready() {
        // Given
        leeds.put(Row.of(ITEM, 2, 2, "published", "two"));

        // When
        receive(receipt("leeds", "hangzhou", Outcome.ITEMS_DIFFER, List.of(difference(Sort.STALE)), 0));

        // Then
        assertThat(proofs.reissued()).isZero();
        assertThat(leeds.row(ITEM).sequence()).isEqualTo(2);
    }

    @Test
    void nothingIsConfirmedButWhatWasProved() {
        // Given
        proofs.hashed(Marker.ofDigest(proof, 1, 1), leeds.view().sum());
        String root = leeds.view().sum().digest().root();

        // When
        receive(verified(1, 1, "0".repeat(64)));
        SignatureState otherRoot = proofs.signatures().get(0);
        receive(verified(1, 999_999, root));
        SignatureState otherCount = proofs.signatures().get(0);

        // Then
        assertThat(List.of(otherRoot, otherCount)).containsOnly(SignatureState.CONTRADICTED);
        assertThat(states()).as("still at work").containsExactly("hashed");
    }

    @Test
    void receiptOfWhatWasProvedFinishesTheProof() {
        // Given
        proofs.hashed(Marker.ofDigest(proof, 1, 1), leeds.view().sum());

        // When
        receive(verified(1, 1, leeds.view().sum().digest().root()));

        // Then
        assertThat(proofs.signatures()).containsExactly(SignatureState.UNCHECKED);
        assertThat(states()).containsExactly("finished");
    }

    @Test
    void placeThatWasNeverGivenStopsPublishing() {
        // When
        receive(verified(5, 1, "0".repeat(64)));

        // Then
        assertThat(proofs.confirmedBeyond()).isEqualTo(5);
    }

    @Test
    void placeBeyondAllReasonIsShownAndStopsNothing() {
        // When
        receive(verified(1L << 53, 1, "0".repeat(64)));

        // Then
        assertThat(proofs.signatures()).containsExactly(SignatureState.CONTRADICTED);
        assertThat(proofs.confirmedBeyond()).isZero();
    }

    private Receipt verified(long sequence, long items, String root) {
        return new Receipt(
                proof,
                "leeds",
                "hangzhou",
                null,
                1,
                sequence,
                new Result(Outcome.VERIFIED, null, items, items, root, null, List.of(), 0),
                Instant.EPOCH);
    }

    private void receive(Message message) {
        handler.receive("hangzhou", message, new SignedBytes(message.bytes(), null, SignatureState.UNCHECKED));
    }

    private List<String> states() {
        return proofs.all().stream().map(each -> each.state).toList();
    }

    private static Difference difference(Sort sort) {
        return new Difference(ITEM, sort, 1L, 1L, null);
    }

    private Receipt receipt(String owner, String mirror, Outcome outcome, List<Difference> differences, long unnamed) {
        return receipt(owner, mirror, new Result(outcome, null, 1, 0, null, null, differences, unnamed));
    }

    private Receipt receipt(String owner, String mirror, Result result) {
        return new Receipt(proof, owner, mirror, null, 1, 1, result, Instant.EPOCH);
    }
}
