package org.libraryexchange.pages.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.libraryexchange.fixture.Documents.canalPhotograph;
import static org.libraryexchange.fixture.Documents.identified;
import static org.libraryexchange.fixture.Documents.json;
import static org.libraryexchange.fixture.Documents.published;
import static org.libraryexchange.fixture.Documents.titled;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Page;
import org.libraryexchange.fixture.Tokens;
import org.libraryexchange.item.Translated;
import org.libraryexchange.letter.SentLetter;

/** What the form and the history of an item say of its translations, and of what people have settled. */
@QuarkusTest
class DeskTranslationsIT {

    private static final String CHANGED = "The original has changed since this was translated. Still right";
    private static final String SETTLED = "Set at the desk. Data from your own systems does not replace it.";
    private static final String CHINESE = "/title/zh-Hans";

    private static DeskBrowser cataloguer;

    private final String key = UUID.randomUUID().toString();

    @BeforeEach
    void signIn() {
        if (cataloguer == null) {
            cataloguer = DeskBrowser.of("translating.cataloguer", "cataloguer");
        }
    }

    /** What the city's system sends. */
    private Response sent(String english) {
        ObjectNode document = identified(published(titled(canalPhotograph(), english)), "leeds-archive", key);
        Response answer = Api.sending(document).put(Api.ITEMS + "/by-identifier/leeds-archive/" + key);
        assertThat(answer.statusCode()).as(answer.asString()).isIn(200, 201);
        return answer;
    }

    private static String address(Response item) {
        return DeskBrowser.ITEMS + "/" + Api.id(item);
    }

    private static String source(Response item) {
        return json(Api.asCataloguer().get(Api.ITEMS + "/" + Api.id(item)).asString())
                .at("/translated/zh-Hans/~1title/source")
                .asText();
    }

    private static DeskForm form(Page page) {
        return DeskForm.on(page, "form.item-form", cataloguer);
    }

    private Response translated() {
        Response item = sent("A basin");
        Page unused = cataloguer.form(address(item)).type(CHINESE, "港池").pressed("publish");
        return item;
    }

    private static String remarks(Page page, String field) {
        return String.join(" ", page.texts("div.field:has([name='" + field + "']) .remark-text"));
    }

    @Test
    void staleTranslationIsConfirmedWhileSomethingElseIsTyped() {
        // Given
        Response item = translated();
        Page fresh = cataloguer.page(address(item));
        Response unused = sent("The basin");

        // When
        Page stale = cataloguer.page(address(item));
        Page confirmed = form(stale).type("/summary/en", "Typed meanwhile").pressed("right:" + CHINESE);

        // Then
        DeskBrowser head = DeskBrowser.of("translating.head", "head-librarian");
        await().untilAsserted(() -> assertThat(head.page("/desk/audit").texts("td, li"))
                .contains("translating.cataloguer confirmed or removed texts of “The basin”"));
        assertThat(remarks(fresh, CHINESE)).isEqualTo(SETTLED);
        assertThat(remarks(stale, CHINESE)).isEqualTo(SETTLED + " " + CHANGED);
        assertThat(confirmed.texts(".done")).containsExactly("The translation is confirmed for the current original.");
        assertThat(remarks(confirmed, CHINESE)).isEqualTo(SETTLED);
        assertThat(confirmed.first("#f-summary-en").val()).isEqualTo("Typed meanwhile");
        assertThat(source(item)).isEqualTo(Translated.fingerprint("The basin"));
        assertThat(form(confirmed).pressed("publish").texts(".done")).containsExactly("The item is published.");
        assertThat(cataloguer.page(address(item) + "/history").texts(".noted li"))
                .containsExactly("Title (Chinese): confirmed as still right");
    }

    @Test
    void nothingIsSaidOfATextThatIsTypedAnew() {
        // Given
        Response item = translated();
        Response unused = sent("The basin");

        // When
        Page kept = cataloguer.form(address(item)).type(CHINESE, "那个港池").pressed("keep");
        Page published = form(kept).pressed("publish");

        // Then
        assertThat(remarks(kept, CHINESE)).isEmpty();
        assertThat(remarks(published, CHINESE)).isEqualTo(SETTLED);
        assertThat(cataloguer.page(address(item) + "/history").texts(".noted li"))
                .isEmpty();
    }

    @Test
    void confirmationOfAnotherVersionIsNotTaken() {
        // Given
        Response item = translated();
        Response unused = sent("The basin");
        DeskForm form = cataloguer.form(address(item));
        Response changed = sent("No basin at all");

        // When
        Page page = form.pressed("right:" + CHINESE);

        // Then
        assertThat(page.status()).isEqualTo(200);
        assertThat(source(item)).isEqualTo(Translated.fingerprint("A basin"));
        assertThat(Api.etag(changed)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true, A large basin", "false, A basin"})
    void smallChangeLeavesTranslationsRight(boolean small, String translatedFrom) {
        // Given
        Response item = translated();
        DeskForm form = cataloguer.form(address(item)).type("/title/en", "A large basin");

        // When
        Page page = (small ? form.type("small", "true") : form).pressed("publish");

        // Then
        assertThat(page.texts(".done")).containsExactly("The item is published.");
        assertThat(source(item)).isEqualTo(Translated.fingerprint(translatedFrom));
        assertThat(remarks(page, CHINESE).contains(CHANGED)).isEqualTo(!small);
    }

    @Test
    void onlyWhoHasTranslationsIsAskedAndATickOutlivesARefusal() {
        // Given
        Response item = sent("Not translated");
        Page without = cataloguer.page(address(item));
        Page with = cataloguer.page(address(translated()));

        // When
        Page refused = form(with).type("/licence", "").type("small", "true").pressed("publish");

        // Then
        assertThat(without.document().select("[name=small]")).isEmpty();
        assertThat(with.texts(".small-change")).containsExactly("Small change: the translations are still right");
        assertThat(refused.document().select(".problems")).hasSize(1);
        assertThat(refused.document().select("[name=small][checked]")).hasSize(1);
    }

    @Test
    void whatAPartnerHasOfferedIsToldWithItsCity() throws Exception {
        // Given
        Response item = sent("A basin");
        SentLetter letter = PartnersLetters.put(
                """
                {"to": "leeds", "from": {"desk": "events"}, "originalLanguage": "zh-Hans",
                 "subject": {"zh-Hans": "译文"}, "text": {"zh-Hans": "这是我们的译文。"}, "asks": "check",
                 "proposal": {"item": "%s", "base": {"version": 1, "sha256": "%s"}, "sort": "translation",
                    "credit": "Hangzhou Library", "changes": [
                      {"pointer": "/title/zh-Hans", "becomes": "港池",
                       "source": {"pointer": "/title/en", "sha256": "%s"}},
                      {"pointer": "/history/heldBy/zh-Hans", "becomes": "利兹中央图书馆"}]}}
                """.formatted(Api.id(item), Api.etag(item).replace("\"", ""), Translated.fingerprint("A basin")),
                UUID.randomUUID(),
                1,
                0);
        Response accepted = Api.with(Tokens.of("librarian", "cataloguer"))
                .header("If-Match", "*")
                .contentType("application/json")
                .body("{\"state\": \"accepted\"}")
                .put("/api/v1/letters/" + letter.head().id() + "/handling");
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(200);

        // When
        Page page = cataloguer.page(address(item));
        Page preview = form(page).pressed("preview");
        Page history = cataloguer.page(address(item) + "/history");

        // Then
        assertThat(remarks(page, CHINESE)).isEqualTo("Offered by Hangzhou and accepted.");
        assertThat(remarks(page, "/history/heldBy/zh-Hans")).isEqualTo("Offered by Hangzhou and accepted.");
        assertThat(preview.status()).isEqualTo(200);
        assertThat(history.texts(".noted li"))
                .containsExactly(
                        "Held by (Chinese): translation by Hangzhou",
                        "Title (Chinese): translation by Hangzhou Library");
        assertThat(history.texts(".differs th[scope=row]")).containsExactly("Title (Chinese)", "Held by (Chinese)");
        Page readers = Page.get("/items/" + Api.id(item) + "?lang=zh-Hans");
        assertThat(readers.texts(".provenance li")).contains("中文译文：Hangzhou Library");
    }
}
