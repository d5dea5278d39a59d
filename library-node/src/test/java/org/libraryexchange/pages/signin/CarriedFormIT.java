package org.libraryexchange.pages.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Staff.PASSWORD;
import static org.libraryexchange.fixture.Staff.SIGN_IN;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.fixture.Page;
import org.libraryexchange.fixture.Staff;

/** A form that is sent after the session has ended: what was typed goes through the sign-in and arrives. */
@QuarkusTest
class CarriedFormIT {

    private static final String NOBODY = "library-session-leeds=none";
    private static final String TYPED = "\"Light\" & <night> 100%+";

    private String item;

    @BeforeEach
    void draft() {
        Staff.add("carried", "librarian");
        item = "/desk/items/" + Api.id(Api.created(Documents.canalPhotograph()));
    }

    private Page sentWithoutSession() {
        String base = Api.etag(Api.asCataloguer().get(inTheApi())).replace("\"", "");
        return Page.of(Staff.with(NOBODY)
                        .formParam("base", base)
                        .formParam("do", "save")
                        .formParam("/originalLanguage", "en")
                        .formParam("/title/en", TYPED)
                        .formParam("/history/form", "photograph")
                        .post(item))
                .isSound();
    }

    private String inTheApi() {
        return Api.ITEMS + item.substring(item.lastIndexOf('/'));
    }

    /** Sends the sign-in form of a page. */
    private static Page signIn(Page page, String password) {
        return Page.of(filled(page, "form[action=/sign-in]")
                        .formParam("name", "carried")
                        .formParam("password", password)
                        .post(SIGN_IN))
                .isSound();
    }

    /** A form with the fields that the page has filled in itself. */
    private static RequestSpecification filled(Page page, String form) {
        RequestSpecification request = Staff.with(NOBODY);
        ((FormElement) page.first(form))
                .formData().stream()
                        .filter(field -> !field.value().isEmpty())
                        .forEach(field -> request.formParam(field.key(), field.value()));
        return request;
    }

    @Test
    void signInFormCarriesWhatWasTyped() {
        // When
        Page page = sentWithoutSession();

        // Then
        assertThat(page.status()).isEqualTo(401);
        assertThat(page.text()).contains("Your session has ended. What you typed is still on this page.");
        assertThat(page.first("input[name=target]").val()).isEqualTo(item);
        assertThat(page.first("input[name=carried]").val()).contains("%22Light%22", "%3Cnight%3E");
        assertThat(page.response().header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.document().select("nav.settings")).isEmpty();
    }

    @Test
    void wrongPasswordKeepsIt() {
        // Given
        Page form = sentWithoutSession();

        // When
        Page again = signIn(form, "nothing of the sort");

        // Then
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.texts("[role=alert]")).containsExactly("Wrong user name or password.");
        assertThat(again.first("input[name=target]").val()).isEqualTo(item);
        assertThat(again.first("input[name=name]").val()).isEqualTo("carried");
        assertThat(again.first("input[name=carried]").val())
                .isEqualTo(form.first("input[name=carried]").val());
        assertThat(again.response().cookies()).doesNotContainKey("library-session-leeds");
        assertThat(again.response().header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void whoeverSignsInSendsItAndItIsDone() {
        // Given
        Page signedIn = signIn(sentWithoutSession(), PASSWORD);
        String session = "library-session-leeds=" + signedIn.response().cookie("library-session-leeds");

        // When
        RequestSpecification again = Staff.with(session);
        ((FormElement) signedIn.first("main form"))
                .formData()
                .forEach(field -> again.formParam(field.key(), field.value()));
        Response done = again.post(signedIn.first("main form").attr("action"));

        // Then
        assertThat(signedIn.status()).isEqualTo(200);
        assertThat(signedIn.texts("h1")).containsExactly("You are signed in again");
        assertThat(signedIn.first("main form").attr("action")).isEqualTo(item);
        assertThat(signedIn.first("input[name='/title/en']").val()).isEqualTo(TYPED);
        assertThat(signedIn.response().header("Cache-Control")).isEqualTo("no-store");
        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(done.header("Location")).endsWith(item + "?done=saved");
        assertThat(Api.asCataloguer().get(inTheApi()).jsonPath().getString("title.en"))
                .isEqualTo(TYPED);
    }

    @Test
    void whatAScriptSendsIsNotCarried() {
        // When
        Response answer = Staff.with(NOBODY)
                .header("Accept", "*/*")
                .header("Sec-Fetch-Dest", "empty")
                .formParam("/title/en", TYPED)
                .post(item + "/keep");

        // Then
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith(SIGN_IN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/search",
                "/theme",
                "/sign-in/end",
                "/desk/../theme",
                "//evil.example/desk",
                "https://evil.example/desk",
                "javascript:alert(1)",
                "/deskx",
                "%",
                ""
            })
    void nothingIsCarriedToOtherPages(String target) {
        // When
        Response wrong = carrying(target, "nothing of the sort");
        Response right = carrying(target, PASSWORD);

        // Then
        assertThat(Page.of(wrong).texts("[role=alert]")).hasSize(1);
        assertThat(wrong.asString()).doesNotContain("carried+along");
        assertThat(right.statusCode()).isEqualTo(303);
        assertThat(right.header("Location")).endsWith("/desk");
        assertThat(right.asString()).doesNotContain("carried along");
    }

    private static Response carrying(String target, String password) {
        return Staff.with(NOBODY)
                .formParam("target", target)
                .formParam("carried", "theme=carried+along")
                .formParam("name", "carried")
                .formParam("password", password)
                .post(SIGN_IN);
    }
}
