package org.libraryexchange.pages.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;
import static org.libraryexchange.pages.desk.DeskBrowser.ITEMS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.fixture.Page;
import org.libraryexchange.fixture.PictureFiles;
import org.libraryexchange.fixture.Staff;

/** Pictures in the form of an item, without a script. */
@QuarkusTest
class DeskPicturesIT {

    private static final String LICENCE = "https://creativecommons.org/licenses/by/4.0/";

    private static DeskBrowser cataloguer;

    private String address;

    @BeforeEach
    void begin() {
        if (cataloguer == null) {
            cataloguer = DeskBrowser.of("picture.cataloguer", "cataloguer");
        }
        address = cataloguer.begin("cultural-event");
    }

    /** Sends the form with a file, as a browser does. */
    private Page uploaded(DeskForm form, byte[] file) {
        RequestSpecification request = Staff.with(cataloguer.session());
        form.type("do", "upload")
                .fields()
                .forEach((name, texts) -> texts.forEach(text -> request.multiPart(new MultiPartSpecBuilder(text)
                        .controlName(name)
                        .charset("UTF-8")
                        .build())));
        return cataloguer.follow(
                request.multiPart("picture", "IMG_0001.JPG", file, "image/jpeg").post(address + "/pictures"));
    }

    private DeskForm on(Page page) {
        return DeskForm.on(page, "form.item-form", cataloguer);
    }

    private JsonNode inCatalogue() {
        return Documents.json(Api.asCataloguer()
                .get(Api.ITEMS + address.substring(address.lastIndexOf('/')))
                .asString());
    }

    @Test
    void pictureThatIsUploadedIsDescribedInPlaceAndPublished() {
        // Given
        DeskForm form = cataloguer
                .form(address)
                .type("/title/en", "Lanterns by the lake")
                .type("/title/zh-Hans", "湖边的灯笼")
                .type("/licence", LICENCE)
                .type("/event/datesToBeAnnounced", "true");

        // When
        Page shown = uploaded(form, PictureFiles.jpeg(1_000, 500));
        Page refused = on(shown).pressed("publish");
        Page published = on(refused)
                .type("/pictures/0/alt/en", "Red lanterns over water")
                .type("/pictures/0/alt/zh-Hans", "水面上的红灯笼")
                .type("/pictures/0/credits/en", "Leeds Libraries")
                .pressed("publish");

        // Then
        assertThat(shown.first("#f-title-zh-Hans").val()).isEqualTo("湖边的灯笼");
        assertThat(shown.first(".kept-picture img").attr("src")).matches("/media/[0-9a-f]{64}");
        assertThat(shown.first(".kept-picture img").attr("width")).isEqualTo("320");
        assertThat(refused.texts("#f-pictures .error-text"))
                .containsExactly("Say what the picture shows, in the item’s original language");
        assertThat(published.texts(".done")).containsExactly("The item is published.");
        JsonNode picture = inCatalogue().at("/pictures/0");
        assertThat(picture.path("width").asInt()).isEqualTo(1_000);
        assertThat(picture.at("/thumbnail/height").asInt()).isEqualTo(160);
        assertThat(picture.at("/alt/zh-Hans").asText()).isEqualTo("水面上的红灯笼");
        assertThat(cataloguer.page(address).texts(".kept")).isEmpty();
    }

    @Test
    void picturesAreMovedAndRemovedWithTheirWords() {
        // Given
        Page one = uploaded(cataloguer.form(address), PictureFiles.jpeg(400, 300));
        Page two = uploaded(on(one).type("/pictures/0/alt/en", "First"), PictureFiles.jpeg(300, 400));

        // When
        Page moved = on(two).type("/pictures/1/alt/en", "Second").pressed("before:/pictures/1");
        Page removed = on(moved).pressed("less:/pictures/0");

        // Then
        assertThat(moved.first("#f-pictures-0-alt-en").val()).isEqualTo("Second");
        assertThat(moved.first("#f-pictures-1-alt-en").val()).isEqualTo("First");
        assertThat(moved.document().select(".kept-picture img").eachAttr("width"))
                .containsExactly("240", "320");
        assertThat(removed.document().select(".kept-picture img").eachAttr("width"))
                .containsExactly("320");
        assertThat(removed.first("#f-pictures-0-alt-en").val()).isEqualTo("First");
    }

    @Test
    void sameFileTwiceIsOnePicture() {
        // Given
        Page one = uploaded(cataloguer.form(address), PictureFiles.jpeg(200, 200));

        // When
        Page two = uploaded(on(one), PictureFiles.jpeg(200, 200));

        // Then
        assertThat(two.document().select(".kept-picture img")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "GIF89a and more bytes, 'This is a GIF. Save it as JPEG or PNG, and upload that', 这是 GIF 文件，请存为 JPEG 或 PNG 后再上传",
        "some words, 'This is not a JPEG, PNG, WebP or TIFF picture', 此文件不是 JPEG、PNG、WebP 或 TIFF 图片",
        "'', Choose a file first, 请先选择文件"
    })
    void refusalIsToldInWordsAndNothingTypedIsLost(String file, String told, String toldInChinese) {
        // Given
        DeskForm form = cataloguer
                .form(address)
                .type("/links/0/url", "https://example.org/after-the-file")
                .type("/title/zh-Hans", "没有丢失");

        // When
        Page page = uploaded(form, Documents.utf8(file));

        // Then
        assertThat(page.texts("#upload-error")).containsExactly(told);
        String why = told.startsWith("Choose") ? "none" : told.contains("GIF") ? "gif" : "no-picture";
        assertThat(cataloguer.page(address + "?lang=zh-Hans&refused=" + why).texts("#upload-error"))
                .containsExactly(toldInChinese);
        assertThat(page.first("#f-title-zh-Hans").val()).isEqualTo("没有丢失");
        assertThat(page.first("#f-links-0-url").val()).isEqualTo("https://example.org/after-the-file");
    }

    @Test
    void pictureAtAnAddressThatIsNotPublicIsNotFetched() {
        // Given
        DeskForm form = cataloguer.form(address).type("/media/0/url", "http://127.0.0.1:1/picture.jpg");

        // When
        Response answer = cataloguer.post(
                address + "/pictures", form.type("do", "fetch:/media/0").fields());

        // Then
        Page page = cataloguer.follow(answer);
        assertThat(page.texts("#upload-error")).containsExactly("The address of a picture must be on the public web");
        assertThat(page.first("#f-media-0-url").val()).isEqualTo("http://127.0.0.1:1/picture.jpg");
    }

    @Test
    void fileThatIsChosenAndNotUploadedIsNotLostSilently() {
        // Given, as a browser without a script sends it with any other button
        DeskForm form = cataloguer
                .form(address)
                .type("/title/en", "With a picture")
                .type("/licence", LICENCE)
                .type("/event/datesToBeAnnounced", "true")
                .type("picture", "IMG_0001.JPG");

        // When
        Page told = form.pressed("publish");
        Page published = on(told).pressed("publish");

        // Then
        assertThat(told.texts("#upload-error"))
                .containsExactly(
                        "The file that you chose is not uploaded yet. Choose it again and press Upload, then go on");
        assertThat(told.first("#f-title-en").val()).isEqualTo("With a picture");
        assertThat(published.texts(".done")).containsExactly("The item is published.");
    }

    @Test
    void consentOfThoseWhoCanBeRecognisedIsAskedForAndStaysAtHome() throws SQLException {
        // Given
        Page shown = uploaded(
                cataloguer
                        .form(address)
                        .type("/title/en", "Children’s parade")
                        .type("/licence", LICENCE)
                        .type("/event/datesToBeAnnounced", "true"),
                PictureFiles.jpeg(640, 480));
        String sha256 = shown.first(".kept-picture a").attr("href").substring("/media/".length());
        on(shown).type("/pictures/0/alt/en", "A dragon of paper").pressed("keep");

        // When
        Page ofChildren = pressed("children", "publish");
        Page agreed = pressed("children", "publish", "agreed/");
        Page ofAdults = pressed("adults", "publish");
        Page sure = pressed("children", "publish", "agreed/", "sure/");

        // Then
        String ask = "Ask the people in the picture, and note that they agree, before you publish it";
        assertThat(ofChildren.texts("#f-pictures .error-text")).containsExactly(ask);
        assertThat(agreed.texts("#f-pictures .error-text"))
                .containsExactly("Children can be recognised: confirm once more that their parents agree");
        assertThat(ofAdults.texts("#f-pictures .error-text")).containsExactly(ask);
        assertThat(sure.texts(".done")).containsExactly("The item is published.");
        Page again = cataloguer.page(address);
        assertThat(again.first("[name='people/" + sha256 + "'] [selected]").val())
                .isEqualTo("children");
        assertThat(again.document().select("[name^=sure/][checked]")).hasSize(1);
        assertThat(inCatalogue().at("/pictures/0").properties())
                .extracting(Map.Entry::getKey)
                .containsOnly("sha256", "width", "height", "bytes", "thumbnail", "alt");
        String id = address.substring(address.lastIndexOf('/') + 1);
        assertThat(Database.value(
                        "select document || (select string_agg(form.document, '') from pictures.item as form"
                                + " join pictures.named on form = form.id where named.item = item.id)"
                                + " from item where id = ?",
                        UUID.fromString(id)))
                .as("what travels")
                .contains(sha256)
                .doesNotContain("\"people\"", "\"agreed\"", "\"sure\"", "children\"");
    }

    /** Saves a draft with a picture in which children can be recognised, without anybody's consent. */
    private void savedWithChildren(String title, int width, String alt) {
        Page shown = uploaded(
                cataloguer
                        .form(address)
                        .type("/title/en", title)
                        .type("/licence", LICENCE)
                        .type("/event/datesToBeAnnounced", "true"),
                PictureFiles.jpeg(width, 480));
        on(shown).type("/pictures/0/alt/en", alt).pressed("keep");
        pressed("children", "save");
    }

    @Test
    void draftWithAPictureOfChildrenIsNotPublishedAmongOthersBeforeTheirParentsAgree() {
        // Given
        savedWithChildren("Children’s parade", 644, "A dragon of silk");
        Map<String, List<String>> chosen = Map.of(
                "do", List.of("publish"), "item", List.of(address.substring(address.lastIndexOf('/') + 1) + ":1"));

        // When
        Page asked = Page.of(cataloguer.post("/desk/bulk", chosen)).isSound();
        Page done = Page.of(cataloguer.post("/desk/bulk/confirmed", chosen)).isSound();
        pressed("children", "save", "agreed/", "sure/");
        Page agreed = Page.of(cataloguer.post("/desk/bulk", chosen)).isSound();

        // Then
        for (Page page : List.of(asked, done)) {
            assertThat(page.texts(".desk-list li"))
                    .singleElement()
                    .asString()
                    .contains("Children’s parade", "Ask the people in the picture");
        }
        assertThat(inCatalogue().path("status").asText()).isEqualTo("draft");
        assertThat(agreed.document().select("input[name=item]")).hasSize(1);
    }

    @Test
    void noProgramPublishesAPictureOfPeopleWhoHaveNotAgreed() {
        // Given
        savedWithChildren("Choir in the square", 645, "A choir");
        String item = Api.ITEMS + address.substring(address.lastIndexOf('/'));
        ObjectNode published = (ObjectNode) inCatalogue();
        published.remove(List.of("id", "owner", "version", "created", "updated"));
        published.put("status", "published");

        // When
        Response created = Api.sending(published).post(Api.ITEMS);
        Response replaced = Api.sending(published).header("If-Match", "*").put(item);
        Response patched = patch(item, "{\"status\": \"published\"}");
        pressed("children", "save", "agreed/");
        Response half = patch(item, "{\"status\": \"published\"}");
        pressed("children", "save", "agreed/", "sure/");
        Response agreed = patch(item, "{\"status\": \"published\"}");
        pressed("children", "keep");
        Response changed = patch(item, "{\"title\": {\"en\": \"Choir at noon\"}}");
        Response withdrawn = Api.sending("{}").header("If-Match", "*").post(item + "/withdraw");
        Response back = Api.sending("{}").header("If-Match", "*").post(item + "/publish");

        // Then
        for (Response refused : List.of(created, replaced, patched, back)) {
            assertThatProblem(refused).withViolation("/pictures/0/sha256", "people-agree");
        }
        assertThatProblem(half).withViolation("/pictures/0/sha256", "children-sure");
        assertThat(List.of(agreed, changed, withdrawn))
                .as("what readers see already may change")
                .extracting(Response::statusCode)
                .containsOnly(200);
    }

    private static Response patch(String item, String change) {
        return Api.asCataloguer()
                .contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(change)
                .patch(item);
    }

    /** Says who can be recognised in the picture, ticks some boxes, and presses a button. */
    private Page pressed(String people, String button, String... ticked) {
        DeskForm form = cataloguer.form(address);
        String sha256 = form.fields().keySet().stream()
                .filter(field -> field.startsWith("people/"))
                .findFirst()
                .orElseThrow()
                .substring("people/".length());
        form.type("people/" + sha256, people).without("agreed/" + sha256).without("sure/" + sha256);
        Stream.of(ticked).forEach(box -> form.type(box + sha256, "true"));
        return form.pressed(button);
    }

    @Test
    void nobodyAddsPicturesToAPartnersItem() throws SQLException {
        // Given
        String uploads = Database.value("select count(*) from picture_upload");

        // When
        Response answer = Staff.with(cataloguer.session())
                .multiPart("picture", "a.jpg", PictureFiles.jpeg(77, 33), "image/jpeg")
                .post(ITEMS + "/" + Database.mirror("hangzhou", "Theirs") + "/pictures");

        // Then
        assertThat(answer.statusCode()).isIn(403, 404, 409);
        assertThat(Database.value("select count(*) from picture_upload"))
                .as("refused before the file is read")
                .isEqualTo(uploads);
    }
}
