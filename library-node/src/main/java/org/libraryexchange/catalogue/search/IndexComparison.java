package org.libraryexchange.catalogue.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.libraryexchange.catalogue.search.SearchedItems.State;

/** What an index holds beside what the catalogue holds, row by row in any order; it remembers one bit of each item. */
final class IndexComparison {

    private final List<Leaf> leaves = new ArrayList<>();

    IndexComparison(IndexReader reader) throws IOException {
        for (LeafReaderContext leaf : reader.leaves()) {
            Terms keys = leaf.reader().terms(Fields.KEY);
            if (keys != null) {
                leaves.add(new Leaf(
                        leaf.reader(),
                        keys.iterator(),
                        new FixedBitSet(leaf.reader().maxDoc())));
            }
        }
    }

    /** Whether the index holds a row as it is; from then on it is one of the catalogue's. */
    boolean holds(State state) throws IOException {
        BytesRef key = new BytesRef(Fields.key(state.id(), state.owner()));
        long expected = Fields.state(state.sequence(), state.sha256());
        for (Leaf leaf : leaves) {
            int found = leaf.find(key);
            if (found >= 0) {
                leaf.seen.set(found);
                return leaf.state(found) == expected;
            }
        }
        return false;
    }

    /** The keys of the items that the catalogue was not found to hold. */
    List<String> others() throws IOException {
        List<String> others = new ArrayList<>();
        for (Leaf leaf : leaves) {
            leaf.addOthers(others);
        }
        return others;
    }

    private record Leaf(LeafReader reader, TermsEnum keys, FixedBitSet seen) {

        /** The item's number in this leaf; negative if it is not there. */
        private int find(BytesRef key) throws IOException {
            if (!keys.seekExact(key)) {
                return -1;
            }
            Bits live = reader.getLiveDocs();
            PostingsEnum items = keys.postings(null, PostingsEnum.NONE);
            int item = items.nextDoc();
            while (isThere(item) && live != null && !live.get(item)) {
                item = items.nextDoc();
            }
            return isThere(item) ? item : -1;
        }

        /** Postings are read without their checksum, so that a changed byte may name an item that there cannot be. */
        private boolean isThere(int item) throws IOException {
            if (item == DocIdSetIterator.NO_MORE_DOCS) {
                return false;
            }
            if (item < 0 || item >= reader.maxDoc()) {
                throw new CorruptIndexException("a key names item " + item + " of " + reader.maxDoc(), Fields.KEY);
            }
            return true;
        }

        private long state(int item) throws IOException {
            NumericDocValues states = reader.getNumericDocValues(Fields.STATE);
            return states.advanceExact(item) ? states.longValue() : 0;
        }

        private void addOthers(List<String> others) throws IOException {
            NumericDocValues high = reader.getNumericDocValues(Fields.ID_HIGH);
            NumericDocValues low = reader.getNumericDocValues(Fields.ID_LOW);
            SortedSetDocValues owners = reader.getSortedSetDocValues(Fields.OWNER);
            Bits live = reader.getLiveDocs();
            for (int item = 0; item < reader.maxDoc(); item++) {
                if (!seen.get(item)
                        && (live == null || live.get(item))
                        && high.advanceExact(item)
                        && low.advanceExact(item)
                        && owners.advanceExact(item)) {
                    String owner = owners.lookupOrd(owners.nextOrd()).utf8ToString();
                    others.add(Fields.key(Fields.id(high.longValue(), low.longValue()), owner));
                }
            }
        }
    }
}
