package org.libraryexchange.catalogue.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.util.BytesRef;
import org.libraryexchange.catalogue.search.IndexFinder.IndexedKey;
import org.libraryexchange.catalogue.search.ItemFinder.ItemsOfPage;
import org.libraryexchange.catalogue.search.ItemFinder.ListItem;

/**
 * Reads the items of a page from the index that has found them.
 *
 * @param stored of the same searcher
 */
record IndexedDocuments(StoredFields stored) {

    private static final Set<String> FIELDS = Set.of(Fields.DOCUMENT, Fields.CHECKSUM);

    /**
     * Returns a page of what was found, up to the item whose document makes it larger than it may be.
     *
     * @param found one more than fit on the page, if there are more
     * @throws CorruptIndexException if a document is not as it was put in
     */
    ItemsOfPage page(ItemQuery query, List<IndexedKey> found) throws IOException {
        List<ListItem> items = new ArrayList<>();
        int bytes = 0;
        for (IndexedKey key : found.subList(0, Math.min(query.limit(), found.size()))) {
            if (bytes < query.mostBytes()) {
                byte[] document = document(key);
                bytes += document.length;
                items.add(new ListItem(0, key.id(), document, key.key(), found.size()));
            }
        }
        return ItemsOfPage.of(query, items);
    }

    private byte[] document(IndexedKey key) throws IOException {
        Document item = stored.document(key.number(), FIELDS);
        BytesRef bytes = item.getBinaryValue(Fields.DOCUMENT);
        Number checksum = item.getField(Fields.CHECKSUM).numericValue();
        byte[] document = BytesRef.deepCopyOf(bytes).bytes;
        if (checksum.longValue() != Fields.checksum(key.id(), key.owner(), document)) {
            throw new CorruptIndexException("the document has changed since it was put in", key.toString());
        }
        return document;
    }
}
