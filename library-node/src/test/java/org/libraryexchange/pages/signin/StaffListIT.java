package org.libraryexchange.pages.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Staff.PASSWORD;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.fixture.Page;
import org.libraryexchange.fixture.Staff;

/** The list of the people who may sign in, as operators keep it in the browser. */
@QuarkusTest
class StaffListIT {

    private static final String LIST = "/ops/staff";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String OTHER_PASSWORD = "staple battery horse";

    private static String operator;

    @BeforeEach
    void signIn() {
        if (operator == null) {
            operator = Staff.session("keeps.the.list", "exchange-operator");
        }
    }

    private static Response add(String name, String password, String... roles) {
        return roles(Staff.with(operator).formParam("name", name).formParam("password", password), roles)
                .post(LIST);
    }

    private static Response change(String name, String... roles) {
        return roles(Staff.with(operator).contentType(FORM), roles).post(LIST + "/" + name + "/roles");
    }

    private static RequestSpecification roles(RequestSpecification request, String... roles) {
        return roles.length == 0 ? request : request.formParam("role", List.of(roles));
    }

    private static Response reset(String name, String password) {
        return Staff.with(operator).formParam("password", password).post(LIST + "/" + name + "/password");
    }

    private static Response remove(String name) {
        return Staff.with(operator).contentType(FORM).post(LIST + "/" + name + "/remove");
    }

    private static void assertThatDone(Response answer, String change) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith(LIST + "?done=" + change);
        assertThat(list("?done=" + change).texts(".done")).hasSize(1);
    }

    private static Page list(String query) {
        return Page.of(Staff.with(operator).get(LIST + query)).isSound();
    }

    private static List<String> rolesOf(String name) {
        return list("").texts("tr:has(th:matchesOwn(^" + name + "$)) .tag");
    }

    @ParameterizedTest
    @CsvSource({"en, Staff, Librarian", "zh-CN, 工作人员, 馆员"})
    void listIsThereInBothLanguages(String language, String title, String role) {
        // Given
        Staff.add("listed", "librarian");

        // When
        Page page = Page.of(
                        Staff.with(operator).header("Accept-Language", language).get(LIST))
                .isSound();

        // Then
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.texts(".sections [aria-current]")).containsExactly(title);
        assertThat(page.texts("tr:has(th:matchesOwn(^listed$)) .tag")).containsExactly(role);
    }

    @Test
    void personWhoIsAddedCanSignIn() {
        // When
        Response answer = add("added", OTHER_PASSWORD, "librarian", "ops");

        // Then
        assertThatDone(answer, "added");
        assertThat(rolesOf("added")).containsExactly("Librarian", "Ops");
        assertThat(Staff.signIn("added", OTHER_PASSWORD).cookies()).containsKey("library-session-leeds");
        assertThat(Database.value("select password from staff_member where name = 'added'"))
                .startsWith("$2a$12$");
    }

    @Test
    void otherRolesEndTheSession() {
        // Given
        String session = used(Staff.session("promoted", "librarian"));

        // When
        Response answer = change("promoted", "cataloguer");

        // Then
        assertThatDone(answer, "changed");
        assertThat(rolesOf("promoted")).containsExactly("Cataloguer");
        assertThat(Staff.with(session).get("/desk").statusCode()).isEqualTo(303);
    }

    /** The node has just read whose session this is. */
    private static String used(String session) {
        assertThat(Staff.with(session).get("/desk").statusCode()).isEqualTo(200);
        return session;
    }

    @Test
    void sameRolesDoNotEndTheSession() {
        // Given
        String session = Staff.session("stays", "librarian", "ops");

        // When
        Response answer = change("stays", "ops", "librarian");

        // Then
        assertThatDone(answer, "changed");
        assertThat(Staff.with(session).get("/desk").statusCode()).isEqualTo(200);
    }

    @Test
    void otherPasswordEndsTheSessionAndIsTheOnlyOneThatIsRight() {
        // Given
        String session = used(Staff.session("forgetful", "librarian"));

        // When
        Response answer = reset("forgetful", OTHER_PASSWORD);

        // Then
        assertThatDone(answer, "reset");
        assertThat(Staff.with(session).get("/desk").statusCode()).isEqualTo(303);
        assertThat(Staff.signIn("forgetful", PASSWORD).cookies()).doesNotContainKey("library-session-leeds");
        assertThat(Staff.signIn("forgetful", OTHER_PASSWORD).statusCode()).isEqualTo(303);
    }

    @Test
    void personWhoIsRemovedIsOut() {
        // Given
        String session = used(Staff.session("leaves", "librarian"));

        // When
        Response answer = remove("leaves");

        // Then
        assertThatDone(answer, "removed");
        assertThat(list("").texts("tbody th")).doesNotContain("leaves");
        assertThat(Staff.with(session).get("/desk").statusCode()).isEqualTo(303);
        assertThat(Staff.signIn("leaves", PASSWORD).cookies()).doesNotContainKey("library-session-leeds");
    }

    @ParameterizedTest
    @CsvSource({
        "'', correct horse battery, librarian, name-invalid",
        "two words, correct horse battery, librarian, name-invalid",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx, correct horse battery, librarian,"
                + " name-invalid",
        "keeps.the.list, correct horse battery, librarian, name-taken",
        "not.added, eleven char, librarian, password-too-short",
        "not.added, seventy-three characters seventy-three characters seventy-three character, librarian,"
                + " password-too-long",
        "not.added, correct horse battery, , no-role"
    })
    void nobodyIsAddedAgainstTheRules(String name, String password, String role, String refusal) {
        // When
        Response answer = role == null ? add(name, password) : add(name, password, role);

        // Then
        assertThatRefused(answer, refusal);
        assertThat(list("").texts("tbody th")).doesNotContain("not.added");
        assertThat(rolesOf("keeps.the.list")).containsExactly("Operator");
    }

    private static void assertThatRefused(Response answer, String refusal) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith(LIST + "?refused=" + refusal);
        assertThat(list("?refused=" + refusal).texts("[role=alert]")).hasSize(1);
    }

    @Test
    void othersAreNotChangedAgainstTheRules() {
        // Given
        Staff.add("unchanged", "librarian");

        // When, Then
        assertThatRefused(change("unchanged"), "no-role");
        assertThatRefused(reset("unchanged", "eleven char"), "password-too-short");
        assertThatRefused(reset("unchanged", "字".repeat(25)), "password-too-long");
        assertThat(rolesOf("unchanged")).containsExactly("Librarian");
        assertThat(Staff.signIn("unchanged", PASSWORD).cookies()).containsKey("library-session-leeds");
    }

    @Test
    void whoeverIsNotOnTheListCannotBeChanged() {
        assertThatRefused(change("never.was", "librarian"), "unknown");
        assertThatRefused(reset("never.was", OTHER_PASSWORD), "unknown");
        assertThatRefused(remove("never.was"), "unknown");
    }

    @Test
    void operatorsKeepTheirOwnAccount() {
        assertThatRefused(change("keeps.the.list", "ops", "cataloguer"), "own-account");
        assertThatRefused(remove("keeps.the.list"), "own-account");
        assertThat(list("").document().select("form[action$=/keeps.the.list/remove]"))
                .isEmpty();
    }

    @Test
    void otherRolesThanThoseThereAreAreRefused() {
        assertThat(change("keeps.the.list", "exchange-operator", "director").statusCode())
                .isEqualTo(400);
    }

    @Test
    void opsMayOnlyLook() {
        // Given
        String ops = Staff.session("looks.only", "ops");
        Staff.add("looked.at", "librarian");

        // When
        Page page = Page.of(Staff.with(ops).get(LIST)).isSound();

        // Then
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.texts("tbody th")).contains("looked.at");
        assertThat(page.document().select("form[action^=/ops/staff]")).isEmpty();
        assertThatNobodyActs(ops, 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"librarian", "cataloguer"})
    void othersMayNotEvenLook(String role) {
        // Given
        String session = Staff.session("no.ops." + role, role);
        Staff.add("looked.at", "librarian");

        // When, Then
        assertThat(Staff.with(session).get(LIST).statusCode()).isEqualTo(403);
        assertThatNobodyActs(session, 403);
    }

    @Test
    void whoeverIsNotSignedInIsSentToTheForm() {
        // Given
        Staff.add("looked.at", "librarian");

        // When, Then
        assertThat(Staff.with("library-session-leeds=none").get(LIST).statusCode())
                .isEqualTo(303);
        assertThatNobodyActs("library-session-leeds=none", 303);
    }

    private static void assertThatNobodyActs(String session, int status) {
        assertThat(List.of("", "/looked.at/roles", "/looked.at/password", "/looked.at/remove"))
                .allSatisfy(action -> assertThat(Staff.with(session)
                                .formParam("name", "not.added")
                                .formParam("password", OTHER_PASSWORD)
                                .formParam("role", "exchange-operator")
                                .post(LIST + action)
                                .statusCode())
                        .as(action)
                        .isEqualTo(status));
        assertThat(list("").texts("tbody th")).contains("looked.at").doesNotContain("not.added");
        assertThat(rolesOf("looked.at")).containsExactly("Librarian");
    }

    @Test
    void formsOfOtherSitesAreRefused() {
        // When
        Response answer = Api.anonymous()
                .header("Cookie", operator)
                .header("Sec-Fetch-Site", "cross-site")
                .formParam("name", "not.added")
                .formParam("password", OTHER_PASSWORD)
                .formParam("role", "exchange-operator")
                .post(LIST);

        // Then
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(list("").texts("tbody th")).doesNotContain("not.added");
    }

    @Test
    void sessionIsNoTokenForTheApi() {
        // Given
        String session = Staff.session("writes", "cataloguer");

        // When
        Response answer = Api.anonymous()
                .header("Cookie", session)
                .contentType("application/json")
                .body(Documents.utf8(Documents.lightNight().toString()))
                .post(Api.ITEMS);

        // Then
        assertThat(answer.statusCode()).isEqualTo(401);
    }
}
