package org.libraryexchange.pages.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.libraryexchange.fixture.Documents.canalPhotograph;
import static org.libraryexchange.fixture.Documents.identified;
import static org.libraryexchange.fixture.Documents.lightNight;
import static org.libraryexchange.fixture.Documents.published;
import static org.libraryexchange.fixture.Documents.titled;
import static org.libraryexchange.pages.desk.DeskBrowser.ITEMS;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Page;
import org.libraryexchange.fixture.PictureFiles;
import org.libraryexchange.fixture.Staff;

/** What is done to many items at once, and what undoing it leaves. */
@QuarkusTest
class DeskActsIT {

    private static final String CC0 = "https://creativecommons.org/publicdomain/zero/1.0/";

    private static DeskBrowser librarian;
    private static DeskBrowser cataloguer;

    @BeforeEach
    void signIn() {
        if (librarian == null) {
            librarian = DeskBrowser.of("acts.librarian", "librarian");
            cataloguer = DeskBrowser.of("acts.cataloguer", "cataloguer");
        }
    }

    private static JsonPath item(String id) {
        return Api.asCataloguer().get(Api.ITEMS + "/" + id).jsonPath();
    }

    private static String title(String id) {
        return item(id).getString("title.en");
    }

    private static String drafted(String title) {
        return Api.id(Api.created(titled(canalPhotograph(), title)));
    }

    private static List<String> publishedItems(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> Api.id(Api.created(published(titled(canalPhotograph(), "Item " + i)))))
                .toList();
    }

    /** Changes the title as somebody else at the desk. */
    private static void retitled(String id, String title) {
        Response saved =
                cataloguer.form(ITEMS + "/" + id).type("/title/en", title).press("publish");
        assertThat(saved.statusCode()).as(saved.asString()).isEqualTo(303);
    }

    /** The fields of the form that a page shows, as its button sends them. */
    private static Map<String, List<String>> form(Page page, String action) {
        Element form = page.document()
                .select("form[method=post][action^=" + action + "]")
                .get(0);
        Map<String, List<String>> fields = new HashMap<>();
        form.select("input[name], textarea[name], select[name]")
                .forEach(field -> fields.merge(
                        field.attr("name"),
                        List.of(
                                field.tagName().equals("select")
                                        ? field.select("[selected]").val()
                                        : field.val()),
                        DeskActsIT::joined));
        form.select("button[name]").forEach(button -> fields.put(button.attr("name"), List.of(button.val())));
        fields.computeIfPresent(
                "number",
                (name, empty) -> List.of(form.select("label[for=number]").text().replaceAll("\\D", "")));
        return fields;
    }

    private static List<String> joined(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    private static Page asked(String action, List<String> ids) {
        return Page.of(cataloguer.post("/desk/bulk", Map.of("do", List.of(action), "item", ids)))
                .isSound();
    }

    private static Page confirmed(Page asked) {
        return Page.of(cataloguer.post("/desk/bulk/confirmed", form(asked, "/desk/bulk")))
                .isSound();
    }

    /** Undoes what a page offers to undo. */
    private static Page undone(Page done) {
        String address = done.first("a[href^=/desk/acts/]").attr("href");
        return Page.of(cataloguer.post(address, form(cataloguer.page(address), address)))
                .isSound();
    }

    private static List<String> left(Page page) {
        return page.texts(".desk-list li");
    }

    @Test
    void earlierVersionIsRestoredButNotWhatBelongsToThePresent() {
        // Given
        String scheme = "acts-" + UUID.randomUUID().toString().substring(0, 8);
        ObjectNode first = identified(titled(canalPhotograph(), "First words"), scheme, "moved");
        String id = Api.id(Api.created(first));
        ObjectNode second = published(titled(canalPhotograph(), "Second words"));
        second.putArray("sisters")
                .addObject()
                .put("owner", "hangzhou")
                .put("id", UUID.randomUUID().toString())
                .put("relation", "same");
        Response changed = Api.sending(second)
                .header("If-Match", Api.etag(Api.asCataloguer().get(Api.ITEMS + "/" + id)))
                .put(Api.ITEMS + "/" + id);
        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
        Api.created(identified(titled(canalPhotograph(), "Has the identifier now"), scheme, "moved"));
        String address = ITEMS + "/" + id + "/history/1";

        // When
        Page compared = cataloguer.page(address);
        Response refused = librarian.post(address, form(compared, address));
        Page restored = cataloguer.follow(cataloguer.post(address, form(compared, address)));

        // Then
        assertThat(compared.texts(".differs del")).contains("Second words");
        assertThat(compared.texts(".differs ins")).contains("First words");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(restored.texts(".done li"))
                .containsExactly(
                        "The status is not restored. It stays “Published”.",
                        "Sister items are not restored. They stay as they are.",
                        "The identifier " + scheme + " moved is not restored. It belongs to another item now.");
        JsonPath now = item(id);
        assertThat(now.getString("title.en")).isEqualTo("First words");
        assertThat(now.getString("status")).isEqualTo("published");
        assertThat(now.getInt("version")).isEqualTo(3);
        assertThat(now.getList("sisters")).hasSize(1);
        assertThat(now.getList("identifiers")).isNull();
        assertThat(now.getMap("corrected")).as("settled against the systems").containsKey("/title/en");

        // And when
        String undo = cataloguer.page("/desk/acts").links(".desk-list a").get(0);
        Page undone = Page.of(cataloguer.post(undo, form(cataloguer.page(undo), undo)));

        // Then
        assertThat(undone.texts("p.done")).containsExactly("One item is back as it was.");
        assertThat(title(id)).isEqualTo("Second words");
        assertThat(item(id).getInt("version")).isEqualTo(4);
        assertThat(item(id).getMap("corrected")).isNull();
    }

    @Test
    void trailNamesWhatWasDoneTogetherUndoneAndRestored() {
        // Given
        DeskBrowser person = DeskBrowser.of("trail.cataloguer", "cataloguer");
        DeskBrowser head = DeskBrowser.of("trail.head", "head-librarian");
        String id = Api.id(Api.created(published(titled(canalPhotograph(), "On the trail"))));
        String history = ITEMS + "/" + id + "/history/1";

        // When
        Page edited = Page.of(person.post(
                "/desk/bulk/confirmed",
                Map.of("do", List.of("edit"), "item", List.of(id + ":1"), "/subject-add/en", List.of("Trails"))));
        String act = edited.first("a[href^=/desk/acts/]").attr("href");
        Page undone = Page.of(person.post(act, Map.of()));
        Response typed =
                person.form(ITEMS + "/" + id).type("/title/en", "Off the trail").press("publish");
        Response restored = person.post(history, form(person.page(history), history));

        // Then
        assertThat(undone.texts("p.done")).containsExactly("One item is back as it was.");
        assertThat(List.of(typed.statusCode(), restored.statusCode())).containsOnly(303);
        await().untilAsserted(() -> assertThat(head.page("/desk/audit").texts("td, li").stream()
                        .filter(text -> text.startsWith("trail.cataloguer ")))
                .startsWith(
                        "trail.cataloguer changed “On the trail”",
                        "trail.cataloguer published “On the trail”",
                        "trail.cataloguer undid an import or a change of chosen items",
                        "trail.cataloguer changed items chosen from a list"));
    }

    @Test
    void listIsNarrowedToWhatSomebodyHasChangedByTheirFullName() throws SQLException {
        // Given
        String surname = "Lister" + UUID.randomUUID().toString().substring(0, 6);
        DeskBrowser person = DeskBrowser.of("full.name", "cataloguer");
        try (Connection session = Database.session()) {
            int unused = Database.execute(
                    session,
                    "update staff_member set full_latin = ?, full_chinese = ? where name = 'full.name'",
                    "Mary " + surname,
                    "李" + surname);
        }
        String id = Api.id(Api.created(published(titled(canalPhotograph(), "By Mary"))));
        Response saved = person.form(ITEMS + "/" + id)
                .type("/title/en", "Written by Mary")
                .press("publish");

        // When
        Page latin = librarian.page(ITEMS + "?by=mary+" + surname.toLowerCase(Locale.ROOT));
        Page chinese = librarian.page(ITEMS + "?by=" + URLEncoder.encode("李" + surname, UTF_8));
        Page other = librarian.page(ITEMS + "?by=mary");

        // Then
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(latin.links(".desk-list a")).containsExactly(ITEMS + "/" + id);
        assertThat(latin.texts(".desk-list .note")).singleElement().asString().contains("Mary " + surname);
        assertThat(chinese.links(".desk-list a")).containsExactly(ITEMS + "/" + id);
        assertThat(other.links(".desk-list a")).isEmpty();
    }

    @Test
    void restoringOverASeenVersionThatHasChangedIsRefused() {
        // Given
        String id = Api.id(Api.created(published(titled(canalPhotograph(), "One"))));
        retitled(id, "Two");
        String address = ITEMS + "/" + id + "/history/1";
        Map<String, List<String>> seen = form(cataloguer.page(address), address);
        retitled(id, "Three");

        // When
        Page again = Page.of(cataloguer.post(address, seen));

        // Then
        assertThat(again.texts("[role=alert]")).singleElement().asString().startsWith("Someone else has changed");
        assertThat(title(id)).isEqualTo("Three");
    }

    @Test
    void undoneBulkWithdrawalPublishesAgainWhatNobodyHasTouched() {
        // Given
        List<String> ids = publishedItems(5);

        // When
        Page done = confirmed(asked("withdraw", ids));
        assertThat(item(ids.get(0)).getString("status")).isEqualTo("withdrawn");
        retitled(ids.get(4), "Published again by hand");
        Page undone = undone(done);

        // Then
        assertThat(undone.texts("p.done")).containsExactly("4 items are back as they were.");
        assertThat(left(undone)).singleElement().asString().startsWith("Published again by hand");
        assertThat(ids)
                .allSatisfy(id -> assertThat(item(id).getString("status")).isEqualTo("published"));
        assertThat(item(ids.get(0)).getInt("version")).isEqualTo(3);
        assertThat(Database.rows("select item_id from act_item where item_id = cast(? as uuid)", ids.get(4)))
                .as("nobody undoes it again")
                .isEmpty();
    }

    @Test
    void importIsUndoneAsAWhole() {
        // Given
        String scheme = "undo-" + UUID.randomUUID().toString().substring(0, 8);
        List<String> known = IntStream.range(0, 20)
                .mapToObj(i -> Api.id(Api.created(
                        identified(published(titled(canalPhotograph(), "Known " + i)), scheme, "known-" + i))))
                .toList();
        StringBuilder table =
                new StringBuilder("identifier,kind,status,title.en,licence,history.form,originalLanguage\n");
        for (int i = 0; i < 20; i++) {
            String rest = ",history-resource,%s,Imported %d," + CC0 + ",photograph,en%n";
            table.append("known-").append(i).append(rest.formatted("", i).replace("\r", ""));
            table.append("new-")
                    .append(i)
                    .append(rest.formatted(i < 10 ? "draft" : "published", i).replace("\r", ""));
        }

        // When
        Page run = imported(table.toString(), scheme);
        retitled(known.get(7), "Somebody was here");
        Page undone = undone(run);

        // Then
        assertThat(run.texts(".counts dd")).startsWith("20", "20");
        assertThat(undone.texts("p.done")).containsExactly("39 items are back as they were.");
        assertThat(left(undone)).singleElement().asString().startsWith("Somebody was here");
        assertThat(title(known.get(0))).isEqualTo("Known 0");
        assertThat(item(known.get(0)).getInt("version")).isEqualTo(3);
        assertThat(inScheme(scheme, "new-3").statusCode()).as("a draft").isEqualTo(404);
        assertThat(inScheme(scheme, "new-13").jsonPath().getString("status")).isEqualTo("withdrawn");
        assertThat(inScheme(scheme, "new-13").jsonPath().getString("withdrawal.reason.en"))
                .isEqualTo("Published by mistake");
    }

    @Test
    void listThatIsTooLongToBeChosenSaysSo() {
        // Given
        StringBuilder table = new StringBuilder("identifier,kind,title.en,licence,history.form,originalLanguage\n");
        for (int i = 0; i < 2_001; i++) {
            table.append("key-%d,history-resource,Long list %d,%s,photograph,en\n".formatted(i, i, CC0));
        }
        Page run = imported(
                table.toString(), "long-" + UUID.randomUUID().toString().substring(0, 8));

        // When
        Page drafts = cataloguer.page(ITEMS + "?state=drafts");
        Page chinese = cataloguer.page(ITEMS + "?state=drafts&lang=zh-Hans");
        Page undone = undone(run);

        // Then
        assertThat(drafts.texts("form[action=/desk/bulk] .note"))
                .contains("At most 2,000 items can be selected at once. Narrow the list to select all of it.");
        assertThat(chinese.texts("form[action=/desk/bulk] .note")).contains("一次最多可选 2,000 个条目。如需全选，请先缩小列表范围。");
        assertThat(drafts.document().select("input[name=all]")).isEmpty();
        assertThat(undone.texts("p.done")).containsExactly("2001 items are back as they were.");
    }

    private static Response inScheme(String scheme, String key) {
        return Api.asCataloguer().get("/api/v1/items/by-identifier/" + scheme + "/" + key);
    }

    private static Page imported(String table, String scheme) {
        Page preview = Page.of(Staff.with(cataloguer.session())
                .multiPart("file", "table.csv", table.getBytes(UTF_8), "text/csv")
                .multiPart("scheme", scheme)
                .post("/desk/import"));
        Map<String, List<String>> fields = form(preview, "/desk/import/confirmed");
        fields.keySet()
                .retainAll(preview.document()
                        .select("form[action=/desk/import/confirmed] input")
                        .eachAttr("name"));
        Response begun = cataloguer.post("/desk/import/confirmed", fields);
        assertThat(begun.statusCode()).as(begun.asString()).isEqualTo(303);
        String address = DeskBrowser.address(begun);
        await().until(() -> cataloguer.get(address).header("Refresh") == null);
        return cataloguer.page(address);
    }

    @ParameterizedTest
    @CsvSource({"en, 'Changes of more than 20,000 items cannot be undone.'", "zh-Hans, '涉及超过 20,000 个条目的操作不能撤销。'"})
    void whatIsTooLargeToBeUndoneSaysSoAndHasNoLink(String language, String told) throws SQLException {
        // Given
        String scheme = "large-" + UUID.randomUUID().toString().substring(0, 8);
        Page run = imported(
                "identifier,kind,title.en,licence,history.form,originalLanguage\n" + "one,history-resource,One of many,"
                        + CC0 + ",photograph,en\n",
                scheme);
        String address = run.first("a[href^=/desk/acts/]").attr("href");
        Long act = Long.valueOf(address.replaceAll(".*/", ""));
        String imported = "/desk/import/" + Database.value("select import_id from act where id = " + act);
        try (Connection session = Database.session()) {
            Database.execute(
                    session, "insert into act_item select ?, gen_random_uuid(), 1 from generate_series(1, 20000)", act);
        }

        // When
        Page acts = cataloguer.page("/desk/acts?lang=" + language);
        Page page = cataloguer.page(imported + "?lang=" + language);

        // Then
        assertThat(acts.texts("p.note")).contains(told);
        assertThat(acts.text()).contains("20001");
        assertThat(List.of(acts, page))
                .allSatisfy(each -> assertThat(each.document().select("a[href^=" + address + "]"))
                        .isEmpty());
        assertThat(page.texts("p.note")).contains(told);
        assertThat(cataloguer.get(address).statusCode()).isEqualTo(409);
    }

    @Test
    void waveOfWithdrawalsByUndoIsHeld() {
        // Given
        int many = 15 + Integer.parseInt(Database.value("select count(*) from item where status = 'published'")) / 15;
        List<String> drafts =
                IntStream.range(0, many).mapToObj(i -> drafted("Wave " + i)).toList();
        Page done = confirmed(asked("publish", drafts));
        String address = done.first("a[href^=/desk/acts/]").attr("href");
        Map<String, List<String>> fields = form(cataloguer.page(address), address);

        // When
        Page held = Page.of(cataloguer.post(address, Map.of()));

        // Then
        assertThat(fields).containsEntry("number", List.of(Integer.toString(many)));
        assertThat(held.texts("[role=alert]")).singleElement().asString().contains(Integer.toString(many));
        assertThat(item(drafts.get(0)).getString("status")).isEqualTo("published");

        // And when
        Page undone = Page.of(cataloguer.post(address, fields));

        // Then
        assertThat(undone.texts("p.done")).containsExactly(many + " items are back as they were.");
        assertThat(item(drafts.get(0)).getString("status")).isEqualTo("withdrawn");
    }

    @Test
    void undoThatTakesFromReadersWhatTheyHaveSeenNeedsAReason() {
        // Given
        String id = drafted("Published too early");
        Page done = confirmed(asked("publish", List.of(id)));
        String address = done.first("a[href^=/desk/acts/]").attr("href");
        Map<String, List<String>> fields = form(cataloguer.page(address), address);
        fields.putAll(Map.of("/reason/en", List.of(" "), "/reason/zh-Hans", List.of("")));

        // When
        Page withoutAny = Page.of(cataloguer.post(address, fields)).isSound();
        String status = item(id).getString("status");
        fields.put("/reason/en", List.of("x".repeat(5_000)));
        Page tooLong = Page.of(cataloguer.post(address, fields)).isSound();
        fields.putAll(Map.of("/reason/en", List.of(""), "/reason/zh-Hans", List.of("内容有误")));
        Page undone = Page.of(cataloguer.post(address, fields)).isSound();

        // Then
        assertThat(withoutAny.texts(".error-text")).containsExactly("Give a reason in at least one language");
        assertThat(status).isEqualTo("published");
        assertThat(tooLong.texts(".error-text")).hasSize(1);
        assertThat(tooLong.first("textarea[name='/reason/en']").val()).hasSize(5_000);
        assertThat(undone.texts("p.done")).containsExactly("One item is back as it was.");
        assertThat(item(id).getMap("withdrawal.reason")).isEqualTo(Map.of("zh-Hans", "内容有误"));
    }

    @Test
    void whoeverChoseNothingIsLedBackToTheListThatTheyHadWithItsFilters() {
        // Given
        String id = drafted("Not chosen");
        String list = ITEMS + "?kind=history-resource&sort=oldest&state=drafts";
        Page shown = cataloguer.page(list);

        // When
        Page nothing = Page.of(DeskForm.on(shown, "form[action=/desk/bulk]", cataloguer)
                        .press("withdraw"))
                .isSound();
        Page chosen = Page.of(DeskForm.on(shown, "form[action=/desk/bulk]", cataloguer)
                        .type("item", id)
                        .press("publish"))
                .isSound();
        Page edited = Page.of(DeskForm.on(shown, "form[action=/desk/bulk]", cataloguer)
                        .type("item", id)
                        .press("edit"))
                .isSound();
        Page found = Page.of(
                        cataloguer.post("/desk/bulk", Map.of("do", List.of("publish"), "q", List.of("tea & rice"))))
                .isSound();
        Page later = Page.of(cataloguer.post(
                        "/desk/bulk", Map.of("do", List.of("edit"), "state", List.of("past"), "page", List.of("3"))))
                .isSound();

        // Then
        assertThat(nothing.text()).contains("Select at least one item for which this is possible.");
        assertThat(nothing.links("main p a")).containsExactly(list);
        assertThat(chosen.links("form p a")).containsExactly(list);
        assertThat(edited.links(".bulk a")).containsExactly(list);
        assertThat(confirmed(chosen).links("main p a")).contains(list);
        assertThat(found.links("main p a")).containsExactly("/desk/items?q=tea+%26+rice&sort=best&state=all");
        assertThat(later.links("main p a")).containsExactly("/desk/items?page=3&sort=newest&state=past");
        assertThat(cataloguer.get("/desk/items?page=3&sort=newest&state=past").statusCode())
                .isEqualTo(200);
    }

    @Test
    void onlyWhoeverDidItOrACataloguerMayUndo() {
        // Given
        Page done = confirmed(asked("withdraw", publishedItems(1)));
        String address = done.first("a[href^=/desk/acts/]").attr("href");

        // When, Then
        assertThat(librarian.get(address).statusCode()).isEqualTo(403);
        assertThat(librarian.post(address, Map.of()).statusCode()).isEqualTo(403);
        assertThat(librarian.page("/desk/acts").links(".desk-list a")).doesNotContain(address);
        assertThat(DeskBrowser.of("acts.colleague", "cataloguer")
                        .page("/desk/acts")
                        .links(".desk-list a"))
                .contains(address);
    }

    @Test
    void librarianUndoesTheRestoringOfADraft() {
        // Given
        String id = drafted("Draft one");
        librarian.form(ITEMS + "/" + id).type("/title/en", "Draft two").press("save");
        String address = ITEMS + "/" + id + "/history/1";
        Response restored = librarian.post(address, form(librarian.page(address), address));
        assertThat(restored.statusCode()).isEqualTo(303);
        assertThat(title(id)).isEqualTo("Draft one");

        // When
        String undo = librarian.page("/desk/acts").links(".desk-list a").get(0);
        Page undone = Page.of(librarian.post(undo, form(librarian.page(undo), undo)));

        // Then
        assertThat(undone.texts("p.done")).containsExactly("One item is back as it was.");
        assertThat(title(id)).isEqualTo("Draft two");
    }

    @Test
    void nothingIsUndoneAfterADay() throws SQLException {
        // Given
        Page done = confirmed(asked("withdraw", publishedItems(1)));
        String address = done.first("a[href^=/desk/acts/]").attr("href");
        try (Connection session = Database.session()) {
            Database.execute(
                    session,
                    "update act set made = made - interval '25 hours' where id = ?",
                    Long.valueOf(address.replaceAll(".*/", "")));
        }

        // When, Then
        assertThat(cataloguer.get(address).statusCode()).isEqualTo(404);
        assertThat(cataloguer.page("/desk/acts").links(".desk-list a")).doesNotContain(address);
    }

    private static Page edited(List<String> ids, Map<String, String> wanted) {
        Map<String, List<String>> fields = new HashMap<>(Map.of("do", List.of("edit"), "step", List.of("preview")));
        fields.put("item", ids);
        wanted.forEach((name, text) -> fields.put(name, List.of(text)));
        return Page.of(cataloguer.post("/desk/bulk", fields)).isSound();
    }

    @Test
    void sixtyItemsAreEditedAndUndoneButNotThreeThatOthersHaveChanged() {
        // Given
        List<String> ids = publishedItems(60);
        Page form = asked("edit", ids);
        Page preview = edited(
                ids,
                Map.of(
                        "/subject-add/en", "Canals",
                        "/subject-add/zh-Hans", "运河",
                        "/place/name/en", "Granary Wharf",
                        "/licence", CC0,
                        "/attribution", "Leeds Libraries"));
        ids.subList(0, 3).forEach(id -> retitled(id, "Changed meanwhile"));

        // When
        Page done = confirmed(preview);

        // Then
        assertThat(form.document().select("input[name=item]")).hasSize(60);
        assertThat(preview.texts(".desk-list > li")).hasSize(60);
        assertThat(preview.text()).contains("Granary Wharf", "Canals");
        assertThat(done.texts("p.done")).singleElement().asString().startsWith("57 items are changed.");
        assertThat(left(done))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line)
                        .startsWith("Changed meanwhile")
                        .endsWith("has been changed by someone else in the meantime"));
        JsonPath item = item(ids.get(30));
        assertThat(item.getString("subjects[-1].label.'zh-Hans'")).isEqualTo("运河");
        assertThat(item.getString("place.name.en")).isEqualTo("Granary Wharf");
        assertThat(item.getString("attribution")).isEqualTo("Leeds Libraries");
        assertThat(item.getMap("corrected")).as("settled against the systems").containsKey("/licence");

        // And when
        ids.subList(3, 6).forEach(id -> retitled(id, "Changed since"));
        Page undone = undone(done);

        // Then
        assertThat(undone.texts("p.done")).containsExactly("54 items are back as they were.");
        assertThat(left(undone)).hasSize(3).allSatisfy(line -> assertThat(line).startsWith("Changed since"));
        JsonPath back = item(ids.get(30));
        assertThat(back.getString("place.name.en")).isNotEqualTo("Granary Wharf");
        assertThat(back.getMap("corrected")).isNull();
        assertThat(back.getInt("version")).isEqualTo(3);
        assertThat(item(ids.get(4)).getString("place.name.en")).isEqualTo("Granary Wharf");
    }

    @Test
    void datesAreMovedAndCancelledWithAReason() {
        // Given
        String event = Api.id(Api.created(published(lightNight())));
        String photograph = publishedItems(1).get(0);
        String start = item(event).getString("event.occurrences[0].start");

        // When
        Page done = confirmed(edited(
                List.of(event, photograph),
                Map.of("/days", "7", "/cancel", "true", "/reason/en", "Storm", "/audience-add/0", "families")));
        Page wrong = edited(List.of(event), Map.of("/days", "soon"));
        Page withoutReason = edited(List.of(event), Map.of("/cancel", "true"));

        // Then
        assertThat(done.texts("p.done")).singleElement().asString().startsWith("One item is changed.");
        assertThat(item(event).getString("event.occurrences[0].start"))
                .isEqualTo(LocalDateTime.parse(start).plusDays(7).toString());
        assertThat(item(event).getString("event.occurrences[0].status")).isEqualTo("cancelled");
        assertThat(item(event).getString("event.occurrences[0].reason.en")).isEqualTo("Storm");
        assertThat(item(event).<String>getList("event.audience")).contains("families");
        assertThat(wrong.texts(".problems li")).singleElement().asString().contains("number of days");
        assertThat(withoutReason.texts(".problems li")).containsExactly("Give a reason in at least one language");
    }

    @Test
    void subjectIsReplacedOnlyWhereItStands() {
        // Given
        ObjectNode with = published(titled(canalPhotograph(), "With"));
        with.putArray("subjects").addObject().putObject("label").put("en", "Barges");
        String changed = Api.id(Api.created(with));
        ObjectNode without = published(titled(canalPhotograph(), "Without"));
        without.remove("subjects");
        String same = Api.id(Api.created(without));

        // When
        Page preview = edited(
                List.of(changed, same), Map.of("/subject-remove/en", "barges", "/subject-add/en", "Narrowboats"));
        Page done = confirmed(preview);

        // Then
        assertThat(left(preview))
                .anySatisfy(line -> assertThat(line).startsWith("Without").endsWith("needs no change"));
        assertThat(done.texts("p.done")).singleElement().asString().startsWith("One item is changed.");
        assertThat(item(changed).getList("subjects.label.en")).containsExactly("Narrowboats");
        assertThat(item(same).getList("subjects")).isNull();
    }

    @Test
    void listIsNarrowedByFiltersThatComeOffOneByOne() {
        // Given
        String place = "Wharf " + UUID.randomUUID();
        ObjectNode here = titled(lightNight(), "Zebra");
        here.putObject("place").putObject("name").put("en", place);
        ((ObjectNode) here.path("event")).putArray("audience").add("children");
        String event = Api.id(Api.created(here));
        ObjectNode also = published(titled(canalPhotograph(), "Aardvark"));
        also.putObject("place").putObject("name").put("en", place);
        String photograph = Api.id(Api.created(also));
        String list = ITEMS + "?state=all&place=" + place.replace(" ", "+").toLowerCase(Locale.ROOT);

        // When
        Page both = librarian.page(list + "&sort=title");
        Page one = librarian.page(list + "&audience=children&kind=cultural-event&with=zh&source=systems");

        // Then
        assertThat(both.links(".desk-list a")).containsExactly(ITEMS + "/" + photograph, ITEMS + "/" + event);
        assertThat(both.texts("p.note[role=status]")).containsExactly("2 items");
        assertThat(one.links(".desk-list a")).containsExactly(ITEMS + "/" + event);
        assertThat(one.texts(".list-chips li")).contains("For: children ×", "Kind: Event ×");
        String withoutKind =
                one.document().select(".list-chips a:contains(Kind)").attr("href");
        assertThat(librarian.page(withoutKind).texts(".list-chips li"))
                .hasSize(one.texts(".list-chips li").size() - 1)
                .contains("For: children ×");
        assertThat(librarian.page(list + "&lacks=place").links(".desk-list a")).isEmpty();
        assertThat(librarian.page(list + "&by=nobody").links(".desk-list a")).isEmpty();
        assertThat(librarian.page(list + "&without=zh").links(".desk-list a"))
                .containsExactly(ITEMS + "/" + photograph);
        await().untilAsserted(() -> assertThat(
                        librarian.page(list + "&from=2020-01-01&to=2040-01-01").links(".desk-list a"))
                .containsExactly(ITEMS + "/" + event));
        assertThat(librarian.page(list + "&from=2040-01-01").links(".desk-list a"))
                .isEmpty();
        assertThat(librarian.page(list + "&kind=novel").status()).isEqualTo(400);
    }

    @Test
    void allItemsOfAListAreChosenAndNotOnlyThoseOfThePage() {
        // Given
        String place = "Basin " + UUID.randomUUID();
        for (int i = 0; i < 55; i++) {
            ObjectNode item = published(titled(canalPhotograph(), "Many " + i));
            item.putObject("place").putObject("name").put("en", place);
            Api.created(item);
        }
        Page list = cataloguer.page(ITEMS + "?place=" + place.replace(" ", "+"));
        Map<String, List<String>> fields = form(list, "/desk/bulk");
        fields.put("do", List.of("withdraw"));

        // When
        Page page = Page.of(cataloguer.post("/desk/bulk", fields));

        // Then
        assertThat(list.links(".desk-list a")).hasSize(50);
        assertThat(fields).containsKey("all");
        assertThat(page.document().select("input[name=item]")).hasSize(55);
    }

    @Test
    void whatWordsFindIsNarrowedSortedChosenAndExportedLikeAnyList() {
        // Given
        String word = "Quagga" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
        for (int i = 0; i < 52; i++) {
            Api.created(published(titled(canalPhotograph(), word + " " + (100 + i))));
        }
        String draft = drafted(word + " draft");
        String event = Api.id(Api.created(published(titled(lightNight(), word + " night"))));
        String found = ITEMS + "?q=" + word;
        await("the index").until(() -> cataloguer.page(found).text().contains("54 items"));

        // When
        Page all = cataloguer.page(found);
        Page photographs = cataloguer.page(found + "&kind=history-resource&state=published&sort=title");
        Page more = cataloguer.page(photographs.first(".pages .next").attr("href"));
        Map<String, List<String>> fields = form(photographs, "/desk/bulk");
        fields.put("do", List.of("withdraw"));
        Page chosen = Page.of(cataloguer.post("/desk/bulk", fields));
        String table = Staff.with(cataloguer.session())
                .accept("*/*")
                .get("/desk/export?scheme=item-id&q=" + word + "&state=drafts")
                .asString();

        // Then
        assertThat(all.texts(".list-chips li")).containsExactly("Words: " + word + " ×");
        assertThat(photographs.texts("p.note[role=status]")).containsExactly("52 items");
        assertThat(photographs.texts(".desk-list a")).startsWith(word + " 100", word + " 101");
        assertThat(more.texts(".desk-list a")).containsExactly(word + " 150", word + " 151");
        assertThat(photographs
                        .document()
                        .select("nav.choices a:contains(Drafts)")
                        .attr("href"))
                .contains("q=" + word, "kind=history-resource", "state=drafts");
        assertThat(photographs.document().select("form.search input[name=kind]").val())
                .isEqualTo("history-resource");
        assertThat(chosen.document().select("input[name=item]")).hasSize(52);
        assertThat(table.lines()).hasSize(2).last().asString().startsWith(draft + ",");
        assertThat(cataloguer.page(found + "&kind=cultural-event").links(".desk-list a"))
                .containsExactly(ITEMS + "/" + event);
    }

    @Test
    void exportOfItemsWithoutIdentifiersImportsUnchanged() {
        // Given
        String place = "Lock " + UUID.randomUUID();
        List<String> ids = Stream.of(published(lightNight()), published(canalPhotograph()), lightNight())
                .map(document -> {
                    document.putObject("place").putObject("name").put("en", place);
                    return Api.id(Api.created(document));
                })
                .toList();
        confirmed(asked("withdraw", ids.subList(1, 2)));

        // When
        String table = Staff.with(cataloguer.session())
                .urlEncodingEnabled(false)
                .accept("*/*")
                .get("/desk/export?state=all&scheme=item-id&place=" + place.replace(" ", "+"))
                .asString();
        Page unchanged = previewed(table);
        Page changed = previewed(table.replace("Light Night", "Night of Light"));
        Page withdrawing = previewed(table.replace("published", "withdrawn"));

        // Then
        assertThat(unchanged.texts(".counts dd")).containsExactly("0", "0", "3", "0", "0");
        assertThat(changed.texts(".counts dd")).containsExactly("0", "2", "1", "0", "0");
        assertThat(withdrawing.texts(".counts dd"))
                .as("the guard would not see it")
                .endsWith("0", "1");
    }

    private static Page previewed(String table) {
        return Page.of(Staff.with(cataloguer.session())
                        .multiPart("file", "table.csv", table.getBytes(UTF_8), "text/csv")
                        .multiPart("scheme", "item-id")
                        .post("/desk/import"))
                .isSound();
    }

    private static ObjectNode withFiles(String title, String... addresses) {
        ObjectNode document = titled(canalPhotograph(), title);
        document.remove("media");
        for (String address : addresses) {
            document.withArray("media").addObject().put("url", address).put("mediaType", "image/jpeg");
        }
        return document;
    }

    private static void describe(ObjectNode document, int file) {
        ObjectNode media = (ObjectNode) document.at("/media/" + file);
        media.put("licence", CC0)
                .put("credit", "Leeds Libraries")
                .putObject("alt")
                .put("en", "A lock");
    }

    @Test
    void picturesAtAddressesAreFetchedOnceInTheBackgroundAndUndone() throws IOException {
        // Given
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] file = PictureFiles.jpeg(321, 123);
        server.createContext("/lock", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, file.length);
            exchange.getResponseBody().write(file);
            exchange.close();
        });
        server.start();
        String host = "http://localhost:" + server.getAddress().getPort();
        ObjectNode described = published(withFiles("Described", host + "/lock", host + "/gone", host + "/mute"));
        describe(described, 0);
        describe(described, 1);
        String id = Api.id(Api.created(described));
        String draft = Api.id(Api.created(withFiles("Draft", host + "/lock")));
        String mute = Api.id(Api.created(published(withFiles("Mute", host + "/lock"))));
        String none = Api.id(Api.created(published(withFiles("None"))));
        try {
            // When
            Page preview = asked("pictures", List.of(id, draft, mute, none));
            Response begun = cataloguer.post("/desk/bulk/confirmed", form(preview, "/desk/bulk"));
            String address = DeskBrowser.address(begun);
            Page before = cataloguer.page(address);
            await().atMost(60, SECONDS).until(() -> cataloguer.get(address).header("Refresh") == null);
            Page done = cataloguer.page(address);

            // Then
            assertThat(preview.texts(".row-changes li"))
                    .containsExactlyInAnyOrder(host + "/lock", host + "/gone", host + "/lock");
            assertThat(left(preview))
                    .anySatisfy(line -> assertThat(line).startsWith("None").endsWith("names no picture by its address"))
                    .anySatisfy(line -> assertThat(line).startsWith("Mute").endsWith("is missing"));
            assertThat(before.text()).contains("are still to be fetched");
            assertThat(done.texts("h1")).containsExactly("Fetched the pictures of 2 items");
            assertThat(left(done))
                    .singleElement()
                    .asString()
                    .startsWith("Described")
                    .contains("is missing")
                    .endsWith(host
                            + "/gone: The picture cannot be fetched from this address. Download it and upload"
                            + " the file");
            assertThat(asked).as("once for each item").hasValue(2);
            JsonPath item = item(id);
            assertThat(item.getList("media.url")).containsExactly(host + "/gone", host + "/mute");
            assertThat(item.getInt("pictures[0].width")).isEqualTo(321);
            assertThat(item.getString("pictures[0].alt.en")).isEqualTo("A lock");
            assertThat(item.getString("pictures[0].credits.en")).isEqualTo("Leeds Libraries");
            assertThat(item.getString("pictures[0].licence")).isEqualTo(CC0);
            assertThat(item.getMap("corrected"))
                    .as("settled against the systems")
                    .isNotEmpty();
            assertThat(item(draft).getList("pictures")).hasSize(1);
            assertThat(item(draft).getString("status")).isEqualTo("draft");
            assertThat(item(mute).getInt("version")).isEqualTo(1);

            // And when
            Page undone = Page.of(cataloguer.post(address, form(done, address)));

            // Then
            assertThat(undone.texts("p.done")).containsExactly("2 items are back as they were.");
            assertThat(item(id).getList("media")).hasSize(3);
            assertThat(item(id).getList("pictures")).isNull();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void itemThatWasTriedTooOftenIsLeftWithTheReason() throws SQLException {
        // Given, that the fifth try has ended the process
        String id = Api.id(Api.created(withFiles("Endless", "https://example.org/endless.jpg")));
        String act;
        try (Connection session = Database.session()) {
            session.setAutoCommit(false);
            act = Database.value("select nextval('act_id_seq')");
            int unused = Database.execute(
                    session,
                    "insert into act (id, kind, actor, made)" + " values (?, 'pictures', 'acts.cataloguer', now())",
                    Long.valueOf(act));
            unused = Database.execute(
                    session,
                    "insert into picture_move (act_id, item_id, version, due, tries) values (?, ?, 1, now(), 5)",
                    Long.valueOf(act),
                    UUID.fromString(id));
            session.commit();
        }
        String address = "/desk/acts/" + act;

        // When
        await().atMost(60, SECONDS).until(() -> cataloguer.get(address).header("Refresh") == null);

        // Then
        assertThat(left(cataloguer.page(address)))
                .containsExactly(
                        "Endless failed five times. Try again later, or download its pictures and upload them");
        assertThat(left(cataloguer.page(address + "?lang=zh-Hans"))).containsExactly("Endless 尝试五次均未成功，请稍后再试，或下载图片后上传");
    }

    @Test
    void itemThatIsSentTwiceIsOneAndTheOneWithoutAnAddressIsLeft() {
        // Given
        String id = Api.id(Api.created(withFiles("Nothing to fetch")));

        // When
        String address = DeskBrowser.address(cataloguer.post(
                "/desk/bulk/confirmed", Map.of("do", List.of("pictures"), "item", List.of(id + ":1", id + ":2"))));
        await().atMost(60, SECONDS).until(() -> cataloguer.get(address).header("Refresh") == null);

        // Then
        assertThat(left(cataloguer.page(address))).containsExactly("Nothing to fetch names no picture by its address");
    }
}
