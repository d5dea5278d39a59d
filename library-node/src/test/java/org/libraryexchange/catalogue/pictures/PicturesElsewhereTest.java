package org.libraryexchange.catalogue.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Documents.canalPhotograph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.item.Item;
import org.libraryexchange.item.Violation;

class PicturesElsewhereTest {

    @Test
    void onlyAsManyAreFetchedAsTheItemHasRoomFor() {
        // When
        PicturesElsewhere few = new PicturesElsewhere(item(17));
        PicturesElsewhere some = new PicturesElsewhere(item(19));
        PicturesElsewhere none = new PicturesElsewhere(item(20));

        // Then
        assertThat(few.addresses()).hasSize(3);
        assertThat(few.others()).isEmpty();
        assertThat(some.addresses()).containsExactly("https://example.org/0.jpg");
        assertThat(some.others()).extracting(Violation::rule).containsExactly("max-items");
        assertThat(none.addresses()).isEmpty();
        assertThat(none.others()).extracting(Violation::pointer).containsExactly("/pictures");
    }

    /** A draft with some pictures that names three more by address. */
    private static Item item(int pictures) {
        ObjectNode document = canalPhotograph();
        document.put("id", "01a215f5-3825-7a42-9e23-631fa0070e39").put("owner", "leeds");
        document.put("status", "draft").put("version", 1);
        document.put("created", "2026-11-20T14:05:11Z").put("updated", "2026-11-20T14:05:11Z");
        document.remove("media");
        for (int i = 0; i < 3; i++) {
            document.withArray("media")
                    .addObject()
                    .put("url", "https://example.org/" + i + ".jpg")
                    .put("mediaType", "image/jpeg");
        }
        for (int i = 0; i < pictures; i++) {
            ObjectNode picture = document.withArray("pictures").addObject();
            picture.put("sha256", "%064x".formatted(i)).put("width", 16).put("height", 16);
            picture.put("bytes", 100)
                    .putObject("thumbnail")
                    .put("sha256", "%064x".formatted(100 + i))
                    .put("width", 16)
                    .put("height", 16)
                    .put("bytes", 100);
        }
        return Item.ofStored(Documents.utf8(document.toString()));
    }
}
