package org.libraryexchange.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Documents.canalPhotograph;
import static org.libraryexchange.fixture.Documents.published;
import static org.libraryexchange.fixture.Documents.titled;
import static org.libraryexchange.fixture.Documents.utf8;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Page;

/** What happens when somebody else changes an item while a person is typing. */
@QuarkusTest
class DeskConflictsIT {

    private static final String MERGED = "Both versions are combined. Check the item before you save or publish it.";

    private static DeskBrowser cataloguer;

    @BeforeEach
    void signIn() {
        if (cataloguer == null) {
            cataloguer = DeskBrowser.of("second.cataloguer", "cataloguer");
        }
    }

    private static String address(Response item) {
        return DeskBrowser.ITEMS + "/" + Api.id(item);
    }

    private static Response inCatalogue(Response item) {
        return Api.asCataloguer().get(Api.ITEMS + "/" + Api.id(item));
    }

    private static void changedByAnother(Response item, String patch) {
        Response changed = Api.asCataloguer()
                .header("If-Match", Api.etag(inCatalogue(item)))
                .contentType(Api.MERGE_PATCH)
                .body(utf8(patch))
                .patch(Api.ITEMS + "/" + Api.id(item));
        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
    }

    private static DeskForm form(Page page) {
        return DeskForm.on(page, "form.item-form", cataloguer);
    }

    @Test
    void changesOfOtherFieldsAreTakenWithoutAsking() {
        // Given
        Response item = Api.created(published(titled(canalPhotograph(), "Before both")));
        DeskForm typing = cataloguer.form(address(item)).type("/title/en", "My title");
        Response unused = typing.keep();
        changedByAnother(item, "{\"attribution\": \"Their credit\"}");

        // When
        Page merged = typing.pressed("publish");
        Page published = form(merged).pressed("publish");

        // Then
        assertThat(merged.texts(".done")).containsExactly(MERGED);
        assertThat(merged.first("#f-title-en").val()).isEqualTo("My title");
        assertThat(merged.first("#f-attribution").val()).isEqualTo("Their credit");
        assertThat(published.texts(".done")).containsExactly("The item is published.");
        assertThat(inCatalogue(item).jsonPath().getString("title.en")).isEqualTo("My title");
        assertThat(inCatalogue(item).jsonPath().getString("attribution")).isEqualTo("Their credit");
    }

    @ParameterizedTest
    @CsvSource({"mine, My title", "theirs, Their title"})
    void whoeverTypesDecidesWhichTextCounts(String taken, String title) {
        // Given
        Response item = Api.created(published(titled(canalPhotograph(), "Before both")));
        DeskForm typing = cataloguer.form(address(item)).type("/title/en", "My title");
        Response unused = typing.keep();
        changedByAnother(item, "{\"title\": {\"en\": \"Their title\"}}");

        // When
        Page conflict = typing.pressed("publish");
        Page merged = cataloguer.follow(DeskForm.on(conflict, "form.merge", cataloguer)
                .type("take/title/en", taken)
                .send());
        Page published = form(merged).pressed("publish");

        // Then
        assertThat(conflict.texts("h2")).containsExactly("Somebody else has changed this item while you were writing");
        assertThat(conflict.texts("legend")).containsExactly("Title (English)");
        assertThat(conflict.texts(".side-text")).containsExactly("My title", "Their title");
        assertThat(merged.texts(".done")).containsExactly(MERGED);
        assertThat(merged.first("#f-title-en").val()).isEqualTo(title);
        assertThat(published.texts(".done")).containsExactly("The item is published.");
        assertThat(inCatalogue(item).jsonPath().getString("title.en")).isEqualTo(title);
    }

    /** Without the page's script, the node hears of what is typed only with the button. */
    @Test
    void nothingIsOverwrittenEvenIfNothingWasKeptBefore() {
        // Given
        Response item = Api.created(published(titled(canalPhotograph(), "Before both")));
        DeskForm typing = cataloguer.form(address(item)).type("/title/en", "My title");
        changedByAnother(item, "{\"title\": {\"en\": \"Their title\"}}");

        // When
        Page conflict = typing.pressed("publish");

        // Then
        assertThat(conflict.texts(".side-text")).containsExactly("My title", "Their title");
        assertThat(inCatalogue(item).jsonPath().getString("title.en")).isEqualTo("Their title");
    }

    @Test
    void rowsOfAListCountTogether() {
        // Given
        Response item = Api.created(published(titled(canalPhotograph(), "Two links")));
        DeskForm typing = cataloguer
                .form(address(item))
                .type("/links/0/rel", "about")
                .type("/links/0/url", "https://example.org/mine");
        Response unused = typing.keep();
        changedByAnother(item, "{\"links\": [{\"rel\": \"about\", \"url\": \"https://example.org/theirs\"}]}");

        // When
        Page conflict = typing.pressed("keep");

        // Then
        assertThat(conflict.texts("legend")).containsExactly("Links");
        assertThat(conflict.texts(".side-text")).contains("https://example.org/mine", "https://example.org/theirs");
    }

    @Test
    void answerToAnOlderConflictDecidesNothing() {
        // Given
        Response item = Api.created(published(titled(canalPhotograph(), "Before both")));
        DeskForm typing = cataloguer.form(address(item)).type("/title/en", "My title");
        Response unused = typing.keep();
        changedByAnother(item, "{\"title\": {\"en\": \"Their title\"}}");
        DeskForm older = DeskForm.on(typing.pressed("keep"), "form.merge", cataloguer);
        changedByAnother(item, "{\"title\": {\"en\": \"Their latest title\"}}");

        // When
        Page again = cataloguer.follow(older.send());

        // Then
        assertThat(again.texts(".side-text")).containsExactly("My title", "Their latest title");
    }

    @Test
    void withdrawalByAnotherIsNoConflict() {
        // Given
        Response item = Api.created(published(titled(canalPhotograph(), "Withdrawn meanwhile")));
        DeskForm typing = cataloguer.form(address(item)).type("/title/en", "My title");
        Response unused = typing.keep();
        Response withdrawn = Api.asCataloguer()
                .header("If-Match", Api.etag(item))
                .contentType("application/json")
                .body(utf8("{\"reason\": {\"en\": \"Lost\"}}"))
                .post(Api.ITEMS + "/" + Api.id(item) + "/withdraw");

        // When
        Page page = typing.pressed("publish");

        // Then
        assertThat(withdrawn.statusCode()).isEqualTo(200);
        assertThat(page.first("#f-title-en").val()).isEqualTo("My title");
        assertThat(page.texts(".save-bar button")).first().isEqualTo("Publish again");
        assertThat(inCatalogue(item).jsonPath().getString("status")).isEqualTo("withdrawn");
    }

    @Test
    void draftThatAnotherHasDeletedCanBeSavedAgain() {
        // Given
        Response draft = Api.created(titled(canalPhotograph(), "Deleted meanwhile"));
        DeskForm typing = cataloguer.form(address(draft)).type("/title/en", "Typed meanwhile");
        Response unused = typing.keep();
        Response deleted =
                Api.asCataloguer().header("If-Match", Api.etag(draft)).delete(Api.ITEMS + "/" + Api.id(draft));

        // When
        Page opened = cataloguer.page(address(draft));
        Page saved = form(opened).pressed("save");

        // Then
        assertThat(deleted.statusCode()).isEqualTo(204);
        assertThat(opened.texts(".heading .tag")).last().isEqualTo("New");
        assertThat(saved.texts(".done")).containsExactly("The draft is saved.");
        assertThat(inCatalogue(draft).jsonPath().getString("title.en")).isEqualTo("Typed meanwhile");
    }

    @Test
    void firstTextAboutADraftThatWasDeletedBeginsANewItem() {
        // Given
        Response draft = Api.created(titled(canalPhotograph(), "Deleted before the first key"));
        DeskForm typing = cataloguer.form(address(draft)).type("/title/en", "Typed meanwhile");
        Response deleted =
                Api.asCataloguer().header("If-Match", Api.etag(draft)).delete(Api.ITEMS + "/" + Api.id(draft));

        // When
        Response answer = typing.press("save");

        // Then
        assertThat(deleted.statusCode()).isEqualTo(204);
        String address = DeskBrowser.address(answer);
        assertThat(address).doesNotContain(Api.id(draft));
        assertThat(cataloguer.follow(answer).texts(".done")).containsExactly("The draft is saved.");
        assertThat(cataloguer.form(address).fields().get("/title/en")).containsExactly("Typed meanwhile");
    }
}
