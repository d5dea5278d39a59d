package org.libraryexchange.pages.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Documents.canalPhotograph;
import static org.libraryexchange.fixture.Documents.identified;
import static org.libraryexchange.fixture.Documents.json;
import static org.libraryexchange.fixture.Documents.lightNight;
import static org.libraryexchange.fixture.Documents.published;
import static org.libraryexchange.fixture.Documents.titled;
import static org.libraryexchange.pages.desk.DeskBrowser.ITEMS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Page;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.StrictJson;

/** The form of an item: nothing that is typed is lost, and what is wrong stands where it is mended. */
@QuarkusTest
class DeskFormIT {

    private static final String LICENCE = "https://creativecommons.org/licenses/by/4.0/";

    private static DeskBrowser cataloguer;

    @BeforeEach
    void signIn() {
        if (cataloguer == null) {
            cataloguer = DeskBrowser.of("form.cataloguer", "cataloguer");
        }
    }

    private static DeskForm newEvent() {
        return cataloguer.form(cataloguer.begin("cultural-event"));
    }

    private static String address(Response item) {
        return ITEMS + "/" + Api.id(item);
    }

    private static Response inCatalogue(String address) {
        return Api.asCataloguer().get(Api.ITEMS + address.substring(address.lastIndexOf('/')));
    }

    /** A few items of each kind in the catalogues that both cities start with. */
    private static Stream<ObjectNode> sampleItems() throws IOException, MalformedJsonException {
        Stream.Builder<ObjectNode> items = Stream.builder();
        for (String city : List.of("leeds", "hangzhou")) {
            for (String file : List.of("events", "festivals", "history")) {
                JsonNode list = StrictJson.tree(
                        Files.readAllBytes(Path.of("../" + city + "-node/sample-catalogue/" + file + ".json")));
                StreamSupport.stream((list.isArray() ? list : list.path("items")).spliterator(), false)
                        .limit(6)
                        .forEach(item -> items.add(item.deepCopy()));
            }
        }
        return items.build();
    }

    @ParameterizedTest
    @MethodSource("sampleItems")
    void whoeverPublishesWithoutTypingAnythingChangesNothing(ObjectNode sample) {
        // Given
        sample.remove("identifiers");
        Response item = Api.created(published(sample));

        // When
        Page page = cataloguer.form(address(item)).pressed("publish");

        // Then
        assertThat(page.texts(".done")).containsExactly("The item is published.");
        assertThat(Api.etag(inCatalogue(address(item)))).isEqualTo(Api.etag(item));
    }

    @Test
    void anAuthorityIsChosenFromTheListsOfBothCities() {
        // Given
        Response item = Api.created(published(canalPhotograph()));

        // When
        Page page = cataloguer
                .form(address(item))
                .type("/place/name/en", "The lake")
                .type("/place/authority", "hangzhou/west-lake")
                .pressed("publish");

        // Then
        assertThat(page.texts("#authorities option[value=hangzhou/su-shi]")).containsExactly("Su Shi 苏轼 · Person");
        assertThat(page.texts("#authorities option[value=leeds/armley-library]"))
                .hasSize(1);
        assertThat(inCatalogue(address(item)).jsonPath().getString("place.authority"))
                .isEqualTo("hangzhou/west-lake");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "keep",
                "save",
                "publish",
                "preview",
                "language",
                "more:/links",
                "less:/links/0",
                "less",
                "less:/",
                "more:a b",
                "nonsense"
            })
    void everyButtonKeepsWhatIsTyped(String button) {
        // Given
        String address = cataloguer.begin("cultural-event");
        DeskForm form = cataloguer
                .form(address)
                .type("/summary/en", "Two evenings\r\n\r\nof light")
                .type("/summary/zh-Hans", "两个夜晚的光影")
                .type("/attribution", "Typed & kept");

        // When
        Response unused = form.press(button);

        // Then
        DeskForm again = cataloguer.form(address);
        assertThat(again.text("/summary/en")).isEqualTo("Two evenings\n\nof light");
        assertThat(again.text("/summary/zh-Hans")).isEqualTo("两个夜晚的光影");
        assertThat(again.text("/attribution")).isEqualTo("Typed & kept");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "more:a b", "keep:x"})
    void buttonThatIsNotThereIsRefused(String button) {
        assertThat(newEvent().press(button).statusCode()).isEqualTo(400);
    }

    @Test
    void scriptKeepsWhatIsTyped() {
        // Given
        String address = cataloguer.begin("cultural-event");
        DeskForm form = cataloguer.form(address).type("/title/zh-Hans", "灯会");

        // When
        Response answer = form.keep();

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString()).startsWith("Kept ").endsWith("Only you see it.");
        Page page = cataloguer.page(address);
        assertThat(page.first("#f-title-zh-Hans").val()).isEqualTo("灯会");
        assertThat(page.first("#kept").text()).startsWith("Kept ");
    }

    @Test
    void newItemStaysWhenAllItsFieldsAreCleared() {
        // Given
        String address = cataloguer.begin("history-resource");
        DeskForm form = cataloguer.form(address).type("/title/en", "Typed").without("/originalLanguage");
        Response unused = form.keep();

        // When
        Page page = form.type("/title/en", "").pressed("keep");

        // Then
        assertThat(page.texts("h1")).containsExactly("New local history item");
    }

    @Test
    void unchangedTextIsNotKept() {
        // Given
        ObjectNode festival = json("""
                {"kind": "festival", "originalLanguage": "en", "title": {"en": "Whole days"}, "licence": "%s",
                 "festival": {"rule": {"en": "Whit Monday"}, "occurrences": [{"date": "2027-05-17"}]}}
                """.formatted(LICENCE));
        Response item = Api.created(published(festival));

        // When
        Page page = cataloguer.form(address(item)).pressed("keep");

        // Then
        assertThat(page.first("#kept").text()).isEmpty();
        assertThat(cataloguer.page("/desk").links(".desk-list a")).doesNotContain(address(item));
    }

    @Test
    void problemsStandAtTheirFieldsAndAreMended() {
        // Given
        DeskForm form = newEvent().type("/title/en", "Light Night");

        // When
        Page refused = form.pressed("publish");
        Page published = DeskForm.on(refused, "form.item-form", cataloguer)
                .type("/licence", LICENCE)
                .type("/event/datesToBeAnnounced", "true")
                .pressed("publish");

        // Then
        assertThat(refused.texts(".problems h2")).containsExactly("There are 2 problems");
        assertThat(refused.texts(".problems a"))
                .containsExactlyInAnyOrder(
                        "Licence is missing: a published item must state its licence",
                        "Add a date, or tick “Date to be announced”");
        assertThat(refused.links(".problems a"))
                .allSatisfy(link -> assertThat(refused.document().getElementById(link.substring(1)))
                        .isNotNull());
        assertThat(told(refused, "f-licence")).startsWith("Licence is missing");
        assertThat(refused.texts("#f-event-occurrences > .error-text")).hasSize(1);
        assertThat(refused.first("#f-title-en").val()).isEqualTo("Light Night");
        assertThat(published.texts(".done")).containsExactly("The item is published.");
        assertThat(published.document().select(".problems, [aria-invalid]")).isEmpty();
    }

    /** What a reader without sight hears at a field. */
    private static String told(Page page, String id) {
        assertThat(page.first("#" + id).attr("aria-invalid")).isEqualTo("true");
        String[] describing = page.first("#" + id).attr("aria-describedby").split(" ");
        return Stream.of(describing)
                .map(other -> page.first("#" + other).text())
                .collect(Collectors.joining(" "));
    }

    @Test
    void missingTitleIsToldAtItsFirstField() {
        // When
        Page page = newEvent().pressed("save");

        // Then
        assertThat(page.texts(".problems h2")).containsExactly("There is a problem");
        assertThat(page.links(".problems a")).containsExactly("#f-title-en");
        assertThat(told(page, "f-title-en")).startsWith("Title ");
    }

    @ParameterizedTest
    @CsvSource({
        "/place/latitude, north, f-place-latitude",
        "/event/occurrences/0/day, soon, f-event-occurrences-0-day",
        "/event/occurrences/0/to, 18:00, f-event-occurrences-0-from",
        "/licence, free, f-licence",
        "/originalLanguage, e_n, f-originalLanguage",
        "/links/0/url, nowhere, f-links-0-url",
        "/identifiers/0/value, 1, f-identifiers-0-scheme",
        "/event/admission/prices/0/amount, much, f-event-admission-prices-0-amount",
        "/subjects/0/uri, https://example.org/, f-subjects-0-label-en"
    })
    void valueThatBreaksARuleStaysInItsField(String field, String typed, String id) {
        // When
        Page page =
                newEvent().type("/title/en", "Light Night").type(field, typed).pressed("publish");

        // Then
        assertThat(told(page, id)).isNotEmpty();
        assertThat(page.links(".problems a")).contains("#" + id);
        assertThat(DeskForm.on(page, "form.item-form", cataloguer).text(field)).isEqualTo(typed);
    }

    @Test
    void datesAndTheirAbsenceExcludeEachOther() {
        // When
        Page page = newEvent()
                .type("/title/en", "Light Night")
                .type("/event/occurrences/0/day", "2027-10-07")
                .type("/event/datesToBeAnnounced", "true")
                .pressed("save");

        // Then
        assertThat(told(page, "f-event-datesToBeAnnounced")).contains("cannot be ticked while there are dates");
    }

    @Test
    void identifierOfAnotherItemIsRefused() {
        // Given
        Response other = Api.created(identified(canalPhotograph(), "desk-form", "taken"));
        DeskForm form = newEvent()
                .type("/title/en", "Light Night")
                .type("/identifiers/0/scheme", "desk-form")
                .type("/identifiers/0/value", "taken");

        // When
        Page page = form.pressed("save");

        // Then
        assertThat(other.statusCode()).isEqualTo(201);
        assertThat(told(page, "f-identifiers-0-value")).isEqualTo("Value belongs to another item");
    }

    @Test
    void rowsAreAddedAndRemoved() {
        // Given
        DeskForm form = newEvent().type("/event/occurrences/0/day", "2027-10-07");

        // When
        Page two = form.pressed("more:/event/occurrences");
        Page one = DeskForm.on(two, "form.item-form", cataloguer)
                .type("/event/occurrences/1/day", "2027-10-08")
                .pressed("less:/event/occurrences/0");

        // Then
        assertThat(two.texts("#f-event-occurrences > .row > legend")).containsExactly("Date 1", "Date 2");
        assertThat(two.first("#f-event-occurrences-0-day").val()).isEqualTo("2027-10-07");
        assertThat(one.texts("#f-event-occurrences > .row > legend")).containsExactly("Date 1");
        assertThat(one.first("#f-event-occurrences-0-day").val()).isEqualTo("2027-10-08");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/subjects", "/media", "/links", "/identifiers", "/event/admission/prices", "/event/occurrences"
            })
    void everyListCanGetAnotherRow(String list) {
        // Given
        DeskForm form = newEvent();

        // When
        Page page = form.pressed("more:" + list);

        // Then
        assertThat(page.document().select("#" + FormValues.id(list) + " > .row"))
                .hasSize(1);
        assertThat(page.document().select("button[value='less:" + list + "/0']"))
                .hasSize(1);
    }

    @Test
    void anotherLanguageIsAdded() {
        // Given
        DeskForm form = newEvent().type("/title/en", "Light Night").type("language", "FR");

        // When
        Response added = form.press("language");
        Page asked = cataloguer.follow(added);
        Page saved = DeskForm.on(asked, "form.item-form", cataloguer)
                .type("/title/fr", "Nuit de lumière")
                .pressed("save");

        // Then
        assertThat(added.header("Location")).endsWith("#f-title-fr");
        assertThat(asked.first("#f-title-fr").attr("lang")).isEqualTo("fr");
        assertThat(asked.first("#f-title-en").val()).isEqualTo("Light Night");
        assertThat(saved.first("#f-title-fr").val()).isEqualTo("Nuit de lumière");
        assertThat(saved.document().select("#f-summary-fr")).hasSize(1);
    }

    @Test
    void whatIsNoLanguageIsNotAdded() {
        // Given
        DeskForm form = newEvent().type("/title/en", "Light Night").type("language", "no language");

        // When
        Page page = form.pressed("language");

        // Then
        assertThat(page.first("#language-error").text()).isEqualTo("That is not a language tag.");
        assertThat(page.document().select("#f-title input")).hasSize(2);
        assertThat(page.first("#f-title-en").val()).isEqualTo("Light Night");
    }

    private static DeskForm timed() {
        return newEvent()
                .type("/title/en", "Light Night")
                .type("/event/occurrences/0/day", "2036-10-07")
                .type("/event/occurrences/0/from", "18:00")
                .type("/event/occurrences/0/to", "23:00")
                .type("/event/occurrences/0/zone", "Asia/Shanghai");
    }

    @Test
    void anotherDateBeginsWithTheHoursOfTheLast() {
        // When
        Page page = timed().pressed("more:/event/occurrences");

        // Then
        DeskForm two = DeskForm.on(page, "form.item-form", cataloguer);
        assertThat(two.text("/event/occurrences/1/day")).isEmpty();
        assertThat(two.text("/event/occurrences/1/from")).isEqualTo("18:00");
        assertThat(two.text("/event/occurrences/1/to")).isEqualTo("23:00");
        assertThat(two.text("/event/occurrences/1/zone")).isEqualTo("Asia/Shanghai");
    }

    @Test
    void addedDateWithoutADayIsNone() {
        // When
        Page page = DeskForm.on(timed().pressed("more:/event/occurrences"), "form.item-form", cataloguer)
                .pressed("save");

        // Then
        assertThat(page.texts(".problems")).isEmpty();
        assertThat(page.document().select("[name$=/day]")).hasSize(1);
    }

    @Test
    void datesAreRepeatedUntilADay() {
        // When
        Page page = timed().type("every", "week").type("until", "2036-10-28").pressed("repeat:/event/occurrences");

        // Then
        assertThat(page.document().select("[name$=/day]").eachAttr("value"))
                .containsExactly("2036-10-07", "2036-10-14", "2036-10-21", "2036-10-28");
        assertThat(page.document().select("[name$=/from]").eachAttr("value")).containsOnly("18:00");
        assertThat(page.texts(".done")).containsExactly("Check the dates below.");
    }

    @ParameterizedTest
    @CsvSource({"two-weeks, 2036-10-20", "week, ''"})
    void repetitionThatAddsNothingIsToldAtItsDay(String every, String until) {
        // When
        Page page = timed().type("every", every).type("until", until).pressed("repeat:/event/occurrences");

        // Then
        assertThat(page.document().select("[name$=/day]")).hasSize(1);
        assertThat(page.texts(".done")).isEmpty();
        assertThat(page.links(".problems a")).containsExactly("#f-until");
        assertThat(page.texts("#f-until-error-1")).singleElement().asString().startsWith("No dates were added.");
        assertThat(page.first("details[open] #f-until").val()).isEqualTo(until);
        assertThat(page.first("#every option[selected]").val()).isEqualTo(every);
    }

    @Test
    void eventIsCancelledOnlyWithAReason() {
        // When
        Page page = timed().type("reason/en", " ").pressed("cancel:/event/occurrences");

        // Then
        assertThat(page.texts(".done")).isEmpty();
        assertThat(page.links(".problems a")).containsExactly("#f-reason-en");
        assertThat(page.texts("details[open] #f-reason-en-error-1"))
                .containsExactly("Give a reason in at least one language");
        assertThat(DeskForm.on(page, "form.item-form", cataloguer).text("/event/occurrences/0/status"))
                .isEqualTo("scheduled");
    }

    @Test
    void eventWithoutDatesToComeIsNotSaidToBeCancelled() {
        // When
        Page page = timed().type("/event/occurrences/0/day", "2020-10-07")
                .type("reason/en", "Flood")
                .pressed("cancel:/event/occurrences");

        // Then
        assertThat(page.texts(".done")).isEmpty();
        assertThat(page.texts("#f-reason-en-error-1"))
                .singleElement()
                .asString()
                .startsWith("Nothing was changed");
        assertThat(page.first("#f-reason-en").val()).isEqualTo("Flood");
    }

    @Test
    void datesToComeAreCancelledWithAReason() {
        // Given
        DeskForm form = timed().type("/licence", LICENCE)
                .type("/event/occurrences/0/status", "cancelled")
                .type("/event/occurrences/1/day", "2020-10-07")
                .type("reason/en", "The hall is being repaired.")
                .type("reason/zh-Hans", "场馆正在维修。");

        // When
        Page asked = form.pressed("cancel:/event/occurrences");
        Page published = DeskForm.on(asked, "form.item-form", cataloguer).pressed("publish");

        // Then
        assertThat(published.texts(".problems")).isEmpty();
        JsonPath item =
                inCatalogue(published.first("form.item-form").attr("action")).jsonPath();
        assertThat(item.getList("event.occurrences.status")).containsExactly("cancelled", "scheduled");
        assertThat(item.getString("event.occurrences[0].reason.en")).isEqualTo("The hall is being repaired.");
        assertThat(item.getString("event.occurrences[0].reason.zh-Hans")).isEqualTo("场馆正在维修。");
        assertThat(item.getMap("event.occurrences[1]")).doesNotContainKey("reason");

        // When
        Page again = DeskForm.on(published, "form.item-form", cataloguer)
                .type("reason/en", "There is no money.")
                .pressed("cancel:/event/occurrences");

        // Then
        assertThat(again.texts(".done")).isEmpty();
        assertThat(again.first("[name=/event/occurrences/0/reason/en]").val()).isEqualTo("The hall is being repaired.");
    }

    @Test
    void nobodyPublishesWhatSomebodyElseHasTyped() {
        // Given
        DeskForm form = timed().type("/licence", LICENCE).type("person", "whoever.was.here");

        // When
        Page page = form.pressed("publish");

        // Then
        assertThat(page.texts(".done")).isEmpty();
        assertThat(inCatalogue(page.first("form.item-form").attr("action")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void accessIsTickedAndNoted() {
        // Given
        DeskForm form = timed().type("/event/access/note/en", "Ring at the side door.");
        String box = cataloguer
                .page("/desk/items/" + Api.id(Api.created(lightNight())))
                .first("#f-event-access-features-hearing-loop")
                .attr("name");

        // When
        Page saved = form.type(box, "hearing-loop").pressed("save");

        // Then
        JsonPath item =
                inCatalogue(saved.first("form.item-form").attr("action")).jsonPath();
        assertThat(item.getList("event.access.features")).containsExactly("hearing-loop");
        assertThat(item.getString("event.access.note.en")).isEqualTo("Ring at the side door.");
    }

    @Test
    void priceInWordsIsShownAsItWasRead() {
        // When
        Page page = timed().type("/event/admission/prices/0/amount", "£4.50").pressed("save");

        // Then
        DeskForm read = DeskForm.on(page, "form.item-form", cataloguer);
        assertThat(page.texts(".problems")).isEmpty();
        assertThat(read.text("/event/admission/prices/0/amount")).isEqualTo("4.50");
        assertThat(read.text("/event/admission/prices/0/currency")).isEqualTo("GBP");
        assertThat(read.text("/event/admission/free")).isEqualTo("false");
    }

    @ParameterizedTest
    @CsvSource({"about 1890, 1890~, Readers see: about 1890", "清光绪年间, 1875/1908, Readers see: 1875–1908"})
    void periodInWordsIsShownAsItWasRead(String typed, String read, String told) {
        // Given
        DeskForm form = cataloguer.form(cataloguer.begin("history-resource"));

        // When
        Page page = form.type("/title/en", "A wharf")
                .type("/history/form", "photograph")
                .type("/history/period/edtf", typed)
                .pressed("save");

        // Then
        assertThat(page.first("#f-history-period-edtf").val()).isEqualTo(read);
        assertThat(page.texts(".remark-text")).contains(told);
    }

    @Test
    void oneTickIsAListOfOne() {
        // Given
        DeskForm form = newEvent().type("/title/en", "Light Night");
        String box = cataloguer
                .page("/desk/items/" + Api.id(Api.created(lightNight())))
                .first("#f-event-audience-families")
                .attr("name");

        // When
        Page page = form.type(box, "families").pressed("save");

        // Then
        assertThat(page.texts(".done")).containsExactly("The draft is saved.");
        assertThat(page.document().select("#f-event-audience [checked]").eachAttr("value"))
                .containsExactly("families");
    }

    @Test
    void previewShowsWhatIsTypedAndChangesNothing() {
        // Given
        Response item = Api.created(published(titled(lightNight(), "As readers see it")));
        String before = Database.stateOfItems();

        // When
        Response preview = cataloguer
                .form(address(item))
                .type("/title/en", "As it may become")
                .press("preview");
        Page page = cataloguer.follow(preview);

        // Then
        assertThat(DeskBrowser.address(preview)).isEqualTo(address(item) + "/preview");
        assertThat(page.first("h1").text()).startsWith("As it may become");
        assertThat(page.first(".notice").text()).contains("This is a draft");
        assertThat(Database.stateOfItems()).isEqualTo(before);
        assertThat(Page.get("/items/" + Api.id(item) + "?lang=en").first("h1").text())
                .startsWith("As readers see it");
    }

    @Test
    void previewIsThereHoweverLittleIsTyped() {
        // Given
        DeskForm form = newEvent()
                .type("/event/occurrences/0/from", "18:00")
                .type("/place/latitude", "north")
                .type("/links/0/url", "nowhere")
                .type("/media/0/url", "no address");

        // When
        Page page = form.pressed("preview");

        // Then
        assertThat(page.status()).isEqualTo(200);
    }

    @Test
    void markupIsText() {
        // Given
        String evil = "</textarea></script><script>alert(1)</script> \"'&amp;{cdi:x}";

        // When
        Page page = newEvent()
                .type("/title/en", evil)
                .type("/description/en", evil)
                .type("/links/0/url", evil)
                .pressed("save");

        // Then
        assertThat(page.first("h1").text()).isEqualTo(evil);
        assertThat(page.first("#f-description-en").val()).isEqualTo(evil);
        assertThat(page.first("#f-links-0-url").val()).isEqualTo(evil);
    }
}
