package org.libraryexchange.pages.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Documents.canalPhotograph;
import static org.libraryexchange.fixture.Documents.published;
import static org.libraryexchange.fixture.Documents.titled;
import static org.libraryexchange.fixture.Documents.utf8;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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
        assertThat(conflict.texts("h2")).containsExactly("Someone else has changed this item while you were writing");
        assertThat(conflict.texts("legend")).containsExactly("Title (English)");
        assertThat(conflict.texts(".side-text")).containsExactly("My title", "Their title");
        assertThat(merged.texts(".done")).containsExactly(MERGED);
        assertThat(merged.first("#f-title-en").val()).isEqualTo(title);
        assertThat(published.texts(".done")).containsExactly("The item is published.");
        assertThat(inCatalogue(item).jsonPath().getString("title.en")).isEqualTo(title);
    }

    /** The text waited in the browser while the person's session ended and another person signed in. */
    @Test
    void formOfSomebodyElseIsNotKeptAsOnesOwn() {
        // Given
        Response item = Api.created(published(titled(canalPhotograph(), "Before both")));
        DeskForm theirs = cataloguer.form(address(item)).type("/title/en", "Of another person");
        DeskBrowser next = DeskBrowser.of("next.cataloguer", "cataloguer");

        // When
        Response refused =
                next.posting(theirs.fields()).header("Accept", "text/plain").post(address(item) + "/keep");
        Response kept = theirs.keep();

        // Then
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(303);
        assertThat(next.form(address(item)).text("/title/en")).isEqualTo("Before both");
        assertThat(kept.statusCode()).isEqualTo(200);
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
    void withdrawalLeavesWhatIsTyped() {
        // Given
        Response item = Api.created(published(titled(canalPhotograph(), "Before the withdrawal")));
        Response unused =
                cataloguer.form(address(item)).type("/title/en", "My title").keep();

        // When
        Page withdrawn = cataloguer.follow(
                DeskForm.on(cataloguer.page(address(item) + "/withdraw"), "form[action$=/withdraw]", cataloguer)
                        .type("/reason/en", "The print is lost.")
                        .send());
        Response inBetween = inCatalogue(item);
        Page again = form(withdrawn).pressed("publish");

        // Then
        assertThat(withdrawn.texts(".done")).containsExactly("The item is withdrawn.");
        assertThat(withdrawn.first("#f-title-en").val()).isEqualTo("My title");
        assertThat(inBetween.jsonPath().getString("title.en")).isEqualTo("Before the withdrawal");
        assertThat(inBetween.jsonPath().getString("status")).isEqualTo("withdrawn");
        assertThat(again.texts(".done")).containsExactly("The item is published.");
        assertThat(inCatalogue(item).jsonPath().getString("title.en")).isEqualTo("My title");
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

    @Test
    void secondWindowDoesNotOverwriteWhatTheFirstHasTyped() {
        // Given
        Response item = Api.created(published(titled(canalPhotograph(), "Before both")));
        DeskForm first = cataloguer.form(address(item)).type("/title/en", "Typed first");
        DeskForm second = cataloguer.form(address(item)).type("/title/en", "Typed second");
        Response kept = first.keep();

        // When
        Response refused = second.keep();

        // Then
        assertThat(kept.asString()).startsWith("Kept ");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.asString()).startsWith("Not kept: ");
        assertThat(cataloguer.page(address(item)).texts(".side-text")).containsExactly("Typed second", "Typed first");
        assertThat(first.type("/title/en", "Typed first, and more").keep().asString())
                .as("whoever was first goes on")
                .startsWith("Kept ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"keep", "publish", "preview", "more:/links", "right:/title/en"})
    void everyButtonOfTheSecondWindowShowsBothTextsFirst(String button) {
        // Given
        Response item = Api.created(published(titled(canalPhotograph(), "Before both")));
        DeskForm first = cataloguer.form(address(item)).type("/title/en", "Typed first");
        DeskForm second = cataloguer
                .form(address(item))
                .type("/title/en", "Typed second")
                .type("/attribution", "Only in the second");
        Page unused = first.type("/summary/en", "Only in the first").pressed("keep");

        // When
        Page conflict = second.pressed(button);
        Page merged = cataloguer.follow(
                DeskForm.on(conflict, "form.merge", cataloguer).send());

        // Then
        assertThat(conflict.texts("h2"))
                .containsExactly("You have typed different texts about this item in two windows");
        assertThat(conflict.texts("legend")).containsExactly("Title (English)");
        assertThat(conflict.texts(".side-text")).containsExactly("Typed second", "Typed first");
        assertThat(merged.first("#f-title-en").val()).isEqualTo("Typed second");
        assertThat(merged.first("#f-summary-en").val()).isEqualTo("Only in the first");
        assertThat(merged.first("#f-attribution").val()).isEqualTo("Only in the second");
        assertThat(inCatalogue(item).jsonPath().getString("title.en")).isEqualTo("Before both");
    }

    @Test
    void windowsThatChangeOtherFieldsAreCombinedWithoutAsking() {
        // Given
        Response item = Api.created(published(titled(canalPhotograph(), "Before both")));
        DeskForm first = cataloguer.form(address(item)).type("/title/en", "Typed first");
        DeskForm second = cataloguer.form(address(item)).type("/attribution", "Typed second");
        Response unused = first.keep();

        // When
        Page merged = second.pressed("publish");

        // Then
        assertThat(merged.texts(".done")).containsExactly(MERGED);
        assertThat(merged.first("#f-title-en").val()).isEqualTo("Typed first");
        assertThat(merged.first("#f-attribution").val()).isEqualTo("Typed second");
        assertThat(inCatalogue(item).jsonPath().getString("title.en")).isEqualTo("Before both");
    }

    @Test
    void textsOfThreeWindowsAreShownOneAfterTheOther() {
        // Given
        String address = cataloguer.begin("cultural-event");
        List<DeskForm> windows = Stream.of("First", "Second", "Third")
                .map(title -> cataloguer.form(address).type("/title/en", title))
                .toList();
        windows.forEach(window -> assertThat(window.keep().statusCode()).isIn(200, 409));

        // When
        Page two = cataloguer.page(address);
        Page three =
                cataloguer.follow(DeskForm.on(two, "form.merge", cataloguer).send());
        Page merged = cataloguer.follow(DeskForm.on(three, "form.merge", cataloguer)
                .type("take/title/en", "theirs")
                .send());

        // Then
        assertThat(two.texts(".side-text")).containsExactly("Second", "First");
        assertThat(three.texts(".side-text")).containsExactly("Third", "Second");
        assertThat(merged.first("#f-title-en").val()).isEqualTo("Second");
    }

    @Test
    void lostAnswerIsNoConflict() {
        // Given
        String address = cataloguer.begin("cultural-event");
        DeskForm form = cataloguer.form(address).type("/title/en", "Typed");
        Response unheard = form.keep();

        // When
        Response kept = form.type("/title/en", "Typed on").keep();

        // Then
        assertThat(unheard.statusCode()).isEqualTo(200);
        assertThat(kept.statusCode()).isEqualTo(200);
        assertThat(cataloguer.form(address).text("/title/en")).isEqualTo("Typed on");
    }

    @Test
    void whatAnotherWindowHasTypedIsNotDiscarded() {
        // Given
        String address = cataloguer.begin("cultural-event");
        Page unused = cataloguer.form(address).type("/title/en", "Typed first").pressed("keep");
        DeskForm discarding = DeskForm.on(cataloguer.page(address), "form[action$=/discard]", cataloguer);
        Page more = cataloguer.form(address).type("/title/en", "Typed since").pressed("keep");

        // When
        Page page = cataloguer.follow(discarding.send());

        // Then
        assertThat(more.texts("h1")).containsExactly("Typed since");
        assertThat(page.first("#f-title-en").val()).isEqualTo("Typed since");
    }
}
