package org.libraryexchange.catalogue.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.Test;
import org.libraryexchange.base.text.Run;
import org.libraryexchange.base.text.Terms;

class CorrectionsTest {

    @Test
    void aWordWithAWrongLetterIsTheNearestOne() throws IOException {
        assertThat(corrections("festivel", "A festival of lights")).containsEntry("festivel", List.of("festival"));
    }

    @Test
    void aShortWordIsNoOtherOneForItsEnding() throws IOException {
        assertThat(corrections("kids", "Writing of all kinds")).isEmpty();
    }

    @Test
    void twoWordsInOneAreSoughtApart() throws IOException {
        assertThat(corrections("dragonboats", "The dragon boats are coming"))
                .containsEntry("dragonboats", List.of("dragon boats"));
    }

    @Test
    void wordsThatDoNotStandSideBySideAreNotOne() throws IOException {
        assertThat(corrections("boatdragon", "The dragon boats", "A boat")).containsEntry("boatdragon", List.of());
    }

    @Test
    void aWordThatIsReadLikeANameIsRight() throws IOException {
        assertThat(corrections("lingyin", "灵隐寺", "Lying in state")).isEmpty();
    }

    private static Map<String, List<String>> corrections(String word, String... titles) throws IOException {
        try (Directory index = new ByteBuffersDirectory()) {
            try (IndexWriter writer = new IndexWriter(index, new IndexWriterConfig())) {
                for (String title : titles) {
                    writer.addDocument(item(title));
                }
            }
            try (DirectoryReader reader = DirectoryReader.open(index)) {
                return new Corrections(reader).of(List.of(word));
            }
        }
    }

    private static Document item(String title) {
        List<Run> runs = Run.of(title);
        Terms terms = new Terms();
        terms.add(runs, true);
        Document item = new Document();
        item.add(new TextField(Terms.TEXT, terms.stream()));
        item.add(new TextField(Terms.TITLE, terms.stream()));
        runs.forEach(run -> item.add(new StringField(Fields.WORD, run.text(), Store.NO)));
        return item;
    }
}
