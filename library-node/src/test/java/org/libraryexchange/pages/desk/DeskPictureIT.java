package org.libraryexchange.pages.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Documents.lightNight;
import static org.libraryexchange.fixture.Documents.published;
import static org.libraryexchange.fixture.Documents.titled;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Page;
import org.libraryexchange.fixture.PictureFiles;
import org.libraryexchange.fixture.Pictures;
import org.libraryexchange.picture.PictureDocument;

@QuarkusTest
class DeskPictureIT {

    @Test
    void headLibrarianTakesAPictureDownWithAReason() {
        // Given
        String sha256 = Api.asCataloguer()
                .contentType("image/png")
                .body(PictureFiles.png(333, 222))
                .post("/api/v1/media")
                .jsonPath()
                .getString("sha256");
        String address = "/desk/pictures/" + sha256;
        DeskBrowser head = DeskBrowser.of("keeps.pictures", "head-librarian");

        // When
        Page page = head.page(address + "?lang=zh");
        Page refused = head.follow(head.post(address, Map.of("reason", List.of(" "))));
        Page done = head.follow(head.post(address, Map.of("reason", List.of("A child can be recognised"))));

        // Then
        assertThat(page.texts("h1")).containsExactly("撤除图片");
        assertThat(page.first("main img").attr("src")).isEqualTo("/media/" + sha256);
        assertThat(refused.texts("[role=alert]")).hasSize(1);
        assertThat(done.texts("[role=status] p")).contains("A child can be recognised");
        assertThat(done.texts("form button.act")).isEmpty();
        assertThatProblem(Api.anonymous().get("/media/" + sha256)).is(410, "erased");
        Awaitility.await()
                .untilAsserted(() -> assertThat(head.page("/desk/audit?lang=en").links("tbody a"))
                        .contains(address));
    }

    @Test
    void pictureIsFoundByItsAddressAndByAnItemThatHasHadIt() {
        // Given
        ObjectNode kept = Pictures.uploaded(354, 99);
        ObjectNode removed = Pictures.uploaded(355, 99);
        Response item = Api.created(published(with(titled(lightNight(), "Had two"), kept, removed)));
        String id = Api.id(item);
        Response changed = Api.sending(published(with(titled(lightNight(), "Has one"), kept)))
                .header("If-Match", Api.etag(item))
                .put(Api.ITEMS + "/" + id);
        DeskBrowser head = DeskBrowser.of("looks.for.pictures", "head-librarian");
        String page = "/desk/pictures/" + removed.path("sha256").asText();

        // Then
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(head.page("/desk/pictures?of=http://127.0.0.1:8081/items/" + id)
                        .links(".desk-list a"))
                .containsExactlyInAnyOrder(
                        page, "/desk/pictures/" + kept.path("sha256").asText());
        assertThat(head.get("/desk/pictures?of=/media/" + removed.path("sha256").asText())
                        .header("Location"))
                .endsWith(page);
        assertThat(head.page("/desk/pictures?lang=zh&of=nothing").texts("[role=status]"))
                .contains("没有找到本馆的图片。");
    }

    @Test
    void whoErasesAnItemIsAskedAboutPicturesThatOtherItemsName() {
        // Given
        ObjectNode alone = Pictures.uploaded(351, 99);
        ObjectNode shared = Pictures.uploaded(352, 99);
        String id = Api.id(Api.created(published(with(titled(lightNight(), "To be erased"), alone, shared))));
        String other = Api.id(Api.created(published(with(titled(lightNight(), "Names it, too"), shared))));
        String address = "/desk/items/" + id + "/erase";
        DeskBrowser eraser = DeskBrowser.of("erases.items", "cataloguer", "exchange-operator");
        DeskForm form = DeskForm.on(eraser.page(address), "form.panel", eraser);

        // When
        Page page = eraser.page(address);
        Page unreasoned = eraser.follow(
                form.type("picture", shared.path("sha256").asText()).send());
        Page done = eraser.follow(form.type("reason", "Rights are not cleared").send());

        // Then
        assertThat(page.text())
                .contains("One picture is removed with it, because no other item uses it.")
                .contains("One of its pictures is also used in other items, and stays there. If a picture must not");
        assertThat(page.texts(".kept-picture li a")).containsExactly("Names it, too");
        assertThat(unreasoned.texts("[role=alert]")).hasSize(1);
        assertThat(done.texts(".done")).containsExactly("The item is erased.");
        assertThat(Api.anonymous().get(Api.ITEMS + "/" + id).statusCode()).isEqualTo(410);
        assertThat(Api.anonymous().get(Api.ITEMS + "/" + other).statusCode()).isEqualTo(200);
        assertThatProblem(Api.anonymous().get("/media/" + shared.path("sha256").asText()))
                .is(410, "erased");
        Awaitility.await()
                .until(() -> Database.rows(
                                "select act from audit_entry where name = 'erases.items' and act <> '' order by act")
                        .equals(List.of("item-erased", "picture-taken-down")));
        Awaitility.await()
                .until(() -> Api.anonymous()
                                .get("/media/" + alone.path("sha256").asText())
                                .statusCode()
                        == 404);
    }

    @Test
    void pictureThatIsTakenDownWithAnItemIsNotPublishedAgain() {
        // Given
        ObjectNode picture = Pictures.uploaded(353, 99);
        String id = Api.id(Api.created(published(with(titled(lightNight(), "To be erased"), picture))));
        var unused = Api.created(published(with(titled(lightNight(), "Names it, too"), picture)));
        String sha256 = picture.path("sha256").asText();
        String address = "/desk/items/" + id + "/erase";
        DeskBrowser eraser = DeskBrowser.of("erases.for.good", "cataloguer", "exchange-operator");
        DeskForm form = DeskForm.on(eraser.page(address), "form.panel", eraser);
        Page erased = eraser.follow(
                form.type("picture", sha256).type("reason", "It shows a child").send());
        assertThat(erased.texts(".done")).hasSize(1);

        // When
        Response uploaded = Api.asCataloguer()
                .contentType("image/jpeg")
                .body(PictureFiles.jpeg(353, 99))
                .post("/api/v1/media");
        Response published = Api.sending(published(with(titled(lightNight(), "Names it again"), picture)))
                .post(Api.ITEMS);

        // Then
        assertThatProblem(uploaded).is(410, "erased");
        assertThat(published.statusCode()).as(published.asString()).isBetween(400, 422);
        assertThat(published.jsonPath().getList("violations.rule")).contains("kept-picture");
        UUID display = PictureDocument.idOf(sha256);
        UUID thumbnail = PictureDocument.idOf(picture.at("/thumbnail/sha256").asText());
        Awaitility.await()
                .until(() -> Database.value("select count(*) from pictures.due where id in (?, ?)", display, thumbnail)
                        .equals("0"));
        assertThat(Database.rows(
                        "select distinct status, position('data' in document) from pictures.item where id in (?, ?)",
                        display,
                        thumbnail))
                .containsExactly("erased|0");
    }

    private static ObjectNode with(ObjectNode document, ObjectNode... pictures) {
        for (ObjectNode picture : pictures) {
            ObjectNode named = picture.deepCopy();
            named.putObject("alt").put("en", "A wall");
            document.withArray("/pictures").add(named);
        }
        return document;
    }
}
