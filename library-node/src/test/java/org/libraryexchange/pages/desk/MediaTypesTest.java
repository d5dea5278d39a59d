package org.libraryexchange.pages.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.item.Violation;

class MediaTypesTest {

    private static NavigableMap<String, String> fields(String... pairs) {
        NavigableMap<String, String> fields = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put(pairs[i], pairs[i + 1]);
        }
        return fields;
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/a.JPG?size=1, image/jpeg",
        "https://example.org/a.b.pdf, application/pdf",
        "https://example.org/photograph, ",
        "no address, "
    })
    void endingTellsTheType(String address, String type) {
        Map<String, String> completed = MediaTypes.completed(fields("/media/0/url", address));

        assertThat(completed.get("/media/0/mediaType")).isEqualTo(type);
    }

    @Test
    void typeThatIsFilledInStays() {
        Map<String, String> completed = MediaTypes.completed(
                fields("/media/0/url", "https://example.org/a.jpg", "/media/0/mediaType", "image/webp"));

        assertThat(completed.get("/media/0/mediaType")).isEqualTo("image/webp");
    }

    @Test
    void picturesNeedADescriptionInSomeLanguage() {
        NavigableMap<String, String> fields = fields(
                "/media/0/url",
                "https://example.org/a.jpg",
                "/media/1/url",
                "https://example.org/b.png",
                "/media/1/alt/zh-Hans",
                "拱宸桥",
                "/media/2/url",
                "https://example.org/c.mp3",
                "/media/10/url",
                "https://example.org/d.gif",
                "/media/10/credit",
                "A library");

        assertThat(MediaTypes.undescribed(fields))
                .extracting(Violation::pointer)
                .containsExactlyInAnyOrder("/media/0/alt/en", "/media/10/alt/en");
    }
}
