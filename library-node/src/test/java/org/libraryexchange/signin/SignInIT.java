package org.libraryexchange.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.libraryexchange.fixture.Staff.PASSWORD;
import static org.libraryexchange.fixture.Staff.SIGN_IN;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Page;
import org.libraryexchange.fixture.Staff;
import org.libraryexchange.fixture.Tokens;

/** Who gets in, who does not, and what others cannot make of a session. */
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
        assertThat(in.statusCode()).isEqualTo(302);
        assertThat(in.header("Location")).endsWith(address);
    }

    @Test
    void sessionIsKeptFromScriptsAndFromOtherPaths() {
        // Given
        Staff.add("kept", "ops");

        // When
        Cookie session = Staff.signIn("kept", PASSWORD).detailedCookie("library-session");

        // Then
        assertThat(session.isHttpOnly()).isTrue();
        assertThat(session.getPath()).isEqualTo("/ops");
        assertThat(session.getSameSite()).isEqualToIgnoringCase("Lax");
    }

    @Test
    void sessionIsSecureWhereTheProxySpeaksHttps() {
        // Given
        Staff.add("secure", "ops");

        // When
        Response in = Api.anonymous()
                .redirects()
                .follow(false)
                .header("X-Forwarded-Proto", "https")
                .formParam("name", "secure")
                .formParam("password", PASSWORD)
                .post(SIGN_IN);

        // Then
        assertThat(in.detailedCookie("library-session").isSecured()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"wrong, nothing of the sort", "nobody-of-that-name, correct horse battery", "'', ''"})
    void othersAreToldNothingButThatItWasInVain(String name, String password) {
        // Given
        Staff.add("wrong", "ops");

        // When
        Response answer = Staff.signIn(name, password);

        // Then
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith(SIGN_IN + "?refused=yes");
        assertThat(answer.cookies()).doesNotContainKey("library-session");
        assertThat(Page.get(SIGN_IN + "?refused=yes").isSound().texts("[role=alert]"))
                .hasSize(1);
    }

    @Test
    void namesAreNotTriedForEver() {
        // Given
        Staff.add("tried", "ops");
        for (int i = 0; i < 5; i++) {
            Staff.signIn("tried", "guess " + i);
        }

        // When
        Response answer = Staff.signIn("tried", PASSWORD);

        // Then
        assertThat(answer.header("Location")).contains("refused");
    }

    @Test
    void passwordLongerThanWhatIsHashedIsNeverRight() {
        // Given
        Staff.add("long", "ops");

        // When
        Response answer = Staff.signIn("long", PASSWORD + "x".repeat(100));

        // Then
        assertThat(answer.header("Location")).contains("refused");
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
        assertThat(answer.header("Set-Cookie")).contains("library-session=;").contains("Max-Age=0");
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

    @Test
    void shortKeyStopsTheStart() {
        assertThatThrownBy(() -> SessionKey.check("too short")).isInstanceOf(ConfigurationException.class);
    }
}
