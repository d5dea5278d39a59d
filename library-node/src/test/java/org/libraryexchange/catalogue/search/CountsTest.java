package org.libraryexchange.catalogue.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;
import org.libraryexchange.catalogue.search.Counts.Group;

class CountsTest {

    @Test
    void allItemsAreCountedUpToABound() throws IOException {
        assertThat(counts(Counts.MOST_COUNTED)).isEqualTo(expected(true));
    }

    @Test
    void countsSayThatThereAreMoreItems() throws IOException {
        assertThat(counts(Counts.MOST_COUNTED + 10)).isEqualTo(expected(false));
    }

    private static Counts expected(boolean complete) {
        return new Counts(
                Counts.MOST_COUNTED, complete, Map.of("kind", List.of(new Group("festival", Counts.MOST_COUNTED))));
    }

    private static Counts counts(int items) throws IOException {
        try (ByteBuffersDirectory files = new ByteBuffersDirectory();
                IndexWriter writer = new IndexWriter(files, new IndexWriterConfig())) {
            Document item = new Document();
            item.add(new SortedSetDocValuesField(Fields.KIND, new BytesRef("festival")));
            for (int i = 0; i < items; i++) {
                if (i == items / 2) {
                    // So that the bound lies in the second segment.
                    writer.commit();
                }
                writer.addDocument(item);
            }
            try (DirectoryReader reader = DirectoryReader.open(writer)) {
                return Counts.of(
                        new IndexSearcher(reader), new MatchAllDocsQuery(), List.of(Facet.KIND), TitleOrder.ENGLISH);
            }
        }
    }
}
