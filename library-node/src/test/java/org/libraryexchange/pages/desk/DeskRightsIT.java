package org.libraryexchange.pages.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Documents.lightNight;
import static org.libraryexchange.fixture.Documents.published;
import static org.libraryexchange.fixture.Documents.titled;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Page;
import org.libraryexchange.fixture.Staff;

/** Every page and action of the desk, for each role and for items of both cities (OWASP A01; ASVS 8.2). */
@QuarkusTest
class DeskRightsIT {

    private static final List<String> EVERYBODY =
            List.of("nobody", "ops", "exchange-operator", "head-librarian", "librarian", "cataloguer");

    private static final Set<String> WRITERS = Set.of("librarian", "cataloguer");
    private static final Set<String> PUBLISHERS = Set.of("cataloguer");

    private static final Set<String> HEADS = Set.of("head-librarian");

    private static final Set<String> STAFF = Set.of("librarian", "cataloguer", "head-librarian");

    private static final String ITEM = "/desk/items/{id}";

    private static final List<Right> RIGHTS = List.of(
            new Right("GET", "/desk", "", WRITERS, 200),
            new Right("GET", "/desk/arrivals?what=added", "", WRITERS, 200),
            new Right("GET", "/desk/year", "", STAFF, 200),
            new Right("GET", "/desk/year/table", "", STAFF, 200),
            new Right("GET", "/desk/year/list?figure=items", "", STAFF, 200),
            new Right("GET", "/desk/year/list?figure=festivals", "", STAFF, 200),
            new Right("GET", "/desk/year/list?figure=sisters", "", STAFF, 200),
            new Right("GET", "/desk/year/list?figure=nights", "", STAFF, 200),
            new Right("GET", "/desk/year/list?figure=letters", "", WRITERS, 200),
            new Right("GET", "/desk/year/list?figure=offers", "", WRITERS, 200),
            new Right("GET", "/desk/year/list?figure=translations", "", WRITERS, 200),
            new Right("GET", "/desk/year/list?figure=corrections", "", WRITERS, 200),
            new Right("GET", "/desk/year/list?figure=answered", "", WRITERS, 200),
            new Right("GET", "/desk/items?state=drafts", "", WRITERS, 200),
            new Right("POST", "/desk/items", "", WRITERS, 303),
            new Right("GET", "/desk/festival-dates?lang=en", "", WRITERS, 200),
            new Right("GET", "/desk/acts", "", WRITERS, 200),
            new Right("GET", "/desk/bulk", "", PUBLISHERS, 303),
            new Right("POST", "/desk/bulk", "publish", PUBLISHERS, 200),
            new Right("POST", "/desk/bulk/confirmed", "publish", PUBLISHERS, 200),
            new Right("GET", "/desk/sources", "", Set.of("cataloguer", "head-librarian"), 200),
            new Right("POST", "/desk/sources/reading", "", HEADS, 200),
            new Right("GET", "/desk/import", "", PUBLISHERS, 200),
            new Right("GET", "/desk/import/0", "", Set.of("cataloguer", "head-librarian"), 404),
            new Right("GET", ITEM, "", WRITERS, 200),
            new Right("GET", ITEM + "/preview", "", WRITERS, 200),
            new Right("GET", ITEM + "/history", "", WRITERS, 200),
            new Right("GET", ITEM + "/history/1", "", WRITERS, 200),
            new Right("POST", ITEM + "/history/1", "", WRITERS, 303),
            new Right("GET", ITEM + "/sisters?words=canal", "", WRITERS, 200),
            new Right("GET", ITEM + "/withdraw", "", PUBLISHERS, 200),
            // Who erases is an operator besides.
            new Right("GET", ITEM + "/erase", "", Set.of(), 200),
            new Right("POST", ITEM + "/erase", "", Set.of(), 303),
            new Right("POST", ITEM, "keep", WRITERS, 303),
            new Right("POST", ITEM, "save", WRITERS, 303),
            new Right("POST", ITEM, "publish", PUBLISHERS, 303),
            new Right("POST", ITEM, "review", WRITERS, 303),
            new Right("GET", "/desk/staff", "", HEADS, 200),
            new Right("POST", "/desk/staff/nobody/remove", "", HEADS, 303),
            new Right("GET", "/desk/held", "", HEADS, 200),
            new Right("POST", "/desk/held/0/drop", "", HEADS, 404),
            new Right("GET", "/desk/pictures", "", Set.of("cataloguer", "head-librarian"), 200),
            new Right("GET", "/desk/pictures/0", "", Set.of("cataloguer", "head-librarian"), 404),
            new Right("POST", "/desk/pictures/0", "", Set.of("cataloguer", "head-librarian"), 404),
            new Right("GET", "/desk/library", "", HEADS, 200),
            new Right("POST", "/desk/library/sentences", "", HEADS, 303),
            new Right("GET", "/desk/audit", "", HEADS, 200),
            new Right("GET", "/desk/reviews", "", PUBLISHERS, 200),
            new Right("GET", "/desk/reviews/0", "", PUBLISHERS, 303),
            new Right("POST", "/desk/reviews/0/publish", "", PUBLISHERS, 303),
            new Right("POST", "/desk/reviews/0/return", "", PUBLISHERS, 303),
            new Right("POST", ITEM, "preview", WRITERS, 303),
            new Right("POST", ITEM, "find", WRITERS, 303),
            new Right("POST", ITEM, "sister", WRITERS, 303),
            new Right("POST", ITEM + "/keep", "", WRITERS, 200),
            new Right("POST", ITEM + "/discard", "", WRITERS, 303),
            new Right("POST", ITEM + "/copy", "", WRITERS, 303),
            new Right("POST", ITEM + "/merge", "", WRITERS, 303),
            new Right("POST", ITEM + "/delete", "", WRITERS, 303),
            new Right("POST", ITEM + "/withdraw", "", PUBLISHERS, 303));

    private static final Map<String, String> SESSIONS = new TreeMap<>();

    /**
     * A row of the table.
     *
     * @param button which button of the form; empty for other forms
     * @param allowed status of the answer for an own item
     */
    private record Right(String method, String address, String button, Set<String> roles, int allowed) {

        boolean concernsAnItem() {
            return address.contains("{id}");
        }

        /** Only what is published can be withdrawn; all else is tried with a draft. */
        boolean needsPublished() {
            return address.endsWith("/withdraw");
        }

        String name(String role) {
            return method + " " + address + " " + button + " by " + role;
        }
    }

    @BeforeEach
    void signIn() {
        if (SESSIONS.isEmpty()) {
            SESSIONS.put("nobody", "library-session-leeds=none");
            EVERYBODY.stream().skip(1).forEach(role -> SESSIONS.put(role, Staff.session("rights." + role, role)));
        }
    }

    @TestFactory
    Stream<DynamicTest> ownItems() {
        return RIGHTS.stream()
                .flatMap(right -> EVERYBODY.stream()
                        .map(role -> DynamicTest.dynamicTest(right.name(role), () -> judgeOwn(right, role))));
    }

    private static void judgeOwn(Right right, String role) {
        // Given
        Response item = Api.created(right.needsPublished() ? published(lightNight()) : lightNight());
        String before = Database.stateOfItems();

        // When
        Response answer = asking(right, role, Api.id(item), base(item));

        // Then
        assertThat(answer.statusCode())
                .as(answer.asString())
                .isEqualTo(right.roles().contains(role) ? right.allowed() : refused(right, role));
        assertThatBrowsersAreTold(answer);
        if (!right.roles().contains(role)) {
            assertThat(Database.stateOfItems()).isEqualTo(before);
        }
    }

    /** Whoever is not signed in is sent to the form, or gets it with what they typed; head librarians to their own first page. */
    private static int refused(Right right, String role) {
        if (right.address().equals("/desk") && HEADS.contains(role)) {
            return 303;
        }
        int toTheForm = right.method().equals("POST") ? 401 : 303;
        return role.equals("nobody") ? toTheForm : 403;
    }

    @TestFactory
    Stream<DynamicTest> itemsOfThePartner() {
        return RIGHTS.stream()
                .filter(Right::concernsAnItem)
                .flatMap(right -> EVERYBODY.stream()
                        .map(role -> DynamicTest.dynamicTest(right.name(role), () -> judgePartners(right, role))));
    }

    private static void judgePartners(Right right, String role) throws SQLException {
        // Given
        String item = Database.mirror("hangzhou", "Rights at the desk").toString();
        String before = Database.stateOfItems();

        // When
        Response answer = asking(right, role, item, "");

        // Then
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(refused(right, role));
        assertThatBrowsersAreTold(answer);
        assertThat(Database.stateOfItems()).isEqualTo(before);
        assertThat(Database.rows("select person from working_copy where item = cast(? as uuid)", item))
                .isEmpty();
    }

    private static String base(Response item) {
        return Api.etag(item).replace("\"", "");
    }

    private static Response asking(Right right, String role, String id, String base) {
        RequestSpecification request = Staff.with(SESSIONS.get(role));
        if (right.address().endsWith("/keep")) {
            request.header("Accept", "text/plain");
        }
        if (right.address().endsWith("/table")) {
            request.header("Accept", "text/csv");
        }
        if (right.method().equals("POST")) {
            request.formParams(form(right, base));
        }
        return request.request(right.method(), right.address().replace("{id}", id));
    }

    /** The reason of a withdrawal, or an event that may be published. */
    private static Map<String, String> form(Right right, String base) {
        return right.needsPublished()
                ? Map.of("base", base, "/reason/en", "No longer held")
                : Map.of(
                        "base", base,
                        "do", right.button(),
                        "kind", "festival",
                        "/originalLanguage", "en",
                        "/title/en", "Light Night, edited",
                        "/licence", "https://creativecommons.org/licenses/by/4.0/",
                        "/event/datesToBeAnnounced", "true");
    }

    private static void assertThatBrowsersAreTold(Response answer) {
        assertThat(answer.headers().getValues("Cache-Control")).containsExactly("no-store");
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "img-src 'self';")
                .contains("connect-src 'self'", "form-action 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
    }

    @Test
    void librarianWhoMayNotPublishLosesNothing() {
        // Given
        DeskBrowser librarian = new DeskBrowser(SESSIONS.get("librarian"));
        Response draft = Api.created(lightNight());
        String address = "/desk/items/" + Api.id(draft);

        // When
        Response answer =
                librarian.form(address).type("/title/en", "For the cataloguer").press("publish");

        // Then
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(librarian.form(address).text("/title/en")).isEqualTo("For the cataloguer");
        assertThat(librarian.page(address).document().select("button[value=publish]"))
                .isEmpty();
    }

    @Test
    void withdrawalIsOfferedOnlyToWhoeverMayWithdraw() {
        // Given
        String address = "/desk/items/" + Api.id(Api.created(published(lightNight())));

        // When
        Page librarians = new DeskBrowser(SESSIONS.get("librarian")).page(address);
        Page cataloguers = new DeskBrowser(SESSIONS.get("cataloguer")).page(address);

        // Then
        assertThat(librarians.links(".other-acts a")).doesNotContain(address + "/withdraw");
        assertThat(cataloguers.links(".other-acts a")).contains(address + "/withdraw");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ops", "exchange-operator"})
    void draftsAreHiddenFromOps(String role) {
        // Given
        String id = Api.id(Api.created(titled(lightNight(), "Hidden from ops")));

        // When
        Response atTheDesk = Staff.with(SESSIONS.get(role)).get("/desk/items/" + id);
        Response forReaders = Staff.with(SESSIONS.get(role)).get("/items/" + id);
        Response inTheApi = Api.anonymous().header("Cookie", SESSIONS.get(role)).get(Api.ITEMS + "/" + id);

        // Then
        assertThat(atTheDesk.statusCode()).isEqualTo(403);
        assertThat(forReaders.statusCode()).isEqualTo(404);
        assertThat(inTheApi.statusCode()).isEqualTo(404);
        assertThat(atTheDesk.asString() + forReaders.asString() + inTheApi.asString())
                .doesNotContain("Hidden from ops");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void formsOfOtherSitesAreRefused(String site) {
        // Given
        Response item = Api.created(lightNight());
        String before = Database.stateOfItems();

        // When, Then
        assertThat(RIGHTS.stream().filter(right -> right.method().equals("POST")))
                .allSatisfy(right -> {
                    Response answer = Api.anonymous()
                            .redirects()
                            .follow(false)
                            .header("Cookie", SESSIONS.get("cataloguer"))
                            .header("Sec-Fetch-Site", site)
                            .formParams(form(right, base(item)))
                            .post(right.address().replace("{id}", Api.id(item)));
                    assertThat(answer.statusCode()).as(right.address()).isEqualTo(403);
                    assertThatBrowsersAreTold(answer);
                });
        assertThat(Database.stateOfItems()).isEqualTo(before);
    }
}
