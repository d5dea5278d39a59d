package org.libraryexchange.exchange.proving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.libraryexchange.exchange.log.Position;
import org.libraryexchange.exchange.proving.InMemoryCatalogue.Row;
import org.libraryexchange.exchange.proving.MirrorProofs.Rejection;
import org.libraryexchange.exchange.proving.ProofResponder.Repairs;
import org.libraryexchange.exchange.proving.ProofResponder.Repairs.Lowering;
import org.libraryexchange.proof.CatalogueDigest;
import org.libraryexchange.proof.Difference;
import org.libraryexchange.proof.Difference.Sort;
import org.libraryexchange.proof.Leaf;
import org.libraryexchange.proof.ListedItem;
import org.libraryexchange.proof.Listing;
import org.libraryexchange.proof.Manifest;
import org.libraryexchange.proof.Marker;
import org.libraryexchange.proof.Receipt;
import org.libraryexchange.proof.Receipt.Outcome;

/** What Hangzhou answers to a listing of Leeds, and how it repairs its mirror before. */
class ProofResponderTest {

    private static final Marker DIGEST = Marker.ofDigest(new UUID(0, 1), 1, 9_000);
    private static final BitSet EVERY_BUCKET = new BitSet();
    private static final Marker LISTING;

    static {
        EVERY_BUCKET.set(0, CatalogueDigest.BUCKETS);
        LISTING = Marker.ofListing(DIGEST.proof(), 2, DIGEST.sequence(), EVERY_BUCKET);
    }

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-25T01:02:03Z"), ZoneOffset.UTC);

    private final InMemoryCatalogue leeds = new InMemoryCatalogue();
    private final InMemoryCatalogue hangzhou = new InMemoryCatalogue();
    private final InMemoryComparisons comparisons = new InMemoryComparisons("hangzhou");
    private final NotedRepairs repairs = new NotedRepairs();

    @Test
    void rejectionsThatAreNamedToTheLastOneAreNoDifference() {
        Receipt receipt = answerWhereAllIsRejected(Receipt.MOST_DIFFERENCES);

        assertThat(receipt.outcome()).isEqualTo(Outcome.VERIFIED);
        assertThat(receipt.rejected()).isEqualTo(Receipt.MOST_DIFFERENCES);
        assertThat(receipt.result().verified()).isZero();
    }

    @Test
    void nothingIsVerifiedWhileADifferenceIsNotNamed() {
        Receipt receipt = answerWhereAllIsRejected(Receipt.MOST_DIFFERENCES + 1);

        assertThat(receipt.outcome()).isEqualTo(Outcome.ITEMS_DIFFER);
        assertThat(receipt.result().unnamed()).isEqualTo(1);
    }

    @Test
    void rejectionExplainsNoRowThatIsAltered() {
        // Given
        Row row = rejected(1);
        hangzhou.put(row.damaged("altered"));

        // When
        Receipt receipt = answer();

        // Then
        assertThat(receipt.differences()).extracting(Difference::sort).containsExactly(Sort.ALTERED);
        assertThat(repairs.gaveWay)
                .extracting(lowered -> lowered.seen().id(), Lowering::to)
                .containsExactly(tuple(row.id(), row.sequence() - 1));
    }

    /** The item was sent again since, and nobody knows why the mirror lacks it now. */
    @Test
    void rejectionAtAnEarlierPlaceExplainsNothing() {
        // Given
        leeds.put(rejected(1).at(2));

        // When
        Receipt receipt = answer();

        // Then
        assertThat(receipt.differences()).extracting(Difference::sort).containsExactly(Sort.MISSING);
    }

    @Test
    void extraRowTakesNothingFromWhatIsVerified() {
        // Given
        Row shared = Row.of(new UUID(1, 1), 1, 1, "published", "on both sides");
        Row extra = Row.of(new UUID(2, 2), 2, 1, "published", "nobody's");
        leeds.put(shared);
        hangzhou.put(shared);
        hangzhou.put(extra);

        // When
        Receipt receipt = answer();

        // Then
        assertThat(receipt.differences()).extracting(Difference::sort).containsExactly(Sort.EXTRA);
        assertThat(receipt.result().verified()).isEqualTo(1);
        assertThat(repairs.removed).extracting(Leaf::id).containsExactly(extra.id());
    }

    private Receipt answerWhereAllIsRejected(int items) {
        for (int n = 1; n <= items; n++) {
            Row unused = rejected(n);
        }
        Receipt receipt = answer();
        assertThat(repairs.gaveWay).isEmpty();
        assertThat(repairs.removed).isEmpty();
        return receipt;
    }

    private Row rejected(int number) {
        Row row = Row.of(new UUID(number, number), number, 1, "published", "cannot be stored");
        leeds.put(row);
        comparisons.rejected(row.id(), new Rejection(row.sequence(), row.written(), "not-storable"));
        return row;
    }

    private Receipt answer() {
        tell();
        ProofResponder responder = new ProofResponder("hangzhou", null, comparisons, repairs, CLOCK);
        responder.ofItems(ProofStep.of("leeds", LISTING), 1, EVERY_BUCKET, hangzhou.view());
        return (Receipt) comparisons.takeLetters().get(0);
    }

    private void tell() {
        Position at = new Position("topic-1", 0, DIGEST.sequence());
        ProofStep digest = ProofStep.of("leeds", DIGEST);
        assertThat(comparisons.meet(digest, DIGEST, at)).isTrue();
        comparisons.keep(digest, Manifest.of(DIGEST, leeds.view().sum().digest(), List.of()));
        ProofStep listing = ProofStep.of("leeds", LISTING);
        assertThat(comparisons.meet(listing, LISTING, at)).isTrue();
        List<ListedItem> items = new ArrayList<>();
        leeds.view().list(EVERY_BUCKET, items::add);
        int first = Math.min(items.size(), Listing.MOST_ITEMS);
        comparisons.keep(listing, Listing.of(LISTING, 0, false, items.subList(0, first)));
        comparisons.keep(listing, Listing.of(LISTING, 1, true, items.subList(first, items.size())));
    }

    private static final class NotedRepairs implements Repairs {
        private final List<Lowering> gaveWay = new ArrayList<>();
        private final List<Leaf> removed = new ArrayList<>();

        @Override
        public void giveWay(ProofStep place, Collection<Lowering> rows) {
            gaveWay.addAll(rows);
        }

        @Override
        public void remove(ProofStep place, Collection<Leaf> seen) {
            removed.addAll(seen);
        }
    }
}
