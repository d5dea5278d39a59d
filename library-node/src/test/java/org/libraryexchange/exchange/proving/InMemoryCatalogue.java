package org.libraryexchange.exchange.proving;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.libraryexchange.exchange.log.ChangeSource;
import org.libraryexchange.exchange.log.ChangeSource.OutgoingChange;
import org.libraryexchange.exchange.proving.CatalogueView.OwnView;
import org.libraryexchange.exchange.proving.CatalogueView.Sum;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.proof.CatalogueDigest;
import org.libraryexchange.proof.Leaf;
import org.libraryexchange.proof.ListedItem;

/** A catalogue in memory, the owner's or a mirror of it. */
final class InMemoryCatalogue {

    /**
     * An item as a row of the table.
     *
     * @param written the digest computed when the document was written
     */
    record Row(UUID id, long sequence, long version, String status, String document, byte[] written) {

        static Row of(UUID id, long sequence, long version, String status, String title) {
            String document = String.join(" ", status, String.valueOf(version), title);
            return new Row(id, sequence, version, status, document, Sha256.of(utf8(document)));
        }

        /** The row that a mirror makes of a change: its columns are taken from the document. */
        static Row read(OutgoingChange change) {
            String document = new String(change.document(), StandardCharsets.UTF_8);
            String[] words = document.split(" ", 3);
            return new Row(
                    change.id(), change.sequence(), Long.parseLong(words[1]), words[0], document, change.sha256());
        }

        OutgoingChange change() {
            return new OutgoingChange(id, sequence, utf8(document), written, Instant.EPOCH, Optional.empty());
        }

        Row at(long newSequence) {
            return new Row(id, newSequence, version, status, document, written);
        }

        /** The row with other bytes; digest and columns stay the same. */
        Row damaged(String newDocument) {
            return new Row(id, sequence, version, status, newDocument, written);
        }

        Row ofVersion(long newVersion) {
            return new Row(id, sequence, newVersion, status, document, written);
        }

        Row ofStatus(String newStatus) {
            return new Row(id, sequence, version, newStatus, document, written);
        }

        Leaf leaf() {
            return new Leaf(id, sequence, version, "festival", status, Sha256.of(utf8(document)));
        }

        ListedItem listed() {
            return new ListedItem(leaf(), written);
        }

        private static byte[] utf8(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    private final Map<UUID, Row> rows = new TreeMap<>();
    private long sequence;

    /** Writes the item's next version as the owner, with the next sequence. */
    void write(UUID id, String status, String title) {
        long version = rows.containsKey(id) ? rows.get(id).version() + 1 : 1;
        put(Row.of(id, ++sequence, version, status, title));
    }

    void publish(UUID id, String title) {
        write(id, "published", title);
    }

    /** Gives an unchanged item a new sequence, as the owner does. */
    void reissue(UUID id) {
        put(rows.get(id).at(++sequence));
    }

    /** Changes a row without notifying anybody. */
    void bend(UUID id, UnaryOperator<Row> change) {
        put(change.apply(rows.get(id)));
    }

    void put(Row row) {
        sequence = Math.max(sequence, row.sequence());
        rows.put(row.id(), row);
    }

    void remove(UUID id) {
        rows.remove(id);
    }

    Row row(UUID id) {
        return rows.get(id);
    }

    Collection<Row> rows() {
        return rows.values();
    }

    long sequence() {
        return sequence;
    }

    /** All that a comparison uses, as text, for comparing catalogues in tests. */
    Map<UUID, String> lines() {
        Map<UUID, String> lines = new TreeMap<>();
        rows.values().forEach(row -> lines.put(row.id(), row.listed().line()));
        return lines;
    }

    View view() {
        return new View(List.copyOf(rows.values()), sequence);
    }

    /** The catalogue as it was when the view was opened. */
    static final class View implements OwnView {
        private final List<Row> rows;
        private final long sequence;
        private boolean open = true;

        private View(List<Row> rows, long sequence) {
            this.rows = rows;
            this.sequence = sequence;
        }

        @Override
        public long sequence() {
            return sequence;
        }

        /** All changes with a greater sequence, at once. */
        @Override
        public ChangeSource changes() {
            return after -> rows.stream()
                    .filter(row -> row.sequence() > after)
                    .sorted(Comparator.comparing(Row::sequence))
                    .map(Row::change)
                    .toList();
        }

        boolean isOpen() {
            return open;
        }

        @Override
        public Sum sum() {
            requireOpen();
            List<Leaf> leaves = new ArrayList<>();
            List<UUID> damaged = new ArrayList<>();
            for (Row row : rows) {
                leaves.add(row.leaf());
                if (!row.listed().isIntact()) {
                    damaged.add(row.id());
                }
            }
            return new Sum(CatalogueDigest.of(leaves, CatalogueDigest.BUCKETS), damaged);
        }

        @Override
        public void list(BitSet buckets, Consumer<ListedItem> reader) {
            requireOpen();
            rows.stream()
                    .map(Row::leaf)
                    .filter(leaf -> buckets.get(Leaf.bucket(leaf.id(), CatalogueDigest.BUCKETS)))
                    .sorted(Leaf.listingOrder(CatalogueDigest.BUCKETS))
                    .map(leaf -> new ListedItem(leaf, written(leaf.id())))
                    .forEach(reader);
        }

        private byte[] written(UUID id) {
            return rows.stream()
                    .filter(row -> row.id().equals(id))
                    .findFirst()
                    .orElseThrow()
                    .written();
        }

        private void requireOpen() {
            if (!open) {
                throw new IllegalStateException("the view is closed");
            }
        }

        @Override
        public void close() {
            open = false;
        }
    }
}
