package org.libraryexchange.pages.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Documents.canalPhotograph;
import static org.libraryexchange.fixture.Documents.lightNight;
import static org.libraryexchange.fixture.Documents.published;
import static org.libraryexchange.fixture.Documents.titled;
import static org.libraryexchange.fixture.Documents.utf8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Page;
import org.libraryexchange.fixture.Staff;

/** What a librarian writes waits for a cataloguer, who publishes it or sends it back with a word. */
@QuarkusTest
class DeskReviewIT {

    private static final String REVIEWS = "/desk/reviews";
    private static final String PUBLISH = "form[action$=/publish]";
    private static final String RETURN = "form[action$=/return]";

    private static DeskBrowser author;
    private static DeskBrowser reviewer;

    @BeforeEach
    void signIn() {
        if (author == null) {
            author = DeskBrowser.of("review.author", "librarian");
            reviewer = DeskBrowser.of("review.cataloguer", "cataloguer");
        }
    }

    private static Response item(String title) {
        return Api.created(published(titled(canalPhotograph(), title)));
    }

    private static String address(Response item) {
        return DeskBrowser.ITEMS + "/" + Api.id(item);
    }

    private static String title(Response item) {
        return Api.asCataloguer().get(Api.ITEMS + "/" + Api.id(item)).jsonPath().getString("title.en");
    }

    private static void changedByAnother(Response item, String patch) {
        String address = Api.ITEMS + "/" + Api.id(item);
        Response changed = Api.asCataloguer()
                .header("If-Match", Api.etag(Api.asCataloguer().get(address)))
                .contentType(Api.MERGE_PATCH)
                .body(utf8(patch))
                .patch(address);
        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
    }

    /** The page of the text with this title, among those that wait. */
    private static Page review(String title) {
        return reviewer.page(link(title));
    }

    private static String link(String title) {
        return reviewer.page(REVIEWS).document().select(".desk-list a").stream()
                .filter(link -> link.text().equals(title))
                .findFirst()
                .orElseThrow(() -> new AssertionError(title + " does not wait"))
                .attr("href");
    }

    private static List<String> waiting() {
        return reviewer.page(REVIEWS).texts(".desk-list a");
    }

    private static Page asked(Response item, String title) {
        return author.form(address(item)).type("/title/en", title).pressed("review");
    }

    @Test
    void onlyWhatTheAuthorHasChangedIsShown() {
        // Given
        ObjectNode event = published(titled(lightNight(), "Whole days of light"));
        event.withObject("/event").putArray("occurrences").addObject().put("date", "2027-05-08");
        Response item = Api.created(event);

        // When
        Page asked = asked(item, "A whole day of light");

        // Then
        assertThat(asked.texts(".done")).containsExactly("Sent for review. If you change the text, send it again.");
        assertThat(review("A whole day of light").texts(".differs tbody th")).containsExactly("Title (English)");
    }

    @Test
    void changeIsSentBackWithAWordThatItsAuthorSeesAndThenPublished() {
        // Given
        Response item = item("Bingley five rise");
        Page asked = asked(item, "Bingley Five-Rise Locks");

        // When
        Page review = review("Bingley Five-Rise Locks");
        Page sentBack = reviewer.follow(DeskForm.on(review, RETURN, reviewer)
                .type("word", "Please add the year.\n谢谢！")
                .send());
        Page seen = author.page(address(item));
        Page again = author.form(address(item))
                .type("/title/en", "Bingley Five-Rise Locks, 1774")
                .pressed("review");
        Page published = reviewer.follow(DeskForm.on(review("Bingley Five-Rise Locks, 1774"), PUBLISH, reviewer)
                .send());

        // Then
        assertThat(asked.texts(".done")).containsExactly("Sent for review. If you change the text, send it again.");
        assertThat(review.texts(".differs tbody tr"))
                .containsExactly("Title (English) Bingley five rise Bingley Five-Rise Locks");
        assertThat(sentBack.texts(".done")).containsExactly("The text is back with its author, with your comment.");
        assertThat(seen.texts(".sent-back blockquote")).containsExactly("Please add the year. 谢谢！");
        assertThat(seen.first("#f-title-en").val()).isEqualTo("Bingley Five-Rise Locks");
        assertThat(author.page("/desk").text()).doesNotContain("Please add the year.");
        assertThat(again.texts(".sent-back")).isEmpty();
        assertThat(published.texts(".done")).containsExactly("The item is published.");
        assertThat(title(item)).isEqualTo("Bingley Five-Rise Locks, 1774");
        assertThat(author.page("/desk").text()).doesNotContain("Bingley");
        assertThat(waiting()).noneMatch(each -> each.startsWith("Bingley"));
    }

    @Test
    void wordStandsOnTheFirstPageOfItsAuthorToo() {
        // Given
        asked(item("Granary Wharf"), "Granary Wharf, Leeds");

        // When
        Response sent = DeskForm.on(review("Granary Wharf, Leeds"), RETURN, reviewer)
                .type("word", "Which year?")
                .send();

        // Then
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(author.page("/desk").text()).contains("review.cataloguer sent this back on", "Which year?");
    }

    @Test
    void newItemAndSavedDraftWaitAsTheyAre() {
        // Given
        Response draft = Api.created(titled(canalPhotograph(), "Draft of a lock"));
        String begun = author.begin("history-resource");

        // When
        author.form(address(draft)).press("review");
        author.form(address(draft)).press("keep");
        author.form(begun)
                .type("/title/en", "Begun and not saved")
                .type("/originalLanguage", "en")
                .type("/history/form", "photograph")
                .type("/licence", "https://creativecommons.org/publicdomain/mark/1.0/")
                .press("review");
        DeskForm.on(review("Draft of a lock"), PUBLISH, reviewer).send();
        Page preview = reviewer.page(
                review("Begun and not saved").links("a[href*=preview]").get(0));
        DeskForm.on(review("Begun and not saved"), PUBLISH, reviewer).send();

        // Then
        assertThat(preview.text()).contains("Begun and not saved");
        assertThat(Api.anonymous().get(Api.ITEMS + "/" + Api.id(draft)).statusCode())
                .isEqualTo(200);
        assertThat(Api.anonymous()
                        .get("/items" + begun.substring(DeskBrowser.ITEMS.length()))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void textThatItsAuthorChangesWaitsNoLonger() {
        // Given
        Response item = item("Skipton");
        asked(item, "Skipton basin");
        Page open = review("Skipton basin");

        // When
        author.form(address(item)).type("/title/en", "Skipton, half wri").keep();
        Page refused = reviewer.follow(DeskForm.on(open, PUBLISH, reviewer).send());

        // Then
        assertThat(refused.texts(".done"))
                .containsExactly(
                        "This text is no longer waiting: its author has changed it, or a colleague has dealt with it.");
        assertThat(title(item)).isEqualTo("Skipton");
        assertThat(waiting()).noneMatch(each -> each.startsWith("Skipton"));
    }

    @Test
    void whoeverHadAskedIsToldThatTheirTextWaitsNoLongerBecauseItWasMerged() {
        // Given
        Response item = item("Rodley");
        asked(item, "Rodley wharf");
        changedByAnother(item, "{\"attribution\": \"Their credit\"}");

        // When
        Page merged = author.follow(author.get(address(item)));
        Page later = author.page(address(item));

        // Then
        assertThat(merged.texts(".done"))
                .singleElement()
                .asString()
                .startsWith("Somebody has changed the item meanwhile.")
                .contains("no longer waits for review");
        assertThat(merged.first("#f-title-en").val()).isEqualTo("Rodley wharf");
        assertThat(merged.first("#f-attribution").val()).isEqualTo("Their credit");
        assertThat(later.texts(".done")).isEmpty();
        assertThat(waiting()).noneMatch(each -> each.startsWith("Rodley"));
    }

    @Test
    void changesOfOtherFieldsAreKeptAndNothingUnseenIsPublished() {
        // Given
        Response item = item("Gargrave");
        asked(item, "Gargrave locks");
        Page open = review("Gargrave locks");
        changedByAnother(item, "{\"attribution\": \"Their credit\"}");

        // When
        Page stale = reviewer.follow(DeskForm.on(open, PUBLISH, reviewer).send());
        String before = title(item);
        Page published = reviewer.follow(DeskForm.on(stale, PUBLISH, reviewer).send());

        // Then
        assertThat(stale.text()).contains("The text or the item has changed since you opened this page.");
        assertThat(before).isEqualTo("Gargrave");
        assertThat(published.texts(".done")).containsExactly("The item is published.");
        assertThat(title(item)).isEqualTo("Gargrave locks");
        assertThat(Api.asCataloguer()
                        .get(Api.ITEMS + "/" + Api.id(item))
                        .jsonPath()
                        .getString("attribution"))
                .isEqualTo("Their credit");
    }

    @Test
    void changeOfTheSameFieldIsNeverOverwritten() {
        // Given
        Response item = item("Foulridge");
        asked(item, "Foulridge tunnel");
        Page open = review("Foulridge tunnel");
        changedByAnother(item, "{\"title\": {\"en\": \"Foulridge cow\"}}");

        // When
        Page stale = reviewer.follow(DeskForm.on(open, PUBLISH, reviewer).send());
        DeskForm.on(stale, RETURN, reviewer).type("word", "Please choose.").send();

        // Then
        assertThat(title(item)).isEqualTo("Foulridge cow");
        assertThat(stale.text()).contains("Someone else has changed these fields in the meantime: Title (English).");
        assertThat(stale.document().select(PUBLISH)).isEmpty();
        assertThat(author.page(address(item)).text()).contains("Foulridge tunnel", "Foulridge cow");
    }

    @Test
    void textIsOpenToItsAuthorAndToThoseWhoPublish() {
        // Given
        Response item = item("Wigan");
        asked(item, "Wigan pier, unpublished");
        String address = link("Wigan pier, unpublished");
        String id = address.replaceFirst(".*/", "").replaceFirst("\\?.*", "");
        DeskBrowser other = DeskBrowser.of("review.other", "librarian");

        // When, Then
        assertThat(other.get(address).statusCode()).isEqualTo(403);
        assertThat(other.get(address(item) + "/preview?review=" + id).statusCode())
                .isEqualTo(403);
        assertThat(other.post(REVIEWS + "/" + id + "/publish", Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(other.page(address(item)).text()).doesNotContain("Wigan pier");
        assertThat(reviewer.page(address(item)).text()).doesNotContain("Wigan pier");
        assertThat(title(item)).isEqualTo("Wigan");
    }

    @Test
    void nothingIncompleteUnchangedOrWithoutAWordGoesOn() {
        // Given
        Response item = item("Burscough");
        asked(item, "Burscough bridge");

        // When
        Page unchanged = author.form(address(item("Unchanged"))).pressed("review");
        Page incomplete =
                author.form(author.begin("festival")).type("/title/en", "Half").pressed("review");
        Page wordless = reviewer.follow(DeskForm.on(review("Burscough bridge"), RETURN, reviewer)
                .type("word", " ")
                .send());

        // Then
        assertThat(unchanged.texts(".done"))
                .containsExactly("You have changed nothing, so there is nothing to review.");
        assertThat(incomplete.document().select("#problems")).isNotEmpty();
        assertThat(wordless.text()).contains("Write a comment of at most 2,000 characters");
        assertThat(waiting()).contains("Burscough bridge");
    }

    @Test
    void cataloguersSeeHowManyTextsWait() {
        // Given
        asked(item("Rodley"), "Rodley wharf");

        // When
        Page english = reviewer.page("/desk?lang=en");
        Page chinese = reviewer.page("/desk?lang=zh");

        // Then
        assertThat(english.texts(".sections a")).anyMatch(each -> each.matches("Waiting for review \\(\\d+\\)"));
        assertThat(english.texts(".waits a")).anyMatch(each -> each.matches("Waiting for review \\(\\d+\\)"));
        assertThat(chinese.texts(".sections a")).anyMatch(each -> each.matches("待审核（\\d+）"));
        assertThat(author.page("/desk").texts(".sections a")).noneMatch(each -> each.contains("review"));
        assertThat(Staff.with(author.session()).get(REVIEWS).statusCode()).isEqualTo(403);
    }
}
