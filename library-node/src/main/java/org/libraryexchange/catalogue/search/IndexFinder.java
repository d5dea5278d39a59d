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
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TopFieldCollectorManager;

/** Finds items in the index, in the order of a list. */
record IndexFinder(IndexSearcher searcher) {

    /** Returns items in an order that needs neither a reader's alphabet nor days. */
    List<IndexedKey> find(Query wanted, Order order, int most) throws IOException {
        return find(wanted, order, order.sort(TitleOrder.ENGLISH, Optional.empty()), null, most);
    }

    /** Returns the items of a page, and one more if there are more. */
    List<IndexedKey> page(Query wanted, ItemQuery query) throws IOException {
        Order order = query.order();
        Optional<Days.Span> days = query.filters().days();
        FieldDoc after = query.after()
                .map(place -> new FieldDoc(Integer.MAX_VALUE, Float.NaN, new Object[] {
                    order.key(place.key(), days),
                    Fields.sortable(place.id().getMostSignificantBits()),
                    Fields.sortable(place.id().getLeastSignificantBits())
                }))
                .orElse(null);
        return find(wanted, order, order.sort(query.titles(), days), after, query.limit() + 1);
    }

    private List<IndexedKey> find(Query wanted, Order order, Sort sort, FieldDoc after, int wish) throws IOException {
        // Room is made for as many as may be found.
        int most = Math.max(1, Math.min(wish, searcher.getIndexReader().maxDoc()));
        // Counting what is found ends as soon as the page is certain.
        TopFieldCollectorManager page = new TopFieldCollectorManager(sort.rewrite(searcher), most, after, most);
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
                item.doc,
                Fields.id((Long) item.fields[1], (Long) item.fields[2]),
                owners.lookupOrd(owners.nextOrd()).utf8ToString(),
                order.text(item.fields[0]));
    }

    /**
     * An item that the index has found.
     *
     * @param number its own in the searcher that has found it
     * @param key what the list is sorted by, as cursors hold it
     */
    record IndexedKey(int number, UUID id, String owner, String key) {}
}
