package org.libraryexchange.pages.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.libraryexchange.fixture.Documents.lightNight;
import static org.libraryexchange.fixture.Documents.published;
import static org.libraryexchange.fixture.Documents.titled;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Page;
import org.libraryexchange.fixture.Staff;

/** What the desk says of an item that breaks no rule and may be wrong all the same. */
@QuarkusTest
class DeskDoubtsIT {

    private static final String FIRST_DAY = "/event/occurrences/0/day";

    private static DeskBrowser cataloguer;

    @BeforeEach
    void signIn() {
        if (cataloguer == null) {
            cataloguer = DeskBrowser.of("doubting.cataloguer", "cataloguer");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en, Readers cannot open this address: it is not on the public internet.",
        "zh-Hans, 读者打不开该网址：它不在公共互联网上。"
    })
    void addressThatReadersCannotOpenIsToldAndNotAsked(String language, String told) {
        // Given
        String address = cataloguer.begin("cultural-event");

        // When
        cataloguer
                .form(address)
                .type("/title/en", "With a link to the inside")
                .type("/links/0/rel", "about")
                .type("/links/0/url", "http://169.254.169.254/latest/meta-data")
                .type("/media/0/url", "http://localhost:1/picture.png")
                .pressed("save");
        Page form = cataloguer.page(address + "?lang=" + language);

        // Then
        assertThat(form.texts("#f-links .remark-text")).containsExactly(told);
        assertThat(form.texts("#f-media .remark-text")).contains(told);
        assertThat(form.first("#f-title-en").val()).isEqualTo("With a link to the inside");
    }

    @ParameterizedTest
    @ValueSource(strings = {"keep", "save", "publish"})
    void newDayThatIsPastIsTold(String button) {
        // Given
        String address = cataloguer.begin("cultural-event");

        // When
        Page form = cataloguer
                .form(address)
                .type("/title/en", "Over by now")
                .type("/licence", "https://creativecommons.org/licenses/by/4.0/")
                .type(FIRST_DAY, "2019-05-05")
                .pressed(button);
        Page later = cataloguer.form(address).type("/title/en", "Still over").pressed("keep");

        // Then
        assertThat(form.texts(".problems")).isEmpty();
        assertThat(form.texts(".remark-text")).containsExactly("This day is past.");
        assertThat(later.document().select(".remark-text")).hasSize(button.equals("keep") ? 1 : 0);
    }

    @Test
    void itemWithTheSameTitleOnTheSameDayIsShown() {
        // Given
        String title = "Lanterns " + UUID.randomUUID();
        Response item = Api.created(published(titled(lightNight(), title)));
        String address = cataloguer.begin("cultural-event");
        DeskForm form = cataloguer.form(address).type("/title/en", title.toUpperCase(Locale.ROOT));

        // When
        Page unused = form.type(FIRST_DAY, "2027-10-07").pressed("keep");

        // Then
        await("the index").until(() -> !twins(cataloguer.page(address)).isEmpty());
        assertThat(twins(cataloguer.page(address))).containsExactly("/items/" + Api.id(item));

        // When
        Page saved = cataloguer.form(address).pressed("save");
        Page later = cataloguer.form(address).type(FIRST_DAY, "2027-10-08").pressed("keep");

        // Then
        assertThat(saved.texts(".done")).containsExactly("The draft is saved.");
        assertThat(twins(saved)).containsExactly("/items/" + Api.id(item));
        assertThat(twins(later)).isEmpty();
    }

    @Test
    void fewOfManyItemsThatMayBeTheSameAreShown() {
        // Given
        String title = "Weekly " + UUID.randomUUID();
        for (int i = 0; i < 12; i++) {
            Api.created(titled(lightNight(), title));
        }
        String address = cataloguer.begin("cultural-event");
        cataloguer
                .form(address)
                .type("/title/en", title)
                .type(FIRST_DAY, "2027-10-07")
                .pressed("keep");

        // When
        await("the index")
                .until(() -> cataloguer.page(address).texts(".twins .note").contains("2 more items are not shown."));

        // Then
        assertThat(twins(cataloguer.page(address))).hasSize(10);
    }

    @ParameterizedTest
    @CsvSource({
        "en, In the past: Sun 5 May 2019., Readers cannot open this address, Draft",
        "zh-Hans, 日期已过：2019年5月5日, 读者打不开该网址, 草稿"
    })
    void previewOfATableTellsWhatMayBeAMistakeAndImportsItAllTheSame(
            String language, String past, String unreachable, String draft) {
        // Given
        String title = "Previewed " + UUID.randomUUID();
        String id = Api.id(Api.created(titled(lightNight(), title)));
        String text = """
                identifier,kind,title.en,originalLanguage,licence,event.date,links.rel,links.url
                a,cultural-event,Sound,en,%1$s,2027-10-09,,
                b,cultural-event,%2$s,en,%1$s,2027-10-07,,
                c,cultural-event,Over,en,%1$s,2019-05-05,,
                d,cultural-event,Inside,en,%1$s,2027-10-09,about,http://169.254.169.254/latest
                e,cultural-event,,en,%1$s,2027-10-09,,
                """.formatted("https://creativecommons.org/licenses/by/4.0/", title.toUpperCase(Locale.ROOT));

        // When
        await("the index")
                .until(() ->
                        !previewed(text, language).document().select(".twins").isEmpty());
        Page preview = previewed(text, language);

        // Then
        assertThat(preview.texts(".import-rows > tbody > tr > th")).containsExactly("6", "3", "4", "5", "2");
        List<String> remarks = preview.texts(".import-rows .remark-text");
        assertThat(remarks).hasSize(3);
        assertThat(remarks.get(0)).endsWith(draft);
        assertThat(remarks.get(1)).startsWith(past);
        assertThat(remarks.get(2)).startsWith("http://169.254.169.254/latest").contains(unreachable);
        assertThat(preview.links(".twins a")).singleElement().asString().startsWith(DeskBrowser.ITEMS + "/" + id);
        assertThat(preview.texts(".notice[role=status]").stream().filter(each -> each.contains("3")))
                .hasSize(1);
        assertThat(preview.document().select(".import-act button.act")).isNotEmpty();
    }

    private static Page previewed(String table, String language) {
        return Page.of(Staff.with(cataloguer.session())
                        .multiPart("file", "table.csv", table.getBytes(UTF_8), "text/csv")
                        .multiPart("scheme", "doubts")
                        .post("/desk/import?lang=" + language))
                .isSound();
    }

    @Test
    void addressesOfATableAreAskedUpToABoundThatIsTold() {
        // Given
        StringBuilder table =
                new StringBuilder("identifier,kind,title.en,originalLanguage,event.date,links.rel,links.url\n");
        for (int i = 0; i < 23; i++) {
            table.append("many-%d,cultural-event,Many %d,en,2027-10-09,about,http://10.0.0.%d/%s\n"
                    .formatted(i, i, i, UUID.randomUUID()));
        }

        // When
        Page preview = previewed(table.toString(), "en");

        // Then
        assertThat(preview.texts(".import-rows .remark-text")).hasSize(20);
        assertThat(preview.texts("p.note"))
                .anyMatch(note -> note.startsWith("3 new addresses of pictures or links have not been checked"));
    }

    @Test
    void textThatWaitsForReviewIsShownAsOneThatMayBeThereAlready() {
        // Given
        String title = "Waits " + UUID.randomUUID();
        DeskBrowser author = DeskBrowser.of("doubting.author", "librarian");
        Page asked = author.form(author.begin("cultural-event"))
                .type("/title/en", title)
                .type("/licence", "https://creativecommons.org/licenses/by/4.0/")
                .type(FIRST_DAY, "2027-10-07")
                .pressed("review");

        // When
        Page form = cataloguer
                .form(cataloguer.begin("cultural-event"))
                .type("/title/en", title)
                .type(FIRST_DAY, "2027-10-07")
                .pressed("keep");

        // Then
        assertThat(asked.texts(".done")).singleElement().asString().startsWith("Sent for review.");
        assertThat(form.texts(".twins li")).singleElement().asString().contains(title, "Waits for review");
    }

    private static List<String> twins(Page page) {
        return page.document().select(".twins a").eachAttr("href");
    }

    @Test
    void reasonForManyItemsStaysWhenItIsRefused() {
        // Given
        Response item = Api.created(published(titled(lightNight(), "Withdrawn with others")));
        Map<String, List<String>> fields = Map.of(
                "do", List.of("withdraw"),
                "item", List.of(Api.id(item) + ":" + item.jsonPath().getLong("version")),
                "number", List.of("1"),
                "/reason/en", List.of("x".repeat(1_001)),
                "/reason/zh-Hans", List.of("活动取消。"));

        // When
        Page refused = Page.of(cataloguer.post("/desk/bulk/confirmed", fields)).isSound();

        // Then
        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.document().select(".wrong")).hasSize(1);
        assertThat(refused.first("[name=/reason/zh-Hans]").text()).isEqualTo("活动取消。");
    }

    @Test
    void linksOfAPublishedItemStandAboveTheForm() {
        // Given
        Response item = Api.created(published(titled(lightNight(), "Just published")));
        String address = DeskBrowser.ITEMS + "/" + Api.id(item);

        // When
        Page page = cataloguer.form(address).type("/summary/en", "Changed").pressed("publish");

        // Then
        assertThat(page.document().select("p.other-acts a").eachAttr("href"))
                .containsExactly("/items/" + Api.id(item), address + "/history", address + "/withdraw");
    }
}
