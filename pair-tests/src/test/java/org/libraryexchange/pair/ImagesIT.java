package org.libraryexchange.pair;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.pair.EveryChange.acknowledged;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The viewer of IIIF manifests in a real browser, which loads images from another server. */
@Tag("long")
@ExtendWith(SharedPair.class)
class ImagesIT {

    private ImageServer images;
    private Browser browser;
    private String item;

    @BeforeEach
    void openItem(@TempDir Path folder, PairUnderTest pair) {
        images = ImageServer.start(folder);
        ObjectNode document = ItemDocuments.event("A map to look at");
        ArrayNode links = document.withArray("/links");
        for (String manifest : new String[] {"/three.json", "/two.json", "/none.json", "/four.json"}) {
            links.addObject().put("rel", "iiif-manifest").put("url", images.address(manifest));
        }
        item = "/items/"
                + acknowledged(pair.leeds()
                                .client()
                                .put("images", UUID.randomUUID().toString(), document.toString()))
                        .id();
        browser = Browser.trusting(pair.leeds().api().toString());
    }

    @AfterEach
    void close() {
        browser.close();
        images.close();
    }

    @ParameterizedTest
    @CsvSource({
        "390, light, en, Image 1 of 2 · Recto, Image 2 of 2 · Verso",
        "1280, dark, zh-Hans, 第 1 幅，共 2 幅 · 正面, 第 2 幅，共 2 幅 · Verso"
    })
    void imagesAreShownInTilesAndWhole(int width, String colours, String language, String recto, String verso) {
        // Given
        browser.device(width, 1_000, colours);
        browser.open(item + "?lang=" + language);
        assertThat(images.asked()).isEmpty();

        // When
        browser.open(item + "/images/1?lang=" + language);

        // Then
        browser.awaitText("#place", recto);
        browser.awaitElement(".leaflet-tile-loaded");
        assertThat(images.asked())
                .startsWith("/three.json", "/map/info.json")
                .anyMatch(path -> path.matches("/map/0,0,[0-9]+,[0-9]+/[0-9]+,[0-9]+/0/default\\.jpg"));
        assertThat(browser.text("#credit")).isEqualTo("Leeds Libraries");
        assertThat(browser.scrollsSideways()).isFalse();
        assertThat(browser.violations()).isEmpty();

        // When
        browser.click("#next");

        // Then
        browser.awaitText("#place", verso);
        Awaitility.await("the whole image")
                .atMost(Browser.PATIENCE)
                .until(() -> images.asked().contains("/verso.jpg"));
        assertThat(browser.complaints()).isEmpty();
    }

    /** The node's own manifest, as a server beside it would offer it: the viewer loads images over TLS only. */
    @Test
    void manifestOfAnItemsPicturesIsShown(PairUnderTest pair, @TempDir Path folder) throws IOException {
        // Given
        NodeClient leeds = pair.leeds().client();
        Path file = Files.write(folder.resolve("circle.jpg"), ImageServer.picture());
        ObjectNode picture =
                (ObjectNode) acknowledged(leeds.upload("/api/v1/media", "image/jpeg", file, Duration.ofSeconds(30)))
                        .json();
        picture.putObject("alt").put("en", "An orange circle");
        ObjectNode document = ItemDocuments.event("Pictures to look at");
        document.withArray("/pictures").add(picture);
        String shown = acknowledged(leeds.put("images", UUID.randomUUID().toString(), document.toString()))
                .id()
                .toString();
        String manifest =
                acknowledged(leeds.get("/items/" + shown + "/manifest.json")).body();
        String path = "/media/" + picture.path("sha256").asText();
        images.copy(path, ImageServer.picture());
        images.copy(
                "/four.json",
                manifest.replaceAll("\"[^\"]*/media/", "\"" + images.address("/media/"))
                        .getBytes(UTF_8));

        // When
        browser.open(item + "/images/4?lang=en");

        // Then
        browser.awaitText("#place", "An orange circle");
        browser.awaitElement(".leaflet-image-layer");
        Awaitility.await("the picture")
                .atMost(Browser.PATIENCE)
                .until(() -> images.asked().contains(path));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void imageThatCannotBeLoadedIsSaid() {
        // When
        browser.open(item + "/images/2?lang=en");
        browser.awaitElement(".leaflet-image-layer");
        browser.click("#next");

        // Then
        browser.awaitText("#viewer > p", "This image cannot be loaded.");
        assertThat(browser.text("#credit")).isEqualTo("Hangzhou Library");
    }

    @Test
    void manifestThatNamesNoImageIsSaid() {
        // When
        browser.open(item + "/images/3?lang=en");

        // Then
        browser.awaitText("#failed", "localhost");
        assertThat(browser.violations()).isEmpty();
    }

    @Test
    void withoutScriptsThePageSaysWhereTheImagesAre() {
        // Given
        browser.withoutScripts();

        // When
        browser.open(item + "/images/1?lang=en");

        // Then
        assertThat(browser.texts("noscript p"))
                .containsExactly("Images need JavaScript, which is turned off in your browser.");
        assertThat(browser.text("#manifest")).isEqualTo(images.address("/three.json"));
        assertThat(images.asked()).isEmpty();
    }
}
