package org.libraryexchange.pages.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Staff;
import org.libraryexchange.letter.SentLetter;

/** Every page and action with letters, for each role (OWASP A01; ASVS 8.2). */
@QuarkusTest
class DeskLetterRightsIT {

    private static final String LETTERS = "/desk/letters";
    private static final String LETTER = LETTERS + "/{letter}";
    private static final String DRAFT = LETTERS + "/drafts/{draft}";

    private static final List<String> EVERYBODY =
            List.of("nobody", "ops", "exchange-operator", "librarian", "cataloguer", "eraser");

    private static final Set<String> WRITERS = Set.of("librarian", "cataloguer", "eraser");
    private static final Set<String> ERASERS = Set.of("eraser");

    private static final List<Right> RIGHTS = List.of(
            new Right("GET", LETTERS, WRITERS, 200),
            new Right("POST", LETTERS, WRITERS, 200),
            new Right("GET", LETTERS + "/new", WRITERS, 200),
            new Right("GET", LETTERS + "/new?reply={letter}", WRITERS, 200),
            new Right("GET", LETTERS + "/threads/{thread}", WRITERS, 200),
            new Right("GET", LETTER, WRITERS, 303),
            new Right("POST", LETTER + "/handling", WRITERS, 303),
            new Right("GET", LETTER + "/decline", WRITERS, 200),
            new Right("POST", LETTER + "/decline", WRITERS, 303),
            new Right("GET", LETTER + "/ask-erasure", WRITERS, 200),
            new Right("POST", LETTER + "/ask-erasure", WRITERS, 303),
            // A partner's letter is recalled and erased by the partner.
            new Right("GET", LETTER + "/recall", Set.of(), 403),
            new Right("POST", LETTER + "/recall", Set.of(), 403),
            new Right("GET", LETTER + "/erase", Set.of(), 403),
            new Right("POST", LETTER + "/erase", Set.of(), 403),
            new Right("GET", LETTERS + "/{own}/recall", WRITERS, 200),
            new Right("POST", LETTERS + "/{own}/recall", WRITERS, 303),
            new Right("GET", LETTERS + "/{own}/erase", ERASERS, 200),
            new Right("POST", LETTERS + "/{own}/erase", ERASERS, 303),
            // What became of an own letter is said by the partner.
            new Right("POST", LETTERS + "/{own}/handling", Set.of(), 403),
            new Right("POST", LETTERS + "/{own}/decline", Set.of(), 403),
            new Right("POST", LETTERS + "/{own}/ask-erasure", Set.of(), 403),
            new Right("GET", DRAFT, WRITERS, 200),
            new Right("POST", DRAFT, WRITERS, 303),
            new Right("POST", DRAFT + "/delete", WRITERS, 303));

    private static final Map<String, String> SESSIONS = new TreeMap<>();

    /** @param allowed status of the answer for these roles */
    private record Right(String method, String address, Set<String> roles, int allowed) {

        String name(String role) {
            return method + " " + address + " by " + role;
        }
    }

    @BeforeEach
    void signIn() {
        if (SESSIONS.isEmpty()) {
            SESSIONS.put("nobody", "library-session-leeds=none");
            EVERYBODY.stream()
                    .skip(1)
                    .filter(role -> !role.equals("eraser"))
                    .forEach(role -> SESSIONS.put(role, Staff.session("letter.rights." + role, role)));
            SESSIONS.put("eraser", Staff.session("letter.rights.eraser", "librarian", "exchange-operator"));
        }
    }

    @TestFactory
    Stream<DynamicTest> letters() {
        return RIGHTS.stream()
                .flatMap(right -> EVERYBODY.stream()
                        .map(role -> DynamicTest.dynamicTest(right.name(role), () -> judge(right, role))));
    }

    private static void judge(Right right, String role) throws Exception {
        // Given
        PartnersLetters.forgetAll();
        SentLetter boats = PartnersLetters.boats();
        DeskBrowser writer = new DeskBrowser(SESSIONS.get("librarian"));
        String draft = draft(writer, "save");
        String own = draft(writer, "send");
        String before = stateOfLetters();
        String address = right.address()
                .replace("{letter}", boats.head().id().toString())
                .replace("{thread}", boats.head().thread().toString())
                .replace("{draft}", draft)
                .replace("{own}", own);
        String letter = right.address().contains("{draft}")
                ? draft
                : right.address().contains("{own}") ? own : boats.head().id().toString();

        // When
        Response answer = asking(Staff.with(SESSIONS.get(role)), right, address, tag(letter));

        // Then
        int expected = right.roles().contains(role) ? right.allowed() : refused(right, role);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(expected);
        assertThat(answer.headers().getValues("Cache-Control")).containsExactly("no-store");
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        if (!right.roles().contains(role)) {
            assertThat(stateOfLetters()).isEqualTo(before);
            assertThat(answer.asString()).doesNotContain("What the draft says", "西湖龙舟");
        }
    }

    private static int refused(Right right, String role) {
        int toTheForm = right.method().equals("POST") ? 401 : 303;
        return role.equals("nobody") ? toTheForm : 403;
    }

    private static Response asking(RequestSpecification request, Right right, String address, String base) {
        if (right.method().equals("POST")) {
            request.formParams(form(right, base));
        }
        return request.urlEncodingEnabled(false).request(right.method(), address);
    }

    private static Map<String, String> form(Right right, String base) {
        if (right.address().contains("/drafts/")) {
            return Map.of(
                    "base", base,
                    "do", "save",
                    "/to", "hangzhou",
                    "/from/desk", "events",
                    "/originalLanguage", "en",
                    "/subject/en", "Rights of letters",
                    "/text/en", "Changed");
        }
        return Map.of("base", base, "words", "boats", "state", "read", "/reason/en", "No longer held");
    }

    private static String draft(DeskBrowser writer, String button) {
        DeskForm form = DeskForm.on(writer.page(LETTERS + "/new"), "form.letter-form", writer)
                .type("/from/desk", "events")
                .type("/subject/en", "Rights of letters")
                .type("/text/en", "What the draft says");
        String location = form.press(button).header("Location");
        return button.equals("send")
                ? location.replaceFirst(".*#letter-", "")
                : location.replaceFirst(".*/drafts/([^?]*).*", "$1");
    }

    private static String tag(String letter) {
        return Database.value(
                "select encode(sha256, 'hex') from letters.post where id = ? and kind = 'letter'",
                UUID.fromString(letter));
    }

    private static String stateOfLetters() {
        return Database.value(
                "select string_agg(id || encode(sha256, 'hex'), ',' order by id, owner) from letters.post");
    }

    @Test
    void formsOfOtherSitesAreRefused() throws Exception {
        // Given
        SentLetter boats = PartnersLetters.boats();
        String before = stateOfLetters();

        // When, Then
        assertThat(RIGHTS.stream()
                        .filter(right -> right.method().equals("POST"))
                        .filter(right -> right.address().startsWith(LETTER)))
                .allSatisfy(right -> {
                    Response answer = asking(
                            Api.anonymous()
                                    .redirects()
                                    .follow(false)
                                    .header("Cookie", SESSIONS.get("eraser"))
                                    .header("Sec-Fetch-Site", "cross-site"),
                            right,
                            right.address()
                                    .replace("{letter}", boats.head().id().toString()),
                            tag(boats.head().id().toString()));
                    assertThat(answer.statusCode()).as(right.address()).isEqualTo(403);
                });
        assertThat(stateOfLetters()).isEqualTo(before);
    }

    @Test
    void itemPagesOfferLettersOnlyToWhoeverWritesThem() throws Exception {
        // Given
        String item =
                Database.mirror("hangzhou", "Rights of letters about items").toString();

        // When, Then
        for (String role : EVERYBODY) {
            String page = Staff.with(SESSIONS.get(role)).get("/items/" + item).asString();
            assertThat(page.contains("/desk/letters/new?item=hangzhou%2F" + item))
                    .as(role)
                    .isEqualTo(WRITERS.contains(role));
        }
    }
}
