package org.libraryexchange.exchange.proving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.libraryexchange.exchange.log.Conversation.MirrorStanding;
import org.libraryexchange.exchange.log.Position;
import org.libraryexchange.exchange.proving.CatalogueView.OwnView;
import org.libraryexchange.exchange.proving.CatalogueView.Sum;
import org.libraryexchange.exchange.proving.CatalogueView.Views;
import org.libraryexchange.exchange.proving.ProofResponder.Repairs;
import org.libraryexchange.exchange.proving.ProofResponder.Repairs.Lowering;
import org.libraryexchange.proof.CatalogueDigest;
import org.libraryexchange.proof.Leaf;
import org.libraryexchange.proof.ListedItem;
import org.libraryexchange.proof.Listing;
import org.libraryexchange.proof.Manifest;
import org.libraryexchange.proof.Marker;
import org.libraryexchange.proof.Receipt;
import org.libraryexchange.proof.Receipt.Outcome;

/** What a mirror answers when something goes wrong. */
class ComparerTest {

    private static final Marker MARKER = Marker.ofDigest(new UUID(0, 1), 1, 3);
    private static final Position AT_MARKER = new Position("topic-1", 10, 3);
    private static final Position BEHIND = new Position("topic-1", 12, 3);
    private static final ProofStep PLACE = ProofStep.of("leeds", MARKER);

    private final InMemoryCatalogue mirror = new InMemoryCatalogue();
    private final InMemoryComparisons comparisons = new InMemoryComparisons("hangzhou");
    private final Deque<Runnable> background = new ArrayDeque<>();

    @Test
    void answerThatWasLostWithTheProcessIsGivenAfterwards() {
        // Given
        assertThat(comparisons.meet(PLACE, MARKER, AT_MARKER)).isTrue();
        comparisons.keep(PLACE, manifest());
        comparisons.hashed(PLACE, mirror.view().sum().digest());

        // When
        Comparer unused = comparer(BEHIND);

        // Then
        assertThat(outcomes()).containsExactly(Outcome.VERIFIED);
    }

    @Test
    void digestThatAwaitsItsManifestIsNotGivenUp() {
        // Given
        assertThat(comparisons.meet(PLACE, MARKER, AT_MARKER)).isTrue();
        comparisons.hashed(PLACE, mirror.view().sum().digest());
        Comparer comparer = comparer(BEHIND);
        assertThat(outcomes()).isEmpty();

        // When
        comparer.hear(manifest(), BEHIND, MirrorStanding.CURRENT);

        // Then
        assertThat(outcomes()).containsExactly(Outcome.VERIFIED);
    }

    @Test
    void markerThatIsReadAgainIsNotGivenUp() {
        // Given
        assertThat(comparisons.meet(PLACE, MARKER, AT_MARKER)).isTrue();
        Comparer comparer = comparer(AT_MARKER);

        // When
        comparer.hear(MARKER, AT_MARKER, MirrorStanding.CURRENT);
        comparer.hear(manifest(), BEHIND, MirrorStanding.CURRENT);
        background.remove().run();

        // Then
        assertThat(outcomes()).containsExactly(Outcome.VERIFIED);
    }

    @Test
    void pausedMirrorComparesNothingAndSaysWhy() {
        // When
        comparer(AT_MARKER).hear(MARKER, AT_MARKER, MirrorStanding.PAUSED);

        // Then
        assertThat(background).isEmpty();
        assertThat(comparisons.takeLetters())
                .extracting(
                        message -> ((Receipt) message).outcome(),
                        message -> ((Receipt) message).result().why())
                .containsExactly(tuple(Outcome.INTERRUPTED, "paused"));
    }

    @Test
    void markerThatWasAnsweredInThePauseIsNotAnsweredAgain() {
        // Given
        comparer(AT_MARKER).hear(MARKER, AT_MARKER, MirrorStanding.PAUSED);
        assertThat(outcomes()).hasSize(1);

        // When
        comparer(AT_MARKER).hear(MARKER, AT_MARKER, MirrorStanding.CATCHING_UP);

        // Then
        assertThat(outcomes()).isEmpty();
    }

    @Test
    void sameMarkerElsewhereIsAStraggler() {
        // Given
        Comparer comparer = comparer(AT_MARKER);
        comparer.hear(MARKER, AT_MARKER, MirrorStanding.CURRENT);

        // When
        comparer.hear(MARKER, BEHIND, MirrorStanding.CURRENT);

        // Then
        assertThat(background).hasSize(1);
    }

    @Test
    void catalogueThatIsDividedOtherwiseCannotBeCompared() {
        // Given
        Comparer comparer = comparer(AT_MARKER);
        comparer.hear(MARKER, AT_MARKER, MirrorStanding.CURRENT);
        background.remove().run();

        // When
        comparer.hear(
                Manifest.of(MARKER, CatalogueDigest.of(List.of(), 16), List.of()), BEHIND, MirrorStanding.CURRENT);

        // Then
        assertThat(outcomes()).containsExactly(Outcome.INTERRUPTED);
    }

    @Test
    void viewThatBreaksInterruptsTheProofAndIsClosed() {
        // Given
        Broken broken = new Broken();
        Comparer comparer = comparer(AT_MARKER, broken);
        comparer.hear(MARKER, AT_MARKER, MirrorStanding.CURRENT);

        // When
        Runnable work = background.remove();
        assertThatThrownBy(work::run).isSameAs(broken.failure);

        // Then
        assertThat(outcomes()).containsExactly(Outcome.INTERRUPTED);
        assertThat(broken.closed).isTrue();
    }

    @Test
    void listingThatNobodyAskedForIsForgotten() {
        // Given
        Comparer comparer = comparer(AT_MARKER);

        // When
        comparer.hear(Listing.of(MARKER, 0, true, List.of()), BEHIND, MirrorStanding.CURRENT);

        // Then
        assertThat(background).isEmpty();
        assertThat(outcomes()).isEmpty();
    }

    @Test
    void viewOfAListingThatDoesNotComeIsClosedAtTheNextMarker() {
        // Given
        InMemoryCatalogue.View view = mirror.view();
        Comparer comparer = comparer(AT_MARKER, view);
        comparer.hear(Marker.ofListing(new UUID(0, 1), 1, 3, new BitSet()), AT_MARKER, MirrorStanding.CURRENT);

        // When
        comparer.hear(Marker.ofDigest(new UUID(0, 2), 1, 3), BEHIND, MirrorStanding.CATCHING_UP);

        // Then
        assertThat(view.isOpen()).isFalse();
    }

    @Test
    void listingThatComesLateIsNotCompared() {
        // Given
        InMemoryCatalogue.View view = mirror.view();
        Position ahead = new Position("topic-1", 10, 4);
        Comparer comparer = comparer(ahead, view);

        // When
        comparer.hear(Marker.ofListing(new UUID(0, 1), 2, 3, new BitSet()), ahead, MirrorStanding.CURRENT);
        comparer.hear(
                Listing.of(Marker.ofListing(new UUID(0, 1), 2, 3, new BitSet()), 0, true, List.of()),
                ahead,
                MirrorStanding.CURRENT);

        // Then
        assertThat(outcomes()).containsExactly(Outcome.INTERRUPTED);
        assertThat(background).isEmpty();
    }

    /** Otherwise the missing items would look as if only the mirror had them, and be removed. */
    @Test
    void listingWithoutOneOfItsPartsIsNotCompared() {
        // Given
        Marker listing = Marker.ofListing(MARKER.proof(), 2, 3, new BitSet());
        Comparer comparer = comparer(AT_MARKER, mirror.view());
        comparer.hear(listing, AT_MARKER, MirrorStanding.CURRENT);
        comparer.hear(Listing.of(listing, 0, false, List.of()), BEHIND, MirrorStanding.CURRENT);

        // When
        comparer.hear(Listing.of(listing, 2, true, List.of()), BEHIND, MirrorStanding.CURRENT);
        background.remove().run();

        // Then
        assertThat(outcomes()).containsExactly(Outcome.INTERRUPTED);
    }

    /**
     * The mirror is ahead because of something that the owner never wrote: the mirror has asked the owner since, and
     * the owner does not know it.
     */
    @Test
    void mirrorThatStoodTooFarBeforeItAskedIsMended() {
        // Given
        Position tooFar = new Position("topic-1", 10, 900);
        Comparer comparer = comparer(tooFar, mirror.view());
        comparer.hear(MARKER, tooFar, MirrorStanding.CURRENT);
        background.remove().run();
        Marker listing = Marker.ofListing(MARKER.proof(), 2, 3, new BitSet());
        Position later = new Position("topic-1", 11, 900);

        // When
        comparer.hear(listing, later, MirrorStanding.CURRENT);
        comparer.hear(Listing.of(listing, 0, true, List.of()), later, MirrorStanding.CURRENT);

        // Then
        assertThat(background).hasSize(1);
    }

    @Test
    void ofManyMarkersTheNewestIsAnsweredAndOneViewIsOpen() {
        // Given
        List<InMemoryCatalogue.View> opened = new ArrayList<>();
        ProofResponder responder =
                new ProofResponder("hangzhou", null, comparisons, new NoRepairs(), Clock.systemUTC());
        Views views = new Views() {
            @Override
            public OwnView own() {
                throw new IllegalStateException("a mirror looks at itself");
            }

            @Override
            public CatalogueView mirror(String partner, Position at) {
                opened.add(mirror.view());
                return opened.get(opened.size() - 1);
            }
        };
        Comparer comparer = new Comparer("leeds", views, responder, background::add, AT_MARKER);

        // When
        int most = 0;
        for (int step = 1; step <= 200; step++) {
            comparer.hear(Marker.ofDigest(new UUID(0, step), 1, 3), AT_MARKER, MirrorStanding.CURRENT);
            most = Math.max(most, (int)
                    opened.stream().filter(InMemoryCatalogue.View::isOpen).count());
        }
        Marker newest = Marker.ofDigest(new UUID(0, 200), 1, 3);
        comparer.hear(Manifest.of(newest, mirror.view().sum().digest(), List.of()), BEHIND, MirrorStanding.CURRENT);
        background.forEach(Runnable::run);

        // Then
        assertThat(most).isEqualTo(1);
        assertThat(opened).noneMatch(InMemoryCatalogue.View::isOpen);
        assertThat(comparisons.takeLetters())
                .extracting(message -> ((Receipt) message).proof(), message -> ((Receipt) message).outcome())
                .containsExactly(tuple(newest.proof(), Outcome.VERIFIED));
    }

    private Comparer comparer(Position reading) {
        return comparer(reading, mirror.view());
    }

    private Comparer comparer(Position reading, CatalogueView view) {
        ProofResponder responder =
                new ProofResponder("hangzhou", null, comparisons, new NoRepairs(), Clock.systemUTC());
        return new Comparer("leeds", new OneView(view), responder, background::add, reading);
    }

    private Manifest manifest() {
        return Manifest.of(MARKER, mirror.view().sum().digest(), List.of());
    }

    private List<Outcome> outcomes() {
        return comparisons.takeLetters().stream()
                .map(message -> ((Receipt) message).outcome())
                .toList();
    }

    private record OneView(CatalogueView view) implements Views {

        @Override
        public OwnView own() {
            throw new IllegalStateException("a mirror looks at itself");
        }

        @Override
        public CatalogueView mirror(String partner, Position at) {
            return view;
        }
    }

    private static final class Broken implements CatalogueView {
        private final RuntimeException failure = new IllegalStateException("the session is gone");
        private boolean closed;

        @Override
        public Sum sum() {
            throw failure;
        }

        @Override
        public void list(BitSet buckets, Consumer<ListedItem> reader) {
            throw failure;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static final class NoRepairs implements Repairs {

        @Override
        public void giveWay(ProofStep place, Collection<Lowering> rows) {
            assertThat(rows).isEmpty();
        }

        @Override
        public void remove(ProofStep place, Collection<Leaf> seen) {
            assertThat(seen).isEmpty();
        }
    }
}
