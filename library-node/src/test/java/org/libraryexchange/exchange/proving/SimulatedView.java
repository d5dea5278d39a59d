package org.libraryexchange.exchange.proving;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.libraryexchange.exchange.log.ChangeSource;
import org.libraryexchange.exchange.log.SimulatedChanges;
import org.libraryexchange.exchange.proving.CatalogueView.OwnView;
import org.libraryexchange.exchange.proving.CatalogueView.Sum;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.proof.CatalogueDigest;
import org.libraryexchange.proof.Leaf;
import org.libraryexchange.proof.ListedItem;
import org.libraryexchange.simulation.Row;

/** A catalogue as it was when the view was opened. It has few buckets, because there are few items. */
record SimulatedView(long sequence, List<Row> rows) implements OwnView {

    private static final int BUCKETS = 16;

    @Override
    public ChangeSource changes() {
        return SimulatedChanges.of(rows);
    }

    @Override
    public Sum sum() {
        List<UUID> damaged =
                rows.stream().filter(row -> !row.isIntact()).map(Row::id).toList();
        return new Sum(CatalogueDigest.of(rows.stream().map(SimulatedView::leaf).toList(), BUCKETS), damaged);
    }

    @Override
    public void list(BitSet buckets, Consumer<ListedItem> reader) {
        rows.stream()
                .map(row -> new ListedItem(leaf(row), row.sha256()))
                .filter(item -> buckets.get(Leaf.bucket(item.leaf().id(), BUCKETS)))
                .sorted(Comparator.comparing(ListedItem::leaf, Leaf.listingOrder(CatalogueDigest.BUCKETS)))
                .forEach(reader);
    }

    private static Leaf leaf(Row row) {
        return new Leaf(row.id(), row.sequence(), row.version(), row.kind(), row.status(), Sha256.of(row.document()));
    }

    @Override
    public void close() {}
}
