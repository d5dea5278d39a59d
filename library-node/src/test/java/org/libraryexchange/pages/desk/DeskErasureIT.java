package org.libraryexchange.pages.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Api.created;
import static org.libraryexchange.fixture.Documents.canalPhotograph;
import static org.libraryexchange.fixture.Documents.published;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Page;
import org.libraryexchange.fixture.Pictures;
import org.libraryexchange.picture.PictureDocument;

/** Erasing an item at the desk, with pictures that it shares with another. */
@QuarkusTest
class DeskErasureIT {

    private static DeskBrowser eraser;
    private static DeskBrowser head;
    private static DeskBrowser librarian;

    private String shared;
    private String alone;
    private String item;
    private String other;

    @BeforeEach
    void write() {
        if (eraser == null) {
            eraser = DeskBrowser.of("erasure.eraser", "librarian", "exchange-operator");
            head = DeskBrowser.of("erasure.head", "librarian", "exchange-operator", "head-librarian");
            librarian = DeskBrowser.of("erasure.librarian", "librarian", "head-librarian");
        }
        ObjectNode of = published(canalPhotograph());
        ObjectNode both = Pictures.uploadedUnlikeOthers(640, 480);
        ObjectNode own = Pictures.uploadedUnlikeOthers(480, 640);
        List.of(both, own).forEach(picture -> picture.putObject("alt").put("en", "A boat"));
        other = Api.id(created(with(of.deepCopy(), both)));
        item = Api.id(created(with(of.deepCopy(), both, own)));
        shared = both.path("sha256").asText();
        alone = own.path("sha256").asText();
    }

    private static ObjectNode with(ObjectNode document, ObjectNode... pictures) {
        document.withArray("/pictures").addAll(List.of(pictures));
        return document;
    }

    private static int served(String sha256) {
        return Api.anonymous().get("/media/" + sha256).statusCode();
    }

    private String page() {
        return DeskBrowser.ITEMS + "/" + item + "/erase";
    }

    @Test
    void pageSaysWhichPicturesGoAndWhichStay() {
        // When
        Page page = eraser.page(page()).isSound();

        // Then
        assertThat(page.text()).contains("One picture is removed with it, because no other item uses it.");
        assertThat(page.links(".kept-picture .desk-list a")).containsExactly(DeskBrowser.ITEMS + "/" + other);
        assertThat(page.document().select("[name=picture], [name=reason]"))
                .as("whoever erases need not take pictures down")
                .isEmpty();
    }

    @Test
    void itemIsErasedWithThePictureThatOnlyItNames() {
        // When
        Page done = eraser.follow(
                DeskForm.on(eraser.page(page()), "form.panel", eraser).send());

        // Then
        assertThat(done.texts(".done")).containsExactly("The item is erased.");
        assertThat(Api.anonymous().get(Api.ITEMS + "/" + item).statusCode()).isEqualTo(410);
        assertThat(served(shared)).isEqualTo(200);
        assertThat(Database.value("select count(*) from pictures.named where form = ?", PictureDocument.idOf(alone)))
                .isEqualTo("0");
    }

    @Test
    void headLibrarianWhoErasesIsAskedWhetherASharedPictureIsTakenDownToo() {
        // Given
        Page asked = head.page(page()).isSound();

        // When
        Page unreasoned = head.follow(
                DeskForm.on(asked, "form.panel", head).type("picture", shared).send());
        Page done = head.follow(DeskForm.on(head.page(page()), "form.panel", head)
                .type("picture", shared)
                .type("reason", "It shows a child.")
                .send());

        // Then
        assertThat(asked.document().select("[name=picture]").eachAttr("value")).containsExactly(shared);
        assertThat(unreasoned.texts("[role=alert]")).hasSize(1);
        assertThat(done.texts(".done")).containsExactly("The item is erased.");
        assertThat(served(shared)).isEqualTo(410);
        assertThat(Api.anonymous().get(Api.ITEMS + "/" + other).statusCode()).isEqualTo(200);
    }

    @Test
    void whoMayNotEraseIsNotOfferedItButTheTakedown() {
        // When
        Page form = librarian.page(DeskBrowser.ITEMS + "/" + item);

        // Then
        assertThat(form.links(".other-acts a")).doesNotContain(page()).contains("/desk/pictures?of=" + item);
        assertThat(eraser.page(DeskBrowser.ITEMS + "/" + item).links(".other-acts a"))
                .contains(page())
                .doesNotContain("/desk/pictures?of=" + item);
        assertThat(librarian.get(page()).statusCode()).isEqualTo(403);
        assertThat(served(alone)).isEqualTo(200);
    }
}
