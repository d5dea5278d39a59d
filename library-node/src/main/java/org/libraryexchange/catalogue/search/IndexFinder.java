package org.libraryexchange.catalogue.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopFieldCollectorManager;

/** Finds items in the index, in the order of a list. */
record IndexFinder(IndexSearcher searcher) {

    /** Returns items in an order that needs neither a reader's alphabet nor days. */
    List<IndexedKey> find(Query wanted, Order order, int most) throws IOException {
        return find(wanted, order, TitleOrder.ENGLISH, Optional.empty(), Optional.empty(), most);
    }

    /**
     * Returns the items behind a place of the list, at most as many as asked for.
     *
     * @param days those that the list is of, if it is of certain days
     */
    List<IndexedKey> find(
            Query wanted,
            Order order,
            TitleOrder titles,
            Optional<Days.Span> days,
            Optional<ListPlace> behind,
            int most)
            throws IOException {
        FieldDoc after = behind.map(place -> new FieldDoc(Integer.MAX_VALUE, Float.NaN, new Object[] {
                    order.key(place.key(), days),
                    Fields.sortable(place.id().getMostSignificantBits()),
                    Fields.sortable(place.id().getLeastSignificantBits())
                }))
                .orElse(null);
        // Counting what is found ends as soon as the page is certain.
        TopFieldCollectorManager page =
                new TopFieldCollectorManager(order.sort(titles, days).rewrite(searcher), most, after, most);
        List<IndexedKey> found = new ArrayList<>();
        for (ScoreDoc item : searcher.search(wanted, page).scoreDocs) {
            found.add(key((FieldDoc) item, order));
        }
        return found;
    }

    private IndexedKey key(FieldDoc item, Order order) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(item.doc, leaves));
        SortedSetDocValues owners = leaf.reader().getSortedSetDocValues(Fields.OWNER);
        if (!owners.advanceExact(item.doc - leaf.docBase)) {
            throw new IllegalStateException("every item of the index has an owner");
        }
        return new IndexedKey(
                Fields.id((Long) item.fields[1], (Long) item.fields[2]),
                owners.lookupOrd(owners.nextOrd()).utf8ToString(),
                order.text(item.fields[0]));
    }

    /**
     * An item that the index has found.
     *
     * @param key what the list is sorted by, as cursors hold it
     */
    record IndexedKey(UUID id, String owner, String key) {}
}
