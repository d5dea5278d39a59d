package org.libraryexchange.pages.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Staff.PASSWORD;
import static org.libraryexchange.fixture.Staff.SIGN_IN;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Page;
import org.libraryexchange.fixture.Staff;
import org.libraryexchange.fixture.Tokens;

/** Who can sign in, who cannot, and how sessions are protected from others. */
@QuarkusTest
class SignInIT {

    @ParameterizedTest
    @CsvSource({"en, Sign in, Password", "zh-CN, 登录, 密码"})
    void formIsThereInBothLanguages(String language, String title, String password) {
        // When
        Page page = Page.get(SIGN_IN, "Accept-Language", language).isSound();

        // Then
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.texts("h1")).containsExactly(title);
        assertThat(page.texts("label")).contains(password);
        assertThat(page.response().header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.response().header("Content-Security-Policy")).contains("frame-ancestors 'none'");
    }

    @Test
    void withoutAnIdentityProviderNothingLeadsToOne() {
        // When
        Page form = Page.get(SIGN_IN);
        Page provider = Page.get(SIGN_IN + "/provider", "Cookie", "q_session=x; q_auth_x=x");

        // Then
        assertThat(form.document().select("a[href*=provider]")).isEmpty();
        assertThat(provider.status()).isEqualTo(404);
        assertThat(Api.asOps()
                        .header("Cookie", "q_session_other=x; q_auth_other_x=x")
                        .get("/api/v1/exchange/status")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ops", "/ops/nights", "/ops/rejected?state=open"})
    void whoeverIsNotSignedInIsSentToTheFormAndBackAfterwards(String address) {
        // Given
        Staff.add("back", "ops");

        // When
        Response sent = Api.anonymous()
                .redirects()
                .follow(false)
                .header("Accept", "text/html")
                .get(address);
        Response in = Api.anonymous()
                .redirects()
                .follow(false)
                .cookies(sent.cookies())
                .formParam("name", "back")
                .formParam("password", PASSWORD)
                .post(SIGN_IN);

        // Then
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(sent.header("Location")).endsWith(SIGN_IN);
        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(in.header("Location")).endsWith(address);
    }

    /** Browsers send the cookies of a host to all of its ports. */
    @Test
    void nodeOnAnotherPortIsNotSignedOut() {
        // Given
        Staff.add("both", "ops");
        String other = "library-session-hangzhou=theirs; library-target-hangzhou=/ops/nights";

        // When
        Response in = Api.anonymous()
                .redirects()
                .follow(false)
                .header("Cookie", other)
                .formParam("name", "both")
                .formParam("password", PASSWORD)
                .post(SIGN_IN);
        Response out = Staff.with(other + "; library-session-leeds=" + in.cookie("library-session-leeds"))
                .post(SIGN_IN + "/end");

        // Then
        assertThat(in.header("Location")).endsWith("/ops");
        assertThat(in.cookies()).containsOnlyKeys("library-session-leeds", "library-target-leeds");
        assertThat(out.cookies()).containsOnlyKeys("library-session-leeds");
    }

    @Test
    void sessionIsKeptFromScriptsAndFromFormsOfOtherSites() {
        // Given
        Staff.add("kept", "ops");

        // When
        Cookie session = Staff.signIn("kept", PASSWORD).detailedCookie("library-session-leeds");

        // Then
        assertThat(session.isHttpOnly()).isTrue();
        assertThat(session.getPath()).as("for the desk and the ops pages").isEqualTo("/");
        assertThat(session.getSameSite()).isEqualToIgnoringCase("Lax");
    }

    @Test
    void nobodySaysForAProxyHowReadersCame() {
        // Given
        Staff.add("secure", "ops");

        // When
        Response in = Api.anonymous()
                .redirects()
                .follow(false)
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-For", "203.0.113.9")
                .formParam("name", "secure")
                .formParam("password", PASSWORD)
                .post(SIGN_IN);

        // Then
        assertThat(in.detailedCookie("library-session-leeds").isSecured()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "wrong, nothing of the sort",
        "nobody-of-that-name, correct horse battery",
        "'', ''",
        "'\0', '\0'",
        "'a b', x",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx, x"
    })
    void othersAreToldNothingButThatItWasInVain(String name, String password) {
        // Given
        Staff.add("wrong", "ops");

        // When
        Response answer = Staff.signIn(name, password);

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.cookies()).doesNotContainKey("library-session-leeds");
        assertThat(Page.of(answer).isSound().texts("[role=alert]")).containsExactly("Wrong user name or password.");
    }

    /** What somebody typed is all that the pages differ in. */
    @ParameterizedTest
    @CsvSource({
        "typed.right, typed.right",
        "nobody.has.this, nobody.has.this",
        "'  two words ', '  two words '",
        "'\"><b>&amp;', '\"><b>&amp;'",
        "'a\u0007b', ab"
    })
    void nameThatWasTypedStaysInTheFieldAndThePasswordDoesNot(String name, String kept) {
        // Given
        Staff.add("typed.right", "ops");

        // When
        Response answer = Staff.signIn(name, "not the secret");
        Page page = Page.of(answer).isSound();

        // Then
        assertThat(page.first("input[name=name]").val()).isEqualTo(kept);
        assertThat(page.document().select("main b")).isEmpty();
        assertThat(page.first("input[name=password]").hasAttr("value")).isFalse();
        assertThat(page.document().select("[autofocus]").eachAttr("name")).containsExactly("password");
        assertThat(answer.asString()).doesNotContain("not the secret");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        page.first("input[name=name]").val("");
        assertThat(page.first("main").html()).isEqualTo(withoutName(Staff.signIn(name.length() + ".another", "x")));
    }

    private static String withoutName(Response answer) {
        Page page = Page.of(answer);
        page.first("input[name=name]").val("");
        return page.first("main").html();
    }

    @Test
    void ofANameThatNobodyCanHaveOnlyTheBeginningStays() {
        assertThat(Page.of(Staff.signIn("x".repeat(50_000), "x"))
                        .first("input[name=name]")
                        .val())
                .hasSize(64);
    }

    @Test
    void namesAreNotTriedForEver() {
        // Given
        Staff.add("tried", "ops");
        for (int i = 0; i < 4; i++) {
            Staff.signIn("tried", "guess " + i);
        }

        // When
        Response answer = Staff.signIn("tried", PASSWORD);

        // Then
        Page page = Page.of(answer).isSound();
        assertThat(page.first("input[name=name]").val()).isEqualTo("tried");
        assertThat(page.texts("[role=alert]")).singleElement().asString().contains("Too many attempts");
    }

    @Test
    void passwordLongerThanWhatIsHashedIsNeverRight() {
        // Given
        Staff.add("long", "ops");

        // When
        Response answer = Staff.signIn("long", PASSWORD + "x".repeat(100));

        // Then
        assertThat(answer.cookies()).doesNotContainKey("library-session-leeds");
        assertThat(Page.of(answer).texts("[role=alert]")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Origin, https://evil.example",
        "Origin, 'null'",
        "Origin, 'http://[bad'"
    })
    void formsOfOtherSitesAreRefused(String header, String value) {
        // Given
        String session = Staff.session("misled", "exchange-operator");

        // When
        Response answer = Api.anonymous()
                .header("Cookie", session)
                .header(header, value)
                .contentType("application/x-www-form-urlencoded")
                .post("/ops/runs");

        // Then
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void cookieIsNoTokenAndTokenNoCookie() {
        // Given
        String session = Staff.session("crossing", "exchange-operator");

        // When
        int api = Api.anonymous()
                .header("Cookie", session)
                .get("/api/v1/exchange/status")
                .statusCode();
        int page = Api.with(Tokens.ops())
                .redirects()
                .follow(false)
                .header("Accept", "text/html")
                .get("/ops")
                .statusCode();

        // Then
        assertThat(api).isEqualTo(401);
        assertThat(page).isEqualTo(303);
    }

    @Test
    void signingOutEndsTheSession() {
        // Given
        String session = Staff.session("leaving", "ops");

        // When
        Response answer = Staff.with(session)
                .contentType("application/x-www-form-urlencoded")
                .post(SIGN_IN + "/end");

        // Then
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.detailedCookie("library-session-leeds").getMaxAge()).isZero();
        assertThat(answer.header("Clear-Site-Data"))
                .as("what waits in the browser, but no cookies")
                .isEqualTo("\"storage\"");
        assertThat(Staff.with(session).get("/ops").statusCode())
                .as("whoever has a copy of the cookie")
                .isEqualTo(303);
    }

    /** The database says so, as it does when another replica has set the password. */
    @Test
    void anotherPasswordEndsTheSessionsAtOnce() {
        // Given
        String session = Staff.session("changed", "ops");
        assertThat(Staff.with(session).get("/ops").statusCode()).isEqualTo(200);

        // When
        Staff.add("changed", "ops");

        // Then
        assertThat(Staff.with(session).get("/ops").statusCode()).isEqualTo(303);
    }

    @ParameterizedTest
    @CsvSource({"begun, 12 hours", "seen, 62 minutes"})
    void sessionEndsByItself(String since, String age) throws SQLException {
        // Given
        String session = Staff.session("aged-" + since, "ops");
        assertThat(Staff.with(session).get("/ops").statusCode()).isEqualTo(200);

        // When
        try (Connection database = Database.session()) {
            int unused = Database.execute(
                    database,
                    "update staff_session set " + since + " = " + since + " - cast(? as interval) where name = ?",
                    age,
                    "aged-" + since);
        }

        // Then
        assertThat(Staff.with(session).get("/ops").statusCode()).isEqualTo(303);
    }

    @Test
    void operatorEndsTheSessionOfAnotherAndNobodyElseDoes() {
        // Given
        String session = Staff.session("ended", "ops");
        String other = Staff.session("on-watch", "ops");
        String operator = Staff.session("ending", "exchange-operator");
        String end = Page.of(Staff.with(operator).get("/ops/access"))
                .first("tr:has(th:containsOwn(ended)) form")
                .attr("action");

        // When
        int refused = post(other, end);
        int done = post(operator, end);

        // Then
        assertThat(refused).isEqualTo(404);
        assertThat(done).isEqualTo(303);
        assertThat(Staff.with(session).get("/ops").statusCode()).isEqualTo(303);
        assertThat(Staff.with(other).get("/ops").statusCode()).isEqualTo(200);
    }

    private static int post(String session, String address) {
        return Staff.with(session)
                .contentType("application/x-www-form-urlencoded")
                .post(address)
                .statusCode();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example/ops", "//evil.example/ops", "/ops/../search", "/opsx", "\\\\evil/ops", "%"
            })
    void nobodyIsSentElsewhereAfterwards(String target) {
        // Given
        Staff.add("sent", "ops");

        // When
        Response in = Api.anonymous()
                .redirects()
                .follow(false)
                .header("Cookie", "library-target-leeds=" + target)
                .formParam("name", "sent")
                .formParam("password", PASSWORD)
                .post(SIGN_IN);

        // Then
        assertThat(in.header("Location")).endsWith("/ops");
        assertThat(in.header("Location")).doesNotContain("evil");
    }

    @Test
    void refreshedPartOfAPageSendsTheWholePageToTheForm() {
        // When
        Response part = Api.anonymous()
                .redirects()
                .follow(false)
                .header("HX-Request", "true")
                .get("/ops/now");
        Response form = Api.anonymous().header("HX-Request", "true").get(SIGN_IN);

        // Then
        assertThat(part.statusCode()).isEqualTo(303);
        assertThat(form.statusCode()).isEqualTo(204);
        assertThat(form.header("HX-Refresh")).isEqualTo("true");
    }

    @ParameterizedTest
    @CsvSource({"/desk?lang=zh-Hans, lang=zh-Hans;", "/desk?lang=%3C, ''", "/desk, ''"})
    void formSpeaksTheLanguageOfTheAddressThatWasAskedFor(String address, String language) {
        // When
        Response sent = Staff.with("library-session-leeds=none").get(address);

        // Then
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(String.join("\n", sent.headers().getValues("Set-Cookie"))).contains(language);
        assertThat(sent.cookies()).hasSize(language.isEmpty() ? 1 : 2);
    }
}
