package org.libraryexchange.catalogue.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.libraryexchange.catalogue.search.ItemFinder.ItemsOfPage;
import org.libraryexchange.catalogue.search.ItemFinder.ListItem;
import org.libraryexchange.catalogue.search.SearchedItems.SearchedItem;

class IndexedDocumentsTest {

    private final Directory files = new ByteBuffersDirectory();

    @AfterEach
    void close() throws IOException {
        files.close();
    }

    /** Also those of a byte that is no text. */
    @Test
    void documentsAreByteForByteWhatWasPutIn() throws IOException {
        // Given
        byte[] damaged = document("Light");
        damaged[damaged.length - 3] = (byte) 0xff;
        put(1, document("光之夜"));
        put(2, damaged);

        // When
        ItemsOfPage page = page(10, 1_000);

        // Then
        assertThat(page.items()).extracting(ListItem::document).containsExactly(document("光之夜"), damaged);
        assertThat(page.next()).isEmpty();
    }

    @Test
    void anotherPageFollowsWhereMoreWasFoundThanFits() throws IOException {
        // Given
        put(1, document("One"));
        put(2, document("Two"));
        put(3, document("Three"));

        // When
        ItemsOfPage page = page(2, 1_000);

        // Then
        assertThat(ids(page)).containsExactly(id(1), id(2));
        assertThat(page.next())
                .hasValueSatisfying(place -> assertThat(place.id()).isEqualTo(id(2)));
    }

    @Test
    void pageEndsWithTheDocumentThatMakesItTooLarge() throws IOException {
        // Given
        put(1, document("One"));
        put(2, document("Two"));
        put(3, document("Three"));

        // When
        ItemsOfPage page = page(10, document("One").length + 1);

        // Then
        assertThat(ids(page)).containsExactly(id(1), id(2));
        assertThat(page.next())
                .hasValueSatisfying(place -> assertThat(place.id()).isEqualTo(id(2)));
    }

    @Test
    void documentThatIsNotAsItWasPutInIsDamage() throws IOException {
        // Given
        Document item = IndexedItem.of(item(1, document("One")));
        item.removeField(Fields.DOCUMENT);
        item.add(new StoredField(Fields.DOCUMENT, document("Two")));
        put(item);

        // When, Then
        assertThatThrownBy(() -> page(10, 1_000)).isInstanceOf(CorruptIndexException.class);
    }

    @Test
    void documentOfAnotherItemIsDamage() throws IOException {
        // Given
        Document item = IndexedItem.of(item(1, document("One")));
        Document other = IndexedItem.of(item(2, document("Two")));
        for (String field : List.of(Fields.DOCUMENT, Fields.CHECKSUM)) {
            item.removeField(field);
            item.add(other.getField(field));
        }
        put(item);

        // When, Then
        assertThatThrownBy(() -> page(10, 1_000)).isInstanceOf(CorruptIndexException.class);
    }

    private void put(int number, byte[] document) throws IOException {
        put(IndexedItem.of(item(number, document)));
    }

    private void put(Document item) throws IOException {
        try (IndexWriter writer = new IndexWriter(files, new IndexWriterConfig())) {
            writer.addDocument(item);
        }
    }

    private ItemsOfPage page(int limit, int mostBytes) throws IOException {
        MultivaluedHashMap<String, String> parameters = new MultivaluedHashMap<>();
        parameters.add("sort", "updated");
        parameters.add("limit", Integer.toString(limit));
        ItemQuery query = ItemQuery.of(parameters, TitleOrder.ENGLISH, Set.of("leeds"), null)
                .within(mostBytes);
        try (DirectoryReader reader = DirectoryReader.open(files)) {
            IndexSearcher searcher = new IndexSearcher(reader);
            return new IndexedDocuments(searcher.storedFields())
                    .page(query, new IndexFinder(searcher).page(new MatchAllDocsQuery(), query));
        }
    }

    private static List<UUID> ids(ItemsOfPage page) {
        return page.items().stream().map(ListItem::id).toList();
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }

    private static byte[] document(String title) {
        return "{\"originalLanguage\":\"en\",\"title\":{\"en\":\"%s\"}}"
                .formatted(title)
                .getBytes(UTF_8);
    }

    private static SearchedItem item(int number, byte[] document) {
        return new SearchedItem(
                id(number), "leeds", "festival", "published", List.of("en"), Instant.EPOCH, 1, new byte[32], document);
    }
}
