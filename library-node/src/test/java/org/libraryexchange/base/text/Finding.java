package org.libraryexchange.base.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/** Asks an index of a few items. */
final class Finding {

    /** What an item has besides a title. */
    record Item(String title, String audience) {}

    private Finding() {}

    static boolean isFound(Query query, String title) {
        return !titles(query, title).isEmpty();
    }

    /** Those of some titles that are found, the best first. */
    static List<String> titles(Query query, String... titles) {
        return items(
                        query,
                        List.of(titles).stream()
                                .map(title -> new Item(title, ""))
                                .toList())
                .stream()
                .map(Item::title)
                .toList();
    }

    /** Those of some items that are found, the best first. */
    static List<Item> items(Query query, List<Item> items) {
        try (Directory index = new ByteBuffersDirectory()) {
            try (IndexWriter writer = new IndexWriter(index, new IndexWriterConfig())) {
                for (Item item : items) {
                    writer.addDocument(document(item));
                }
            }
            try (DirectoryReader reader = DirectoryReader.open(index)) {
                List<Item> found = new ArrayList<>();
                for (ScoreDoc hit : new IndexSearcher(reader).search(query, items.size()).scoreDocs) {
                    found.add(items.get(hit.doc));
                }
                return found;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory does not fail", e);
        }
    }

    private static Document document(Item item) {
        Terms terms = new Terms();
        terms.add(Run.of(item.title()), true);
        Document document = new Document();
        document.add(new TextField(Terms.TEXT, terms.stream()));
        document.add(new TextField(Terms.TITLE, terms.stream()));
        document.add(new StringField(Terms.AUDIENCE, item.audience(), Store.NO));
        return document;
    }
}
