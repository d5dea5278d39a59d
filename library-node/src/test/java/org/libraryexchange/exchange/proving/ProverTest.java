package org.libraryexchange.exchange.proving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.libraryexchange.exchange.log.ChangeSource;
import org.libraryexchange.exchange.log.LogHead;
import org.libraryexchange.exchange.log.Position;
import org.libraryexchange.exchange.proving.CatalogueView.OwnView;
import org.libraryexchange.exchange.proving.CatalogueView.Views;
import org.libraryexchange.exchange.proving.ProofRequests.Origin;
import org.libraryexchange.proof.Listing;
import org.libraryexchange.proof.Manifest;
import org.libraryexchange.proof.Marker;
import org.libraryexchange.proof.Message;
import org.libraryexchange.record.MessageRecord;

/** What the owner writes to its log, and in which order. */
class ProverTest {

    private final InMemoryCatalogue catalogue = new InMemoryCatalogue();
    private final InMemoryProofs proofs = new InMemoryProofs(catalogue, UUID::randomUUID);
    private final Deque<Runnable> background = new ArrayDeque<>();
    private final Log log = new Log();
    private final OwnViews views = new OwnViews();
    private final Prover prover = new Prover(proofs, log, views, background::add);

    @Test
    void everythingUpToTheMarkerIsSentBeforeIt() {
        // Given
        catalogue.publish(UUID.randomUUID(), "item");
        proofs.request(Origin.OPERATOR, "tester");

        // When
        assertThat(prover.step()).isTrue();

        // Then
        assertThat(log.said).hasSize(2);
        assertThat(log.said.get(0)).isEqualTo("changes up to 1");
        assertThat(log.said.get(1)).isInstanceOf(Marker.class);
        assertThat(((Marker) log.said.get(1)).sequence()).isEqualTo(1);
    }

    @Test
    void publishingGoesOnWhileTheDigestIsTaken() {
        // Given
        proofs.request(Origin.OPERATOR, "tester");
        assertThat(prover.step()).isTrue();

        // When
        boolean said = prover.step();

        // Then
        assertThat(said).isFalse();
        background.remove().run();
        assertThat(prover.step()).isTrue();
        assertThat(log.said.get(1)).isInstanceOf(Manifest.class);
    }

    @Test
    void whatIsReadyInTheBackgroundWakesThePublisher() {
        // Given
        proofs.request(Origin.OPERATOR, "tester");
        assertThat(prover.step()).isTrue();
        assertThat(log.woken).isZero();

        // When
        background.remove().run();

        // Then
        assertThat(log.woken).isEqualTo(1);
    }

    @Test
    void longListingTravelsInPartsOfWhichOnlyTheLastIsTheLast() {
        // Given
        int items = Listing.MOST_ITEMS * 2 + 1;
        for (int n = 0; n < items; n++) {
            catalogue.put(InMemoryCatalogue.Row.of(new UUID(0, n), n + 1, 1, "published", "item"));
        }
        listed();

        int woken = log.woken;

        // When
        background.remove().run();
        while (prover.step()) {
            // Sends the parts, one after the other.
        }

        // Then
        List<Listing> parts = log.said.stream()
                .filter(Listing.class::isInstance)
                .map(Listing.class::cast)
                .toList();
        assertThat(parts).extracting(Listing::part).containsExactly(0, 1, 2);
        assertThat(parts).extracting(Listing::last).containsExactly(false, false, true);
        assertThat(parts.stream().mapToInt(part -> part.items().size()).sum()).isEqualTo(items);
        assertThat(log.woken).isGreaterThanOrEqualTo(woken + parts.size());
        assertThat(proofs.all().get(0).state).isEqualTo("listed");
    }

    @Test
    void emptyListingIsToldToo() {
        // Given
        listed();

        // When
        background.remove().run();
        assertThat(prover.step()).isTrue();

        // Then
        assertThat(log.said.get(log.said.size() - 1)).isInstanceOf(Listing.class);
        assertThat(proofs.all().get(0).state).isEqualTo("listed");
    }

    /** A proof for which the whole catalogue is to be listed, with its marker sent. */
    private void listed() {
        proofs.request(Origin.OPERATOR, "tester");
        assertThat(prover.step()).isTrue();
        background.remove().run();
        assertThat(prover.step()).isTrue();
        BitSet all = new BitSet();
        all.set(0, 4_096);
        proofs.list(proofs.all().get(0).id, all);
        assertThat(prover.step()).isTrue();
    }

    @Test
    void digestThatFailsEndsTheWorkerWhichThenBeginsAnew() {
        // Given
        proofs.request(Origin.OPERATOR, "tester");
        assertThat(prover.step()).isTrue();
        views.opened.close();

        // When
        background.remove().run();

        // Then
        assertThatThrownBy(prover::step).hasMessage("the view is closed");
    }

    @Test
    void listingThatNobodyWaitsForAnyMoreIsNoFailure() {
        // Given
        listed();
        UUID proof = proofs.all().get(0).id;
        proofs.finish(proof);
        proofs.requestAgain(proof, Origin.INTERRUPTION);
        assertThat(prover.step()).isTrue();

        // When
        background.remove().run();

        // Then
        assertThat(prover.step()).isFalse();
        background.remove().run();
        assertThat(prover.step()).isTrue();
    }

    @Test
    void proofBegunByWhoeverLostItsTurnIsTakenUp() {
        // Given
        proofs.request(Origin.OPERATOR, "tester");
        Prover overtaken = new Prover(proofs, log, views, work -> {});
        assertThat(overtaken.step()).isTrue();

        // When
        boolean said = prover.step();

        // Then
        assertThat(said).isFalse();
        assertThat(prover.step()).isTrue();
        assertThat(log.said).hasSize(2).allMatch(Marker.class::isInstance);
    }

    @Test
    void workThatIsGivenUpDoesNotCountForTheOneThatFollowed() {
        // Given
        listed();
        UUID proof = proofs.all().get(0).id;
        proofs.finish(proof);
        proofs.requestAgain(proof, Origin.INTERRUPTION);
        assertThat(prover.step()).isTrue();
        background.remove().run();

        // When
        boolean said = prover.step();

        // Then
        assertThat(said).isFalse();
        assertThat(proofs.all().get(1).state).isEqualTo("marked");
    }

    @Test
    void closedProverClosesItsView() {
        // Given
        proofs.request(Origin.OPERATOR, "tester");
        assertThat(prover.step()).isTrue();

        // When
        prover.close();

        // Then
        assertThat(views.opened.isOpen()).isFalse();
    }

    private static final class Log implements LogHead {
        private final List<Object> said = new ArrayList<>();
        private int woken;

        @Override
        public void sendAll(ChangeSource changes) {
            changes.after(0).forEach(change -> said.add("changes up to " + change.sequence()));
        }

        @Override
        public void say(Message message) {
            said.add(message);
        }

        @Override
        public void tell(List<MessageRecord> messages) {
            said.addAll(messages);
        }

        @Override
        public void wake() {
            woken++;
        }
    }

    private final class OwnViews implements Views {
        private InMemoryCatalogue.View opened;

        @Override
        public OwnView own() {
            opened = catalogue.view();
            return opened;
        }

        @Override
        public CatalogueView mirror(String partner, Position at) {
            throw new IllegalStateException("an owner looks at itself");
        }
    }
}
