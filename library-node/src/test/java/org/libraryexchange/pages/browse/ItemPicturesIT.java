package org.libraryexchange.pages.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Api.ITEMS;
import static org.libraryexchange.fixture.Api.anonymous;
import static org.libraryexchange.fixture.Api.created;
import static org.libraryexchange.fixture.Api.id;
import static org.libraryexchange.fixture.Api.sending;
import static org.libraryexchange.fixture.Documents.canalPhotograph;
import static org.libraryexchange.fixture.Documents.json;
import static org.libraryexchange.fixture.Documents.published;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Page;
import org.libraryexchange.fixture.Pictures;
import org.libraryexchange.picture.PictureDocument;

/** The pictures that items name, as readers and their programs get them. */
@QuarkusTest
class ItemPicturesIT {

    private static ObjectNode withPictures() {
        ObjectNode document = published(canalPhotograph());
        ObjectNode wide = Pictures.uploadedUnlikeOthers(1_200, 600);
        wide.putObject("alt").put("en", "Boats on a canal").put("zh-Hans", "运河上的船");
        wide.putObject("caption").put("en", "The basin in 1890").put("zh-Hans", "1890年的港池");
        wide.putObject("credits").put("en", "Leeds Libraries").put("zh-Hans", "利兹图书馆");
        wide.put("licence", "https://creativecommons.org/licenses/by/4.0/");
        ObjectNode tall = Pictures.uploadedUnlikeOthers(300, 900);
        tall.putObject("alt").put("en", "A lock gate");
        document.withArray("/pictures").add(wide).add(tall);
        return document;
    }

    private static String address(JsonNode form) {
        return "/media/" + form.path("sha256").asText();
    }

    @ParameterizedTest
    @CsvSource({
        "en, Boats on a canal, The basin in 1890, Picture: Leeds Libraries · CC BY 4.0",
        "zh-Hans, 运河上的船, 1890年的港池, 图片：利兹图书馆 · CC BY 4.0"
    })
    void picturesComeFromThisNodeWithTheirSizesAndWords(String language, String alt, String caption, String credit) {
        // Given
        ObjectNode document = withPictures();
        document.withArray("/media")
                .addObject()
                .put("url", "https://example.org/elsewhere.jpg")
                .put("mediaType", "image/jpeg")
                .put("credit", "A stranger");
        JsonNode wide = document.at("/pictures/0");
        String id = id(created(document));

        // When
        Page page = Page.get("/items/" + id + "?lang=" + language).isSound();

        // Then
        assertThat(page.document().select("img").eachAttr("src"))
                .hasSizeGreaterThanOrEqualTo(2)
                .allMatch(source -> source.startsWith("/"));
        assertThat(page.first("figure img").attributes().asList())
                .extracting(each -> each.getKey() + "=" + each.getValue())
                .contains(
                        "src=" + address(wide),
                        "srcset=" + address(wide.path("thumbnail")) + " "
                                + wide.at("/thumbnail/width").asInt() + "w, " + address(wide) + " "
                                + wide.path("width").asInt() + "w",
                        "width=" + wide.path("width").asInt(),
                        "height=" + wide.path("height").asInt(),
                        "alt=" + alt);
        assertThat(page.texts("figure .caption")).containsExactly(caption);
        assertThat(page.texts("figure .credit")).containsExactly(credit);
        assertThat(page.document().select(".small-pictures img").eachAttr("src"))
                .containsExactly(address(document.at("/pictures/1/thumbnail")));
        assertThat(page.links("figure a.larger, .small-pictures a"))
                .containsExactly(
                        "/items/" + id + "/pictures?lang=" + language + "#picture-1",
                        "/items/" + id + "/pictures?lang=" + language + "#picture-2");
        assertThat(page.links("a[href^='https://example.org/']")).containsExactly("https://example.org/elsewhere.jpg");
        assertThat(anonymous().get(address(wide)).contentType()).isEqualTo("image/jpeg");
    }

    @Test
    void eachPictureIsShownLargeAndLeadsToTheNext() {
        // Given
        ObjectNode document = withPictures();
        String id = id(created(document));

        // When
        Page page = Page.get("/items/" + id + "/pictures?lang=en").isSound();

        // Then
        assertThat(page.document().select(".strip > div").eachAttr("id")).containsExactly("picture-1", "picture-2");
        assertThat(page.document().select("figure img").eachAttr("src"))
                .containsExactly(address(document.at("/pictures/0")), address(document.at("/pictures/1")));
        assertThat(page.links("#picture-1 a[rel=next], #picture-2 a[rel=prev]"))
                .containsExactly("#picture-2", "#picture-1");
        assertThat(Page.get("/items/" + id(created(published(canalPhotograph()))) + "/pictures")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void manifestNamesThePicturesForViewersOfOtherSites() {
        // Given
        ObjectNode document = withPictures();
        ((ObjectNode) document.at("/pictures/1")).put("licence", "https://library.example/terms");
        String id = id(created(document));

        // When
        Response answer = anonymous().get("/items/" + id + "/manifest.json");

        // Then
        JsonNode manifest = json(answer.asString());
        assertThat(answer.contentType()).contains("iiif.io/api/presentation/3");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(manifest.path("type").asText()).isEqualTo("Manifest");
        assertThat(manifest.path("id").asText()).endsWith("/items/" + id + "/manifest.json");
        assertThat(manifest.path("items")).hasSize(2);
        JsonNode canvas = manifest.at("/items/0");
        assertThat(canvas.path("width").asInt()).isEqualTo(1_200);
        assertThat(canvas.at("/label/zh-Hans/0").asText()).isEqualTo("1890年的港池");
        assertThat(canvas.at("/items/0/items/0/body/id").asText()).endsWith(address(document.at("/pictures/0")));
        assertThat(canvas.at("/items/0/items/0/target")).isEqualTo(canvas.path("id"));
        assertThat(canvas.path("rights").asText()).isEqualTo("http://creativecommons.org/licenses/by/4.0/");
        assertThat(manifest.at("/items/1").has("rights")).isFalse();
        assertThat(manifest.at("/items/1/metadata/0/value/none/0").asText()).isEqualTo("https://library.example/terms");
    }

    @Test
    void itemIsRefusedWhosePictureIsNotHereOrSaysNothing() {
        // Given
        ObjectNode unknown = published(canalPhotograph());
        unknown.withArray("/pictures").add(json(Pictures.unknown("7")));
        ObjectNode resized = withPictures();
        ((ObjectNode) resized.at("/pictures/0")).put("width", 1_199);
        ObjectNode silent = withPictures();
        ((ObjectNode) silent.at("/pictures/1")).remove("alt");

        // When, Then
        assertThatProblem(sending(unknown).post(ITEMS)).withViolation("/pictures/0/sha256", "kept-picture");
        assertThatProblem(sending(resized).post(ITEMS)).withViolation("/pictures/0/sha256", "kept-picture");
        assertThatProblem(sending(silent).post(ITEMS)).withViolation("/pictures/1/alt", "described-to-publish");
        assertThat(id(created(silent.put("status", "draft")))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"en, The picture is on its way from Hangzhou.", "zh-Hans, 图片正从杭州传来。"})
    void pictureThatIsNotHereYetHasItsShapeAndWords(String language, String told) throws SQLException {
        // Given
        UUID id = UUID.randomUUID();
        Database.mirror(id, "hangzhou", "published", json("""
                {"kind": "history-resource", "originalLanguage": "zh-Hans", "title": {"zh-Hans": "桥"},
                 "pictures": [%s, {"sha256": "../../etc/passwd", "width": 1}, %s], "history": {"form": "building"}}
                """.formatted(Pictures.unknown("8"), Pictures.unknown("6"))));

        // When
        Page page = Page.get("/items/" + id + "?lang=" + language).isSound();

        // Then
        assertThat(page.document().select("figure img")).isEmpty();
        assertThat(page.first("figure svg").attr("viewBox")).isEqualTo("0 0 1600 1200");
        assertThat(page.first("figure svg").attr("aria-label")).isEqualTo(language.equals("en") ? "A bridge" : "一座桥");
        assertThat(page.texts("figure .on-its-way")).containsExactly(told);
        assertThat(page.texts("figure .caption"))
                .contains(page.first("figure svg").attr("aria-label"));
        assertThat(page.document().select(".small-pictures img")).isEmpty();
        assertThat(page.first(".small-pictures a svg").attr("viewBox")).isEqualTo("0 0 320 240");
        assertThat(page.first(".small-pictures a svg").attr("aria-label"))
                .isEqualTo(language.equals("en") ? "A bridge" : "一座桥");
    }

    @ParameterizedTest
    @ValueSource(strings = {"taken down", "restored and taken down", "shared and taken down", "coming"})
    void listsFeedsAndLinksShowNoPictureThatIsNotHere(String why) throws SQLException {
        // Given
        String mark = "lanterns" + UUID.randomUUID().toString().replace("-", "");
        ObjectNode document = withPictures();
        ((ObjectNode) document.path("title")).put("en", mark);
        JsonNode first = document.at("/pictures/0");
        JsonNode second = document.at("/pictures/1");
        String id = id(created(document));
        Page shown = awaitListed(mark, id);

        // When
        switch (why) {
            case "taken down" -> takeDown(first);
            case "restored and taken down" -> {
                try (Connection session = Database.sessionOf("leeds")) {
                    assertThat(Database.execute(
                                    session,
                                    "delete from picture_upload where display = decode(?, 'hex')",
                                    first.path("sha256").asText()))
                            .isEqualTo(1);
                }
                takeDown(first);
                assertThatProblem(anonymous().get(address(first.path("thumbnail"))))
                        .is(410, "erased");
            }
            case "shared and taken down" -> {
                try (Connection session = Database.sessionOf("leeds")) {
                    assertThat(Database.execute(
                                    session,
                                    "update picture_upload set thumbnail = decode(?, 'hex'), thumbnail_id = ?"
                                            + " where display = decode(?, 'hex')",
                                    second.at("/thumbnail/sha256").asText(),
                                    PictureDocument.idOf(
                                            second.at("/thumbnail/sha256").asText()),
                                    first.path("sha256").asText()))
                            .isEqualTo(1);
                }
                takeDown(first);
            }
            default -> {
                UUID mirrored = UUID.randomUUID();
                Database.mirror(mirrored, "hangzhou", "published", json("""
                    {"kind": "history-resource", "originalLanguage": "en", "title": {"en": "%s"},
                     "pictures": [%s], "history": {"form": "building"}}
                    """.formatted(mark, Pictures.unknown("9"))));
                Page other = awaitListed(mark, mirrored.toString());
                assertThat(other.document().select("a[href^='/items/" + mirrored + "'] img"))
                        .isEmpty();
                assertThat(anonymous()
                                .get("/items/" + mirrored + "/manifest.json")
                                .statusCode())
                        .isEqualTo(404);
                return;
            }
        }

        // Then
        assertThat(shown.document().select("main img[src='" + address(first.path("thumbnail")) + "']"))
                .isNotEmpty();
        Page list = awaitListed(mark, id);
        assertThat(list.document().select("main img").eachAttr("src"))
                .doesNotContain(address(first.path("thumbnail")))
                .contains(address(second.path("thumbnail")));
        Page page = Page.get("/items/" + id + "?lang=en").isSound();
        assertThat(page.first("meta[property='og:image']").attr("content")).endsWith(address(second));
        assertThat(json(page.first("script[type='application/ld+json']").data()).path("image"))
                .hasSize(1);
        JsonNode manifest =
                json(anonymous().get("/items/" + id + "/manifest.json").asString());
        assertThat(manifest.path("items")).hasSize(1);
        assertThat(manifest.at("/items/0/label/en/0").asText()).isEqualTo("A lock gate");
        assertThat(manifest.at("/items/0/id").asText()).endsWith("#canvas-2");
    }

    private static Page awaitListed(String mark, String id) {
        Awaitility.await()
                .until(() -> Page.get("/search?lang=en&q=" + mark).links("main a").stream()
                        .anyMatch(link -> link.startsWith("/items/" + id)));
        return Page.get("/search?lang=en&q=" + mark).isSound();
    }

    private static void takeDown(JsonNode picture) {
        assertThat(sending("{\"reason\": \"It shows a child.\"}")
                        .post("/api/v1/media/" + picture.path("sha256").asText() + "/takedown")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void programsFindThePicturesInTheLinkedDataAndTheIndex() {
        // Given
        ObjectNode document = withPictures();
        String id = id(created(document));

        // When
        JsonNode linked = json(Page.get("/items/" + id + "?lang=en")
                .first("script[type='application/ld+json']")
                .data());

        // Then
        assertThat(linked.path("image"))
                .extracting(JsonNode::asText)
                .zipSatisfy(
                        List.of(address(document.at("/pictures/0")), address(document.at("/pictures/1"))),
                        (image, address) -> assertThat(image).endsWith(address));
    }
}
