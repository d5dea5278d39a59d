package org.libraryexchange.pages.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.libraryexchange.fixture.Documents.canalPhotograph;
import static org.libraryexchange.fixture.Documents.identified;
import static org.libraryexchange.fixture.Documents.lightNight;
import static org.libraryexchange.fixture.Documents.published;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.fixture.Page;
import org.libraryexchange.fixture.PictureFiles;
import org.libraryexchange.fixture.Staff;
import org.libraryexchange.fixture.WorkbookFile;

/** Importing a spreadsheet at the desk. */
@QuarkusTest
class DeskImportIT {

    private static final String IMPORT = "/desk/import";
    private static final String SCHEME = "desk-import";
    private static final String COLUMNS = "identifier,kind,title.en,licence,history.form,originalLanguage\n";
    private static final String CC0 = "https://creativecommons.org/publicdomain/zero/1.0/";

    private static DeskBrowser cataloguer;

    @BeforeEach
    void signIn() {
        if (cataloguer == null) {
            cataloguer = DeskBrowser.of("a.table.cataloguer", "cataloguer");
        }
    }

    private static String key() {
        return "key-" + UUID.randomUUID();
    }

    private static String row(String key, String title) {
        return key + ",history-resource," + title + "," + CC0 + ",photograph,en\n";
    }

    private static Response sent(byte[] file, String scheme) {
        return Staff.with(cataloguer.session())
                .multiPart("file", "table.csv", file, "text/csv")
                .multiPart("scheme", scheme)
                .post(IMPORT);
    }

    private static Page preview(String table) {
        return Page.of(sent(table.getBytes(UTF_8), SCHEME)).isSound();
    }

    private static Page previewInChinese(String table) {
        return Page.of(Staff.with(cataloguer.session())
                        .multiPart("file", "table.csv", table.getBytes(UTF_8), "text/csv")
                        .multiPart("scheme", SCHEME)
                        .post(IMPORT + "?lang=zh-Hans"))
                .isSound();
    }

    private static Map<String, List<String>> form(Page preview) {
        Map<String, List<String>> fields = new HashMap<>();
        preview.document()
                .select("form[action=/desk/import/confirmed] input")
                .forEach(input -> fields.put(input.attr("name"), List.of(input.val())));
        return fields;
    }

    private static Page imported(Page preview) {
        Response begun = cataloguer.post(IMPORT + "/confirmed", form(preview));
        assertThat(begun.statusCode()).as(begun.asString()).isEqualTo(303);
        String address = DeskBrowser.address(begun);
        await().until(() -> cataloguer.get(address).header("Refresh") == null);
        return cataloguer.page(address);
    }

    private static Response inCatalogue(String key) {
        return Api.asCataloguer().get("/api/v1/items/by-identifier/" + SCHEME + "/" + key);
    }

    @Test
    void eachRowIsShownBeforeAnythingHappens() {
        // Given
        String known = key();
        String same = key();
        String added = key();
        imported(preview(COLUMNS + row(known, "Old title") + row(same, "Same")));

        // When
        Page preview =
                preview(COLUMNS + row(known, "Title <b>") + row(same, "Same") + row(added, "Added") + row(key(), ""));

        // Then
        assertThat(preview.texts(".counts dd")).containsExactly("1", "1", "1", "0", "1");
        assertThat(preview.texts(".import-rows .tag")).containsExactly("Refused", "Changed", "New");
        assertThat(preview.texts(".import-rows > tbody > tr > th")).containsExactly("5", "2", "4");
        assertThat(preview.texts(".import-rows del")).containsExactly("Old title");
        assertThat(preview.texts(".import-rows ins")).containsExactly("Title <b>");
        assertThat(preview.texts(".import-rows .error-text li"))
                .singleElement()
                .asString()
                .contains("Title");
        assertThat(inCatalogue(known).jsonPath().getString("title.en")).isEqualTo("Old title");
        assertThat(inCatalogue(added).statusCode()).isEqualTo(404);
    }

    @Test
    void tableNamesThePicturesOfAZipThatIsUploadedFirst() throws IOException {
        // Given
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream files = new ZipOutputStream(zip)) {
            files.putNextEntry(new ZipEntry("mill.jpg"));
            files.write(PictureFiles.jpeg(421, 99));
            files.putNextEntry(new ZipEntry("words.txt"));
            files.write(Documents.utf8("no picture"));
        }
        String good = key();
        String columns = COLUMNS.strip() + ",pictures.file,pictures.alt.en\n";
        String table = columns + row(good, "Mill").strip() + ",mill.jpg,A mill\n"
                + row(key(), "Words").strip() + ",words.txt,Words\n"
                + row(key(), "Missing").strip() + ",lost.jpg,Lost\n";

        // When
        Page refused = Page.of(zipped(PictureFiles.jpeg(20, 20))).isSound();
        Page ready = Page.of(zipped(zip.toByteArray())).isSound();
        Page preview = Page.of(Staff.with(cataloguer.session())
                        .multiPart("file", "table.csv", table.getBytes(UTF_8), "text/csv")
                        .multiPart("scheme", SCHEME)
                        .multiPart(
                                "pictures", ready.first("input[name=pictures]").val())
                        .post(IMPORT))
                .isSound();
        imported(preview);

        // Then
        assertThat(refused.texts("[role=alert]"))
                .containsExactly("This is not a ZIP file of pictures, or it is damaged or protected by a password.");
        assertThat(ready.texts("section[role=status] p"))
                .containsExactly("One picture has arrived, and is kept for a day. Now choose the table that uses it.");
        assertThat(ready.texts("section[role=status] li"))
                .containsExactly("words.txt: This is not a JPEG, PNG, WebP or TIFF picture");
        assertThat(preview.texts(".counts dd")).containsExactly("1", "0", "0", "0", "2");
        assertThat(preview.texts(".import-rows .error-text li"))
                .containsExactly(
                        "This is not a JPEG, PNG, WebP or TIFF picture",
                        "No picture with this name was uploaded in a ZIP file");
        assertThat(inCatalogue(good).jsonPath().getInt("pictures[0].width")).isEqualTo(421);
    }

    private static Response zipped(byte[] file) {
        return Staff.with(cataloguer.session())
                .multiPart("zip", "pictures.zip", file, "application/zip")
                .post(IMPORT + "/pictures");
    }

    @Test
    void rowsThatWereSeenAreImported() {
        // Given
        String key = key();

        // When
        Page done = imported(preview(COLUMNS + row(key, "A wharf") + row(key(), "")));

        // Then
        assertThat(done.first("p.done").text()).isEqualTo("The import has finished.");
        assertThat(done.texts(".counts dd")).containsExactly("1", "0", "0", "0", "1");
        assertThat(done.texts(".error-text li")).singleElement().asString().startsWith("Row 3: ");
        assertThat(inCatalogue(key).jsonPath().getString("status")).isEqualTo("draft");
        assertThat(cataloguer
                        .page("/desk/items/" + inCatalogue(key).jsonPath().getString("id"))
                        .first("#f-title-en")
                        .val())
                .isEqualTo("A wharf");
    }

    @Test
    void itemsThatHaveChangedMeanwhileAreShownAgain() {
        // Given
        String key = key();
        imported(preview(COLUMNS + row(key, "First")));
        Page preview = preview(COLUMNS + row(key, "From the table"));
        imported(preview(COLUMNS + row(key, "By somebody else")));

        // When
        Page again = Page.of(cataloguer.post(IMPORT + "/confirmed", form(preview)));
        Page done = imported(again);

        // Then
        assertThat(again.texts("[role=alert]")).singleElement().asString().startsWith("Items have changed");
        assertThat(again.texts(".import-rows del")).containsExactly("By somebody else");
        assertThat(done.texts(".counts dd")).startsWith("0", "1");
        assertThat(inCatalogue(key).jsonPath().getString("title.en")).isEqualTo("From the table");
    }

    @Test
    void exportedListImportsUnchanged() {
        // Given
        String scheme = "export-" + UUID.randomUUID().toString().substring(0, 8);
        Response event = Api.created(identified(published(lightNight()), scheme, "=1|2"));
        ObjectNode document = identified(published(canalPhotograph()), scheme, "photograph");
        document.putArray("sisters")
                .addObject()
                .put("owner", "hangzhou")
                .put("id", UUID.randomUUID().toString())
                .put("relation", "same");
        Response photograph = Api.created(document);
        ObjectNode festival =
                identified(published(lightNight()), scheme, "tide").put("kind", "festival");
        festival.remove("event");
        festival.set("festival", Documents.json("""
                {"recurrence": {"lunar": {"month": 8, "day": 18}, "offset": -2, "lasts": 3}}"""));
        Response tide = Api.created(festival);
        for (Response item : List.of(event, photograph)) {
            cataloguer
                    .form("/desk/items/" + Api.id(item))
                    .type("/title/en", "Settled at the desk")
                    .pressed("publish");
        }
        document.withObject("/title").put("en", "Settled at the desk");
        Response merged = Api.sending(document).put("/api/v1/items/by-identifier/" + scheme + "/photograph");

        // When
        byte[] table = Staff.with(cataloguer.session())
                .accept("*/*")
                .get("/desk/export?state=published&scheme=" + scheme)
                .asByteArray();
        Page preview = Page.of(sent(table, scheme));
        JsonPath imported = imported(table, scheme);

        // Then
        assertThat(merged.statusCode()).isEqualTo(200);
        assertThat(tide.jsonPath().getList("festival.occurrences")).hasSizeGreaterThan(2);
        assertThat(preview.texts(".counts dd")).containsExactly("0", "0", "3", "0", "0");
        assertThat(preview.text()).contains("There is nothing to import.");
        assertThat(imported.getLong("unchanged")).isEqualTo(3);
        assertThat(states(event)).containsExactly("unmerged");
        assertThat(states(photograph)).containsExactly("merged");
    }

    @ParameterizedTest
    @CsvSource({"en, 'withdraws 12 of 12 published items'", "zh-Hans, 将撤下 12 个已发布条目中的 12 个"})
    void waveOfWithdrawalsIsToldWithTitlesBeforeItIsHeld(String language, String told) {
        // Given
        String scheme = "wave-" + UUID.randomUUID().toString().substring(0, 8);
        StringBuilder table =
                new StringBuilder("identifier,kind,status,title.en,licence,history.form,originalLanguage\n");
        for (int i = 0; i < 12; i++) {
            Response unused = Api.created(identified(published(canalPhotograph()), scheme, "key-" + i));
            table.append("key-%d,history-resource,withdrawn,Gone %d,%s,photograph,en\n".formatted(i, i, CC0));
        }

        // When
        Page preview = Page.of(Staff.with(cataloguer.session())
                        .multiPart("file", "table.csv", table.toString().getBytes(UTF_8), "text/csv")
                        .multiPart("scheme", scheme)
                        .post(IMPORT + "?lang=" + language))
                .isSound();

        // Then
        assertThat(preview.texts(".notice p")).singleElement().asString().contains(told);
        assertThat(preview.texts(".notice li")).hasSize(12).contains("The canal basin before the warehouses");
    }

    @Test
    void rowsThatSayTheSameAreTold() {
        // When
        Page preview = preview(COLUMNS + row(key(), "Twice") + row(key(), "Once") + row(key(), "Twice"));

        // Then
        assertThat(preview.texts(".import-rows .remark-text")).containsExactly("This row says the same as row 2.");
        assertThat(preview.document().select(".notice[role=alert]")).isEmpty();
    }

    private static JsonPath imported(byte[] table, String scheme) {
        Response begun =
                Api.asCataloguer().contentType("text/csv").body(table).post("/api/v1/imports?scheme=" + scheme);
        assertThat(begun.statusCode()).as(begun.asString()).isEqualTo(202);
        String address = Api.location(begun);
        await().until(() ->
                Api.asOps().get(address).jsonPath().getString("state").equals("finished"));
        return Api.asOps().get(address).jsonPath();
    }

    private static List<String> states(Response item) {
        return Api.asCataloguer()
                .get("/api/v1/accepted-changes?item=" + Api.id(item))
                .jsonPath()
                .getList("changes.state");
    }

    @Test
    void onlyWhatSomebodyChangesInAnExportedListIsTold() {
        // Given
        String scheme = "export-" + UUID.randomUUID().toString().substring(0, 8);
        Response item = Api.created(identified(published(canalPhotograph()), scheme, "photograph"));
        cataloguer
                .form("/desk/items/" + Api.id(item))
                .type("/title/en", "Settled at the desk")
                .type("/summary/en", "Settled, too")
                .pressed("publish");
        String table = Staff.with(cataloguer.session())
                .accept("*/*")
                .get("/desk/export?state=published&scheme=" + scheme)
                .asString();

        // When
        Page preview = Page.of(
                sent(table.replace("Settled at the desk", "In the sheet").getBytes(UTF_8), scheme));

        // Then
        assertThat(table).contains("/summary/en|/title/en");
        assertThat(preview.texts(".import-rows .settled li")).containsExactly("Title (English): Replaced by the file");
        assertThat(preview.texts(".import-rows del")).containsExactly("Settled at the desk");
    }

    @ParameterizedTest
    @CsvSource({
        "From the table, Settled at the desk, 1, 0, 0, Title (English): Kept",
        "Settled at the desk, Settled at the desk, 0, 1, 0, ''",
        "New in the table, New in the table, 0, 0, 1, Title (English): Replaced by the file"
    })
    void whatPeopleHaveSettledIsTold(
            String sent, String becomes, String stood, String merged, String overtaken, String told) {
        // Given
        String key = key();
        imported(preview(COLUMNS + row(key, "From the table")));
        String address = "/desk/items/" + inCatalogue(key).jsonPath().getString("id");
        cataloguer.form(address).type("/title/en", "Settled at the desk").pressed("save");

        // When
        Page preview = preview(COLUMNS + row(key, sent) + row(key(), "Another"));
        Page done = imported(preview);

        // Then
        for (Page page : List.of(preview, done)) {
            assertThat(page.first("#settled").text()).isEqualTo("Values confirmed by staff");
            assertThat(page.texts("section .counts dd")).containsExactly(stood, merged, overtaken, "0");
        }
        assertThat(String.join("", preview.texts(".import-rows .settled li"))).isEqualTo(told);
        assertThat(inCatalogue(key).jsonPath().getString("title.en")).isEqualTo(becomes);
        assertThat(preview(COLUMNS + row(key(), "Meets nothing")).document().select("#settled"))
                .isEmpty();
    }

    @Test
    void yearsInWhichAFestivalHasNoDateAreTold() {
        // Given
        String columns = "identifier,kind,title.en,licence,festival.recurrence,originalLanguage\n";

        // When
        Page preview = preview(columns
                + "%s,festival,Leap day,%s,date 2/29,en%n".formatted(key(), CC0)
                + "%s,festival,Diwali,%s,announced,en%n".formatted(key(), CC0)
                + "%s,festival,Easter,%s,easter,en%n".formatted(key(), CC0));

        // Then
        assertThat(preview.texts(".counts dd")).startsWith("3");
        assertThat(preview.texts(".import-rows .note"))
                .singleElement()
                .asString()
                .startsWith("In these years the rule gives no date: 20");
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t"})
    void otherSeparatorsAreRead(String separator) {
        // Given
        String key = key();
        String table = (COLUMNS + row(key, "\"Said \"\"wharf\"\"\"")).replace(",", separator);

        // When
        imported(preview("\ufeff" + table));

        // Then
        assertThat(inCatalogue(key).jsonPath().getString("title.en")).isEqualTo("Said \"wharf\"");
    }

    @Test
    void separatorsWithinCellsStay() {
        // Given
        String key = key();

        // When
        imported(preview(COLUMNS + row(key, "\"Boats; barges, and the wharf\"")));

        // Then
        assertThat(inCatalogue(key).jsonPath().getString("title.en")).isEqualTo("Boats; barges, and the wharf");
    }

    @Test
    void filesThatAreNoTablesAreRefused() {
        assertThat(refusal(new byte[0], SCHEME)).contains("not empty");
        assertThat(refusal("PK\u0003\u0004".getBytes(UTF_8), SCHEME)).contains("workbook");
        assertThat(refusal(new byte[] {(byte) 0xff, (byte) 0xff}, SCHEME)).contains("characters");
        assertThat(refusal(COLUMNS.getBytes(UTF_8), "No Scheme")).contains("lower-case");
    }

    @Test
    void tablesWhoseLastRowNeverEndsAreRefused() {
        String table = COLUMNS + row("k", "Whole") + row("l", "\"Never closed") + row("m", "Swallowed");

        assertThat(refusal(table.getBytes(UTF_8), SCHEME)).contains("Row 3: opens a quote and never closes it");
    }

    private static String refusal(byte[] file, String scheme) {
        Page page = Page.of(sent(file, scheme)).isSound();
        assertThat(page.status()).isEqualTo(200);
        return page.first("[role=alert]").text();
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void tablesOfNothingButSeparatorsAreRefused(String separator) {
        for (int columns : List.of(501, 1_900_000)) {
            assertThat(refusal(("identifier" + separator.repeat(columns)).getBytes(UTF_8), SCHEME))
                    .contains("the first line has more than 500 cells");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "event.start, 7 May, must be a day and time such as 2027-05-08 18:30,"
                + " 'event.start：须为日期和时间，例如 2027-05-08 18:30'",
        "place.latitude, north, must be a number, place.latitude：须为数字",
        "event.audience, dogs, 'must be one of everyone, families, children, young people, students, adults, older people,"
                + " schools, researchers',"
                + " event.audience：取值不在允许的范围内（可用：所有人、家庭、儿童、青少年、学生、成人、老年人、学校、研究者）"
    })
    void wrongCellSaysItsColumnAndWhatItTakes(String column, String cell, String english, String chinese) {
        // Given
        String table =
                COLUMNS.strip() + "," + column + "\n" + row(key(), "A wharf").strip() + "," + cell + "\n";

        // When, Then
        assertThat(preview(table).texts(".import-rows .error-text li")).contains(column + " " + english);
        assertThat(previewInChinese(table).texts(".import-rows .error-text li")).contains(chinese);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void rowsOfMoreCellsThanThereAreColumnsAreToldOneByOne(String separator) {
        // Given
        String key = key();
        String table = COLUMNS.replace(",", separator) + separator.repeat(501) + "\n"
                + row(key, "Whole").replace(",", separator);

        // When
        Page english = preview(table);
        Page chinese = previewInChinese(table);

        // Then
        assertThat(english.texts(".counts dd")).containsExactly("1", "0", "0", "0", "1");
        assertThat(english.texts(".import-rows .error-text li")).containsExactly("has more than 500 cells");
        assertThat(chinese.texts(".import-rows .error-text li")).containsExactly("单元格过多（最多 500 个）");
    }

    @Test
    void tablesOfMoreRowsThanAnybodyLooksThroughAreRefused() {
        assertThat(refusal((COLUMNS + "a\n".repeat(900_000)).getBytes(UTF_8), SCHEME))
                .contains("has more rows than the desk can show; at most 10000 are allowed");
    }

    @Test
    void tablesThatAreTooLargeAreRefused() {
        assertThat(sent(new byte[3 * 1024 * 1024], SCHEME).statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "none", "H4sIAAAAAAAA"})
    void formsWithoutATableAreRefused(String table) {
        Response answer = cataloguer.post(
                IMPORT + "/confirmed", Map.of("table", List.of(table), "scheme", List.of(SCHEME), "seen", List.of("")));

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    private static Page read(Page asked, Map<String, String> answers) {
        Map<String, List<String>> fields = new HashMap<>();
        asked.document()
                .select("form[action^=/desk/import] input:not([type=radio]), form[action^=/desk/import] select")
                .forEach(field -> fields.put(field.attr("name"), List.of(value(field))));
        answers.forEach((name, answer) -> fields.put(name, List.of(answer)));
        return Page.of(cataloguer.post(IMPORT + "/reading", fields)).isSound();
    }

    private static String value(Element field) {
        return field.nameIs("select") ? field.select("option[selected]").val() : field.val();
    }

    private static String column(Page asked, String heading) {
        return asked.document()
                .select("label:containsOwn(" + heading + ")")
                .first()
                .attr("for")
                .replace('-', '.');
    }

    @Test
    void columnsAreChosenOnceForASource() {
        // Given
        String scheme = "columns-" + UUID.randomUUID();
        byte[] table = "Ref,Event name,Colour,Kind\n1,Light Night,blue,event\n".getBytes(UTF_8);

        // When
        Page asked = Page.of(sent(table, scheme)).isSound();
        Page preview = read(asked, Map.of(column(asked, "Colour"), ""));
        Page done = imported(preview);
        Page next = Page.of(sent(table, scheme)).isSound();

        // Then
        assertThat(asked.texts("h1")).containsExactly("How to read the file");
        assertThat(asked.document().select(".import-columns select"))
                .extracting(DeskImportIT::value)
                .containsExactly("identifier", "title.en", "", "kind");
        assertThat(preview.texts(".counts dd")).startsWith("1");
        assertThat(done.first("p.done").text()).isEqualTo("The import has finished.");
        assertThat(next.texts("h1")).containsExactly("What would change");
        assertThat(next.texts(".counts dd")).startsWith("0", "0", "1");
    }

    @Test
    void whatIsClearedForAllRowsStaysCleared() {
        // Given
        String scheme = "columns-" + UUID.randomUUID();
        Page asked = Page.of(sent("Ref,Name,Kind\n1,Light Night,event\n".getBytes(UTF_8), scheme));
        Page filled = read(asked, Map.of("all.attribution", "Leeds Civic Trust"));
        Page first = imported(filled);

        // When
        Page again = read(filled, Map.of("ask", "columns"));
        Page cleared = read(again, Map.of("all.attribution", ""));
        Page reviewed = read(cleared, Map.of("ask", "columns"));
        Page second = imported(cleared);
        Page next = Page.of(sent("Ref,Called,Kind\n1,Light Night,event\n".getBytes(UTF_8), scheme));

        // Then
        assertThat(List.of(first, second))
                .extracting(page -> page.first("p.done").text())
                .containsOnly("The import has finished.");
        assertThat(again.first("#all-attribution").val()).isEqualTo("Leeds Civic Trust");
        for (Page page : List.of(reviewed, next)) {
            assertThat(page.first("#all-attribution").val()).isEmpty();
        }
        assertThat(Api.asCataloguer()
                        .get("/api/v1/items/by-identifier/" + scheme + "/1")
                        .jsonPath()
                        .getString("attribution"))
                .isNull();
    }

    @Test
    void whatIsMissingOrTwiceIsAskedAgain() {
        // Given
        byte[] table = "Ref,Name\n1,Light Night\n".getBytes(UTF_8);
        Page asked = Page.of(sent(table, "columns-" + UUID.randomUUID())).isSound();

        // When, Then
        assertThat(asked.first("[role=alert]").text()).startsWith("Choose the kind of the items");
        assertThat(read(asked, Map.of("column.0", "")).first("[role=alert]").text())
                .startsWith("Choose the column that holds your own reference");
        assertThat(read(asked, Map.of("column.1", "identifier", "all.kind", "festival"))
                        .first("[role=alert]")
                        .text())
                .startsWith("Two columns hold the same");
        assertThat(read(asked, Map.of("all.kind", "festival")).texts("h1")).containsExactly("What would change");
    }

    @Test
    void ambiguousDatesAreAskedForOncePerFile() {
        // Given
        String key = key();
        String table =
                "identifier,kind,title.en,originalLanguage,event.date\n%s,cultural-event,Light Night,en,03/04/2027\n"
                        .formatted(key);
        Page asked = preview(table);

        // When
        Page preview = read(asked, Map.of("order", "day-first"));
        imported(preview);

        // Then
        assertThat(asked.texts(".choices label")).containsExactly("Sat 3 April 2027", "Thu 4 March 2027");
        assertThat(preview.texts(".row-read li"))
                .containsExactly("event.date: “03/04/2027” is read as Sat 3 April 2027");
        assertThat(inCatalogue(key).jsonPath().getString("event.occurrences[0].date"))
                .isEqualTo("2027-04-03");
    }

    @Test
    void textInAnUnknownEncodingIsAskedForWithASample() {
        // Given
        String key = key();
        byte[] table =
                "identifier,kind,title.zh-Hans,originalLanguage,history.form\n%s,history-resource,运河码头,zh-Hans,照片\n"
                        .formatted(key)
                        .getBytes(Charset.forName("GB18030"));

        // When
        Page asked = Page.of(sent(table, SCHEME)).isSound();
        imported(read(asked, Map.of("encoding", "GB18030")));

        // Then
        assertThat(asked.texts(".choices .sample"))
                .anySatisfy(sample -> assertThat(sample).contains("运河码头"));
        assertThat(inCatalogue(key).jsonPath().getString("title.zh-Hans")).isEqualTo("运河码头");
        assertThat(inCatalogue(key).jsonPath().getString("history.form")).isEqualTo("photograph");
    }

    /** A workbook as a library has it: a title above, two sheets, and a fault of a kind of its own in each of twelve rows. */
    @Test
    void fortyRowsOfAWorkbookEndAsFortyItems() {
        // Given
        String scheme = "workbook-" + UUID.randomUUID();
        List<Object[]> rows = new ArrayList<>();
        rows.add(WorkbookFile.row("Events, autumn 2027"));
        rows.add(WorkbookFile.row("Ref", "Title", "Date", "Start", "End", "Price", "For", "Picture", "Link"));
        for (int i = 1; i <= 40; i++) {
            rows.add(WorkbookFile.row(
                    WorkbookFile.number(String.valueOf(i), WorkbookFile.FIVE_DIGITS),
                    "Event " + i,
                    WorkbookFile.number(String.valueOf(46_600 + i), WorkbookFile.DATE),
                    WorkbookFile.number("0.75", WorkbookFile.TIME),
                    "8.30pm",
                    "£4.50",
                    "Families",
                    null,
                    "https://example.org/" + i));
        }
        Map<Integer, Map<Integer, Object>> faults = Map.ofEntries(
                Map.entry(3, Map.of(1, "")),
                Map.entry(5, Map.of(2, "next Tuesday")),
                Map.entry(7, Map.of(4, "5pm")),
                Map.entry(9, Map.of(5, "a fiver")),
                Map.entry(11, Map.of(6, "grown-ups")),
                Map.entry(13, Map.of(7, "light.jpg")),
                Map.entry(15, Map.of(8, "www.example.org")),
                Map.entry(17, Map.of(0, "00016")),
                Map.entry(19, Map.of(1, "x".repeat(301))),
                Map.entry(21, Map.of(2, "31 September 2027")),
                Map.entry(23, Map.of(3, "evening")),
                Map.entry(25, Map.of(0, "")));
        faults.forEach((row, cells) -> cells.forEach((cell, text) -> rows.get(row + 1)[cell] = text));
        byte[] file = WorkbookFile.from1900()
                .sheet("Autumn", "", "<mergeCells><mergeCell ref=\"A1:I1\"/></mergeCells>", rows)
                .sheet("Notes", WorkbookFile.row("Ask Sam"))
                .bytes();

        // When
        Page sheets = Page.of(sent(file, scheme)).isSound();
        Page columns = read(sheets, Map.of("sheet", "Autumn"));
        Page preview = read(columns, Map.of("all.kind", "cultural-event"));
        Map<String, String> mended = Map.ofEntries(
                Map.entry("cell.5.title.en", "Event 3"),
                Map.entry("cell.7.event.date", "12 October 2027"),
                Map.entry("cell.9.event.end", "9pm"),
                Map.entry("cell.11.event.admission.prices.amount", "£5"),
                Map.entry("cell.13.event.audience", "adults"),
                Map.entry("cell.15.media.url", "https://example.org/light.jpg"),
                Map.entry("cell.17.links.url", "https://www.example.org"),
                Map.entry("cell.19.identifier", "00017"),
                Map.entry("cell.21.title.en", "Event 19"),
                Map.entry("cell.23.event.date", "30 September 2027"),
                Map.entry("cell.25.event.start", "6pm"),
                Map.entry("cell.27.identifier", "00025"));
        Page checked = read(preview, mended);
        Page done = imported(checked);

        // Then
        assertThat(preview.texts(".counts dd")).containsExactly("28", "0", "0", "0", "12");
        assertThat(preview.text()).contains("merged cells").contains("Event 5");
        assertThat(preview.first("[name='cell.7.event.date']").val()).isEqualTo("next Tuesday");
        assertThat(preview.document().select(".import-rows .wrong input").eachAttr("name"))
                .containsAll(mended.keySet())
                .filteredOn(name -> name.contains(".admission."))
                .hasSize(1);
        assertThat(checked.texts(".error-text li")).isEmpty();
        assertThat(done.texts(".counts dd")).startsWith("40");
        JsonPath first = Api.asCataloguer()
                .get("/api/v1/items/by-identifier/" + scheme + "/00001")
                .jsonPath();
        assertThat(first.getString("event.occurrences[0].start")).isEqualTo("2027-08-02T18:00");
        assertThat(first.getString("event.occurrences[0].end")).isEqualTo("2027-08-02T20:30");
        assertThat(first.getString("event.admission.prices[0].currency")).isEqualTo("GBP");
    }

    private static String refused(Page preview, String language) {
        return Staff.with(cataloguer.session())
                .accept("*/*")
                .contentType("application/x-www-form-urlencoded")
                .formParams(form(preview).entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, field -> field.getValue().get(0))))
                .post(IMPORT + "/refused?lang=" + language)
                .asString();
    }

    @ParameterizedTest
    @CsvSource({"en, Why it was refused", "zh-Hans, 拒收原因"})
    void refusedRowsAreDownloadedWithReasonsThatAnImportLeavesOut(String language, String heading) {
        // Given
        Page preview = preview(COLUMNS + row("good", "A wharf") + row("=bad", "") + "short,history-resource\n"
                + "not\"read,history-resource\n" + row("wide", "A wharf").strip() + ",behind\n");

        // When
        String table = refused(preview, language);
        Page again = preview(table);
        String mended = refused(again, language);

        // Then
        assertThat(table.lines())
                .hasSize(5)
                .anyMatch(line -> line.matches("wide,history-resource,A wharf,([^,]*,){3}.+,behind"))
                .first()
                .asString()
                .isEqualTo("\ufeffidentifier,kind,title.en,licence,history.form,originalLanguage," + heading);
        assertThat(table)
                .contains("\n'=bad,history-resource,," + CC0, "\nshort,history-resource,,,,,", "\n,,,,,,")
                .doesNotContain(",\n");
        assertThat(again.texts("h1")).containsExactly("What would change");
        assertThat(mended.lines().findFirst()).isEqualTo(table.lines().findFirst());
    }

    private static Response template(DeskBrowser browser, String kind) {
        return Staff.with(browser.session()).accept("*/*").get(IMPORT + "/template?kind=" + kind);
    }

    @ParameterizedTest
    @CsvSource({"cultural-event, event.start", "festival, festival.recurrence", "history-resource, history.form"})
    void templatesImportAsTheyAre(String kind, String column) {
        // When
        Response template = template(cataloguer, kind);
        Page preview = Page.of(sent(template.asByteArray(), "template-" + UUID.randomUUID()));

        // Then
        assertThat(template.header("Content-Disposition")).contains(kind + ".csv");
        assertThat(template.asString())
                .startsWith("\ufeffidentifier,kind,status")
                .contains(column);
        assertThat(preview.texts(".counts dd")).containsExactly("1", "0", "0", "0", "0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"librarian", "ops", "exchange-operator"})
    void onlyCataloguersImport(String role) {
        // Given
        DeskBrowser other = DeskBrowser.of("no.table." + role, role);

        // When, Then
        assertThat(other.get(IMPORT).statusCode()).isEqualTo(403);
        assertThat(template(other, "festival").statusCode()).isEqualTo(403);
        assertThat(Staff.with(other.session())
                        .multiPart("file", "table.csv", COLUMNS.getBytes(UTF_8), "text/csv")
                        .multiPart("scheme", SCHEME)
                        .post(IMPORT)
                        .statusCode())
                .isEqualTo(403);
        assertThat(List.of("/reading", "/confirmed", "/refused"))
                .allSatisfy(act -> assertThat(other.post(IMPORT + act, Map.of()).statusCode())
                        .isEqualTo(403));
    }
}
