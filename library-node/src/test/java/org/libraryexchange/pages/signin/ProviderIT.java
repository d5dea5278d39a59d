package org.libraryexchange.pages.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.IdentityProvider.SIGN_IN;
import static org.libraryexchange.fixture.IdentityProvider.claims;
import static org.libraryexchange.fixture.IdentityProvider.parameter;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.IdentityProvider;
import org.libraryexchange.fixture.IdentityProviderServer;
import org.libraryexchange.fixture.Page;
import org.libraryexchange.fixture.Staff;

/** People sign in through an identity provider, and an operator keeps the list of staff. */
@Tag("long")
@QuarkusTest
@TestProfile(ProviderIT.WithProvider.class)
@TestMethodOrder(OrderAnnotation.class)
class ProviderIT {

    private static final String FORM = "/sign-in";

    private final IdentityProvider provider = new IdentityProvider();

    public static final class WithProvider implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(
                    IdentityProviderServer.class, Map.of("library.sign-in.provider.title", "the City Council")));
        }
    }

    @BeforeEach
    void comeBack() {
        IdentityProvider.comeBack();
    }

    private static Response question(Map<String, String> cookies) {
        return Api.anonymous()
                .redirects()
                .follow(false)
                .header("Accept", "text/html")
                .cookies(cookies)
                .get(SIGN_IN);
    }

    private static Response back(URI callback, Map<String, String> cookies) {
        return Api.anonymous()
                .redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .header("Accept", "text/html")
                .header("Sec-Fetch-Site", "cross-site")
                .cookies(cookies)
                .get(callback.getRawPath() + "?" + callback.getRawQuery());
    }

    /** Goes all the way in one browser. */
    private static Response signIn(ObjectNode claims) {
        Response question = question(Map.of());
        return back(new IdentityProvider().callback(question, claims), question.cookies());
    }

    private static String session(Response in) {
        return "library-session-leeds=" + in.cookie("library-session-leeds");
    }

    private static void assertThatRefused(Response answer, String why) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith(FORM + "?refused=" + why);
        assertThat(answer.cookies()).doesNotContainKey("library-session-leeds");
        for (String language : List.of("en", "zh-CN")) {
            Page page = Page.get(FORM + "?refused=" + why, "Accept-Language", language)
                    .isSound();
            assertThat(page.texts("[role=alert]")).hasSize(1);
        }
    }

    @Test
    @Order(1)
    void nodeRunsWhileTheProviderIsAway() {
        // Given
        IdentityProvider.goAway();

        // When
        Response answer = question(Map.of());

        // Then
        assertThatRefused(answer, "away");
        assertThat(Staff.session("provider.away", "ops")).isNotEmpty();
    }

    @Test
    void providerThatGoesAwayMeanwhileIsNoFailure() {
        // Given
        Response question = question(Map.of());
        URI callback = provider.callback(question, claims("meanwhile"));
        IdentityProvider.goAway();

        // When
        Response answer = back(callback, question.cookies());

        // Then
        assertThatRefused(answer, "away");
    }

    @ParameterizedTest
    @CsvSource({"en, Sign in with the City Council", "zh-CN, 用the City Council登录"})
    void formHasALinkToTheProvider(String language, String text) {
        // When
        Page page = Page.get(FORM, "Accept-Language", language).isSound();

        // Then
        assertThat(page.texts("a[href=/sign-in/provider]")).containsExactly(text);
        assertThat(page.first("a[href=/sign-in/provider]").attributes().hasKey("target"))
                .isFalse();
        assertThat(page.document().select("main form")).hasSize(1);
    }

    @Test
    void whoeverIsOnTheListWithoutAPasswordGetsTheirPage() {
        // Given
        Staff.addWithoutPassword("on.the.list", "ops");
        Map<String, String> target =
                Staff.with("library-session-leeds=none").get("/ops/nights").cookies();

        // When
        Response question = question(target);
        Map<String, String> cookies = new HashMap<>(target);
        cookies.putAll(question.cookies());
        Response in = back(provider.callback(question, claims("on.the.list")), cookies);

        // Then
        assertThat(in.statusCode()).as(in.asString()).isEqualTo(303);
        assertThat(in.header("Location")).endsWith("/ops/nights");
        assertThat(Staff.with(session(in)).get("/ops").statusCode()).isEqualTo(200);
        assertThat(in.detailedCookie("library-session-leeds").isHttpOnly()).isTrue();
        assertThat(in.detailedCookie("library-session-leeds").getSameSite()).isEqualToIgnoringCase("Lax");
        assertThat(in.cookie("library-target-leeds")).isEmpty();
        assertThat(in.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void nothingOfTheProviderStaysInTheBrowser() {
        // Given
        Staff.addWithoutPassword("leaves.no.trace", "librarian");

        // When
        Response question = question(Map.of());
        Response in = back(provider.callback(question, claims("leaves.no.trace")), question.cookies());

        // Then
        assertThat(question.detailedCookies().asList()).singleElement().satisfies(cookie -> {
            assertThat(cookie.getPath()).isEqualTo(FORM);
            assertThat(cookie.isHttpOnly()).isTrue();
        });
        assertThat(in.detailedCookies().asList())
                .filteredOn(cookie -> !cookie.getValue().isEmpty())
                .extracting("name")
                .containsExactly("library-session-leeds");
    }

    @Test
    void earlierSessionOfTheBrowserEnds() {
        // Given
        String before = Staff.session("before", "ops");
        Staff.addWithoutPassword("after", "ops");
        Response question = question(Map.of());
        Map<String, String> cookies = new HashMap<>(question.cookies());
        cookies.put("library-session-leeds", before.substring(before.indexOf('=') + 1));

        // When
        back(provider.callback(question, claims("after")), cookies);

        // Then
        assertThat(Staff.with(before).get("/ops").statusCode()).isEqualTo(303);
    }

    @Test
    void whoeverIsNotOnTheListIsRefused() {
        assertThatRefused(signIn(claims("not.on.the.list", "ops")), "unknown");
        assertThat(Database.value("select count(*) from staff_member where name = 'not.on.the.list'"))
                .isEqualTo("0");
    }

    @Test
    void nobodyTakesOverANameWithAPassword() {
        // Given
        Staff.add("local", "exchange-operator");

        // When, Then
        assertThatRefused(signIn(claims("local", "ops")), "has-password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"two words", "", "\0", "<b>", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            })
    void namesThatNobodyCanHaveAreRefused(String name) {
        assertThatRefused(signIn(claims(name)), "no-name");
    }

    @Test
    void answersWithoutANameAreRefused() {
        ObjectNode nameless = claims("");
        nameless.remove("preferred_username");
        ObjectNode number = claims("");
        number.put("preferred_username", 7);

        assertThatRefused(signIn(nameless), "no-name");
        assertThatRefused(signIn(number), "no-name");
    }

    @Test
    void whoeverTheProviderDoesNotSignInComesBackToTheForm() {
        // Given
        Response question = question(Map.of());

        // When
        Response answer = back(provider.denied(question), question.cookies());

        // Then
        assertThatRefused(answer, "denied");
    }

    @Test
    void answersThatThisBrowserDidNotAskForAreRefused() {
        // Given
        Staff.addWithoutPassword("attacker", "ops");
        Response ofTheAttacker = question(Map.of());
        URI callback = provider.callback(ofTheAttacker, claims("attacker"));
        Response ofTheVictim = question(Map.of());
        String state = parameter(URI.create(ofTheVictim.header("Location")), "state");
        URI withTheVictimsState = URI.create(callback.toString().replace(parameter(callback, "state"), state));

        // When, Then
        assertThatRefused(back(callback, Map.of()), "invalid");
        assertThatRefused(back(callback, ofTheVictim.cookies()), "invalid");
        assertThatRefused(back(withTheVictimsState, ofTheVictim.cookies()), "invalid");
        assertThatRefused(
                back(URI.create(SIGN_IN + "?state=" + state + "&code=made.up"), ofTheVictim.cookies()), "invalid");
        assertThatRefused(back(URI.create(SIGN_IN + "?state=" + state), ofTheVictim.cookies()), "invalid");
    }

    @Test
    void answerIsGoodOnce() {
        // Given
        Staff.addWithoutPassword("once", "ops");
        Response question = question(Map.of());
        URI callback = provider.callback(question, claims("once"));

        // When
        Response first = back(callback, question.cookies());
        Response second = back(callback, question.cookies());

        // Then
        assertThat(first.cookies()).containsKey("library-session-leeds");
        assertThatRefused(second, "invalid");
    }

    @Test
    void attemptsAreInTheAuditTrail() {
        // Given
        Staff.addWithoutPassword("audited", "ops");

        // When
        signIn(claims("audited"));
        signIn(claims("audited.refused"));

        // Then
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(Database.rows(
                                "select event, name, request from audit_entry where name like 'audited%' order by 2"))
                        .containsExactly(
                                "signed-in|audited|GET /sign-in/provider",
                                "sign-in-refused|audited.refused|GET /sign-in/provider"));
    }

    @Test
    void apiAcceptsNothingOfTheProvider() {
        // Given
        Response tokens = provider.tokens(claims("programs", "cataloguer", "ops"));
        String idToken = tokens.jsonPath().getString("id_token");
        String accessToken = tokens.jsonPath().getString("access_token");

        // When, Then
        assertThat(idToken).isNotEmpty();
        for (String token : List.of(idToken, accessToken)) {
            assertThatProblem(Api.with(token).get("/api/v1/exchange/status")).is(401, "unauthenticated");
            assertThatProblem(Api.anonymous()
                            .cookie("q_session_Default_leeds", token + "|" + accessToken + "|")
                            .get("/api/v1/exchange/status"))
                    .is(401, "unauthenticated");
            assertThat(Staff.with("q_session_Default_leeds=" + token)
                            .get("/ops")
                            .statusCode())
                    .isEqualTo(303);
            assertThat(Staff.with("library-session-leeds=" + token).get("/desk").statusCode())
                    .isEqualTo(303);
            assertThatRefused(question(Map.of("q_session_Default_leeds", token)), "invalid");
        }
        assertThat(Api.asOps().get("/api/v1/exchange/status").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q_session_Default_leeds=x",
                "q_session=x",
                "q_auth_Default_leeds=x",
                "q_auth_Default_leeds_x=x",
                "q_session_Default_leeds_chunk_1=x"
            })
    void cookiesThatLookLikeTheProvidersAreNothing(String cookie) {
        // Given
        String session = Staff.session("strange.cookies", "ops");

        // When, Then
        assertThat(Staff.with(session + "; " + cookie).get("/ops").statusCode()).isEqualTo(200);
        assertThat(Staff.with(cookie).get("/").statusCode()).isEqualTo(200);
        assertThat(Staff.with(cookie).get(FORM).statusCode()).isEqualTo(200);
        assertThat(Staff.with(cookie).get("/ops").statusCode()).isEqualTo(303);
        assertThat(Api.asOps()
                        .header("Cookie", cookie)
                        .get("/api/v1/exchange/status")
                        .statusCode())
                .isEqualTo(200);
        assertThat(Staff.with(cookie).get(SIGN_IN).statusCode()).isEqualTo(303);
    }

    @Test
    void formThatWasBeingTypedCanBeSentAfterSigningInInAnotherTab() {
        // Given
        Staff.addWithoutPassword("typing", "librarian");
        Page form = Page.of(Staff.with("library-session-leeds=none")
                        .formParam("title", "\"Light\" & <night>")
                        .post("/desk/items/6f2c7e5e-9d8e-4f0a-8f0a-2d1f3b8c9a10"))
                .isSound();

        // When
        Response in = signIn(claims("typing"));

        // Then
        assertThat(form.status()).isEqualTo(401);
        assertThat(form.first("a[href=/sign-in/provider]").attr("target")).isEqualTo("_blank");
        assertThat(form.first("a[href=/sign-in/provider]").attr("rel")).isEqualTo("noopener");
        assertThat(form.first("form.carried").attr("action"))
                .isEqualTo("/desk/items/6f2c7e5e-9d8e-4f0a-8f0a-2d1f3b8c9a10");
        assertThat(form.first("form.carried input[name=title]").val()).isEqualTo("\"Light\" & <night>");
        assertThat(in.cookies()).containsKey("library-session-leeds");
    }

    @Test
    void operatorsAddPeopleWithoutAPassword() {
        // Given
        String operator = Staff.session("adds.people", "exchange-operator");

        // When
        Response added = Staff.with(operator)
                .formParam("name", "added.empty")
                .formParam("password", "")
                .formParam("role", "ops")
                .post("/ops/staff");
        Response in = signIn(claims("added.empty"));

        // Then
        assertThat(added.header("Location")).endsWith("?done=added");
        assertThat(in.cookies()).containsKey("library-session-leeds");
        Page list = Page.of(Staff.with(operator).get("/ops/staff")).isSound();
        assertThat(list.texts("tr:has(th:matchesOwn(^added.empty$)) .note")).contains("without a password");
        assertThat(list.document().select("form[action=/ops/staff] input[name=password][required]"))
                .isEmpty();
        assertThat(Staff.signIn("added.empty", "").cookies()).doesNotContainKey("library-session-leeds");
    }

    @Test
    void accountSaysWherePeopleSignIn() {
        // Given
        Staff.addWithoutPassword("has.none", "ops");

        // When
        Page account = Page.of(Staff.with(session(signIn(claims("has.none")))).get("/account"))
                .isSound();

        // Then
        assertThat(account.texts(".lead")).contains("You sign in with the City Council and have no password here.");
        assertThat(account.document().select("[type=password]")).isEmpty();
    }
}
