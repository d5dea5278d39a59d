package org.libraryexchange.base.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/** Asks an index of one item. */
final class Finding {

    private Finding() {}

    static boolean isFound(Query query, String title) {
        Terms terms = new Terms();
        terms.add(Run.of(title), true);
        Document item = new Document();
        item.add(new TextField(Terms.TEXT, terms.stream()));
        item.add(new TextField(Terms.TITLE, terms.stream()));
        try (Directory index = new ByteBuffersDirectory()) {
            try (IndexWriter writer = new IndexWriter(index, new IndexWriterConfig())) {
                writer.addDocument(item);
            }
            try (DirectoryReader reader = DirectoryReader.open(index)) {
                return new IndexSearcher(reader).count(query) == 1;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory does not fail", e);
        }
    }
}
