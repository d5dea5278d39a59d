package org.libraryexchange.pages.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Documents.lightNight;
import static org.libraryexchange.fixture.Documents.published;
import static org.libraryexchange.fixture.Documents.titled;

import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Page;
import org.libraryexchange.fixture.Staff;
import org.libraryexchange.json.Sha256;

/** A head librarian invites those who work at the desk, and touches nobody else. */
@QuarkusTest
class HeadLibrarianIT {

    private static final String STAFF = "/desk/staff";
    private static final String INVITATION = "/sign-in/invitation";
    private static final String CHOSEN = "staple battery horse";
    private static final String GONE = "This link has been used, or is more than a day old.";

    private static DeskBrowser head;

    @Inject
    MockMailbox mailbox;

    @BeforeEach
    void signIn() {
        if (head == null) {
            head = DeskBrowser.of("the.head", "head-librarian");
        }
    }

    private static Response invite(String name, String... roles) {
        return head.post(STAFF, Map.of("name", List.of(name), "role", List.of(roles), "do", List.of("invite")));
    }

    /** The link that a new colleague is given, on this node. */
    private static String invited(String name, String... roles) {
        return link(invite(name, roles));
    }

    private static String link(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        URI link = URI.create(Page.of(answer).isSound().first("#link").text());
        return link.getRawPath() + "?" + link.getRawQuery();
    }

    private static String token(String link) {
        return link.replaceFirst(".*token=", "");
    }

    private static Response accept(String link, String password) {
        return Staff.with("library-session-leeds=none")
                .formParam("token", token(link))
                .formParam("password", password)
                .post(INVITATION);
    }

    private static Page opened(String link) {
        return Page.of(Staff.with("library-session-leeds=none")
                        .urlEncodingEnabled(false)
                        .get(link))
                .isSound();
    }

    private static boolean signsIn(String name, String password) {
        return Staff.signIn(name, password).cookies().containsKey("library-session-leeds");
    }

    private static void execute(String sql, Object... values) throws SQLException {
        try (Connection session = Database.session()) {
            assertThat(Database.execute(session, sql, values)).isPositive();
        }
    }

    private static void assertThatRefused(Response answer, String refusal) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith(STAFF + "?refused=" + refusal);
        assertThat(head.page(STAFF + "?refused=" + refusal).texts("[role=alert]"))
                .hasSize(1);
    }

    @Test
    void deskLeadsThoseWhoHaveNoOtherRoleToTheList() {
        // When
        Response answer = head.get("/desk");

        // Then
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith(STAFF);
    }

    @Test
    void invitedColleagueSetsThePasswordAndIsSignedIn() {
        // When
        String link = invited("new.colleague", "librarian", "cataloguer");
        Response in = accept(link, CHOSEN);

        // Then
        assertThat(in.header("Location")).endsWith("/desk");
        DeskBrowser colleague = new DeskBrowser("library-session-leeds=" + in.cookie("library-session-leeds"));
        assertThat(colleague.page("/desk").texts(".sections a")).contains("Items", "Import");
        assertThat(signsIn("new.colleague", CHOSEN)).isTrue();
        assertThat(head.page(STAFF).texts("tr:contains(new.colleague) .tag")).contains("Librarian", "Cataloguer");
    }

    @Test
    void linkWorksOnceAndToOpenItDoesNotUseItUp() {
        // Given
        String link = invited("once", "librarian");

        // When
        Page first = opened(link);
        Page second = opened(link);
        int tooShort = accept(link, "eleven char").statusCode();
        Response used = accept(link, CHOSEN);
        Page again = opened(link);
        Response replayed = accept(link, "another password");

        // Then
        assertThat(first.texts(".lead")).singleElement().asString().contains("Your user name is once.");
        assertThat(second.document().select("form[action=/sign-in/invitation]")).hasSize(1);
        assertThat(tooShort).isEqualTo(200);
        assertThat(used.statusCode()).isEqualTo(303);
        assertThat(again.text()).contains(GONE);
        assertThat(replayed.cookies()).doesNotContainKey("library-session-leeds");
        assertThat(Page.of(replayed).text()).contains(GONE);
        assertThat(signsIn("once", CHOSEN)).isTrue();
        assertThat(signsIn("once", "another password")).isFalse();
    }

    @Test
    void linkEndsAfterADayAndTheDatabaseDoesNotKnowIt() throws SQLException {
        // Given
        String link = invited("late", "librarian");
        String stored = Database.value("select encode(token, 'hex') from invitation where name = 'late'");
        String day = Database.value(
                "select expires - now() between interval '23 hours' and interval '24 hours' from invitation"
                        + " where name = 'late'");

        // When
        execute("update invitation set expires = now() - interval '1 second' where name = 'late'");
        Page opened = opened(link);
        Response late = accept(link, CHOSEN);

        // Then
        assertThat(stored).isEqualTo(Sha256.hex(token(link).getBytes(StandardCharsets.UTF_8)));
        assertThat(day).isEqualTo("t");
        assertThat(opened.text()).contains(GONE);
        assertThat(late.cookies()).doesNotContainKey("library-session-leeds");
        assertThat(Database.value("select password is null from staff_member where name = 'late'"))
                .isEqualTo("t");
    }

    @Test
    void newerLinkReplacesTheFormerAndThePresentPasswordStaysUntilThen() {
        // Given
        Staff.add("forgot", "librarian");

        // When
        String former = link(head.post(STAFF + "/forgot/link", Map.of()));
        String link = link(head.post(STAFF + "/forgot/link", Map.of()));
        boolean before = signsIn("forgot", Staff.PASSWORD);
        Response refused = accept(former, CHOSEN);
        Response done = accept(link, CHOSEN);

        // Then
        assertThat(before).isTrue();
        assertThat(refused.cookies()).doesNotContainKey("library-session-leeds");
        assertThat(done.cookies()).containsKey("library-session-leeds");
        assertThat(signsIn("forgot", Staff.PASSWORD)).isFalse();
    }

    @Test
    void linkIsSentByMailIfSomebodyWantsThat() {
        // When
        Response answer = head.post(
                STAFF,
                Map.of(
                        "name",
                        List.of("mailed"),
                        "role",
                        List.of("librarian"),
                        "mail",
                        List.of("m@libraries.example")));
        Response wrong = head.post(
                STAFF,
                Map.of(
                        "name", List.of("not.mailed"),
                        "role", List.of("librarian"),
                        "mail", List.of("a@b.example, c@d.example")));

        // Then
        assertThat(Page.of(answer).text()).contains("It has also been sent by mail.");
        assertThat(mailbox.getMailsSentTo("m@libraries.example"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.getText()).contains(link(answer)));
        assertThat(Page.of(wrong).text()).contains("It could not be sent by mail.");
    }

    @Test
    void aRefusedInvitationKeepsWhatWasTyped() {
        // When
        Response answer = head.post(
                STAFF,
                Map.of(
                        "name", List.of("l.chen"),
                        "latin", List.of("Chen Lin"),
                        "chinese", List.of("陈琳")));

        // Then
        Page page = Page.of(answer).isSound();
        assertThat(page.first("[role=alert]").text()).isEqualTo("Choose at least one role.");
        assertThat(page.first("#invite ~ form input[name=name]").attr("value")).isEqualTo("l.chen");
        assertThat(page.first("#invite ~ form input[name=latin]").attr("value")).isEqualTo("Chen Lin");
        assertThat(page.first("#invite ~ form input[name=chinese]").attr("value"))
                .isEqualTo("陈琳");
    }

    private static void assertThatRefusedInPlace(Response answer, String why) {
        assertThat(Page.of(answer).isSound().first("#invite ~ [role=alert]").text())
                .contains(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ops", "exchange-operator", "head-librarian"})
    void nobodyGetsOrHasOtherRolesThroughAHeadLibrarian(String role) {
        // Given
        String other = "has." + role;
        Staff.add(other, "librarian", role);
        Staff.add("promoted.by.head", "librarian");

        // When, Then
        assertThatRefusedInPlace(
                invite("would.be." + role, "librarian", role), "Only an operator can change this person");
        assertThatRefused(
                head.post(STAFF + "/promoted.by.head/roles", Map.of("role", List.of("librarian", role))), "not-yours");
        assertThatRefused(head.post(STAFF + "/" + other + "/roles", Map.of("role", List.of("librarian"))), "not-yours");
        assertThatRefused(head.post(STAFF + "/" + other + "/link", Map.of()), "not-yours");
        assertThatRefused(head.post(STAFF + "/" + other + "/name", Map.of("latin", List.of("X"))), "not-yours");
        assertThatRefused(head.post(STAFF + "/" + other + "/remove", Map.of()), "not-yours");
        assertThatRefused(head.post(STAFF + "/the.head/roles", Map.of("role", List.of("cataloguer"))), "not-yours");
        assertThatRefusedInPlace(invite(other, "librarian"), "Somebody already has this name.");
        assertThat(head.page(STAFF).text()).doesNotContain(other).doesNotContain("would.be");
        assertThat(Database.rows("select name from invitation where name = ?", other))
                .isEmpty();
        assertThat(Database.rows("select role from staff_role where name = 'promoted.by.head'"))
                .containsExactly("librarian");
        assertThat(signsIn(other, Staff.PASSWORD)).isTrue();
    }

    @Test
    void linkDoesNotOpenAnAccountThatHasGotFurtherRolesSince() throws SQLException {
        // Given
        String link = invited("rises", "cataloguer");

        // When
        execute("insert into staff_role (name, role) values ('rises', 'exchange-operator')");

        // Then
        assertThat(accept(link, CHOSEN).cookies()).doesNotContainKey("library-session-leeds");
        assertThat(signsIn("rises", CHOSEN)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/desk/items",
                "/desk/reviews",
                "/desk/letters",
                "/desk/import",
                "/desk/translations",
                "/ops",
                "/ops/staff",
                "/ops/access",
                "/ops/imports"
            })
    void roleAloneOpensNoLetterNoItemAndNothingOfTheOperators(String page) {
        assertThat(head.get(page).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"librarian", "cataloguer", "ops", "exchange-operator"})
    void nobodyElseInvites(String role) {
        // Given
        DeskBrowser other = DeskBrowser.of("no.head." + role, role);
        Staff.add("touched.by.none", "librarian");

        // When, Then
        assertThat(other.get(STAFF).statusCode()).isEqualTo(403);
        assertThat(other.post(STAFF, Map.of("name", List.of("x"), "role", List.of("librarian")))
                        .statusCode())
                .isEqualTo(403);
        for (String act : List.of("link", "roles", "name", "remove")) {
            assertThat(other.post(STAFF + "/touched.by.none/" + act, Map.of("role", List.of("cataloguer")))
                            .statusCode())
                    .as(act)
                    .isEqualTo(403);
        }
    }

    @Test
    void passwordThatAnOperatorHasSetOpensOnlyThePageToChangeIt() {
        // Given
        String operator = Staff.session("sets.passwords", "exchange-operator");
        Staff.add("was.reset", "cataloguer");
        Staff.with(operator).formParam("password", CHOSEN).post("/ops/staff/was.reset/password");

        // When
        Response in = Staff.signIn("was.reset", CHOSEN);
        String session = "library-session-leeds=" + in.cookie("library-session-leeds");
        Response desk = Staff.with(session).get("/desk/items");
        Response write = Staff.with(session).formParam("kind", "festival").post("/desk/items");
        Page account = Page.of(Staff.with(session).get("/account")).isSound();
        Response same = Staff.with(session)
                .formParam("current", CHOSEN)
                .formParam("password", CHOSEN)
                .post("/account");
        Staff.with(session)
                .formParam("current", CHOSEN)
                .formParam("password", "my own new password")
                .post("/account");

        // Then
        assertThat(List.of(desk.header("Location"), write.header("Location")))
                .allSatisfy(it -> assertThat(it).endsWith("/account"));
        assertThat(same.header("Location")).endsWith("/account?refused=same");
        assertThat(account.texts("[role=status]")).singleElement().asString().contains("Choose your own");
        String now = "library-session-leeds="
                + Staff.signIn("was.reset", "my own new password").cookie("library-session-leeds");
        assertThat(Staff.with(now).get("/desk/items").statusCode()).isEqualTo(200);
    }

    @Test
    void peopleAreCalledByTheNameOfThePagesScript() {
        // Given
        DeskBrowser lin = DeskBrowser.of("l.m", "librarian");

        // When
        head.post(STAFF + "/l.m/name", Map.of("latin", List.of("Lin Mei"), "chinese", List.of("林梅")));

        // Then
        assertThat(lin.page("/desk?lang=en").texts(".who a, h1")).contains("Lin Mei", "Welcome, Lin Mei");
        assertThat(lin.page("/desk?lang=zh").texts(".who a")).containsExactly("林梅");
        assertThat(head.page(STAFF).texts("tbody th")).contains("Lin Mei l.m");

        // When
        lin.post("/account/name", Map.of("latin", List.of("<b>L.</b> Mei\u0007"), "chinese", List.of("")));

        // Then
        assertThat(lin.page("/desk?lang=zh").texts(".who a")).containsExactly("<b>L.</b> Mei");
    }

    @Test
    void whatWasDoneToTheCatalogueIsToldInWordsAndLettersAreNot() {
        // Given
        DeskBrowser lin = DeskBrowser.of("lin.tells", "cataloguer");
        head.post(STAFF + "/lin.tells/name", Map.of("latin", List.of("Lin"), "chinese", List.of("林")));
        String item = "/desk/items/" + Api.id(Api.created(published(titled(lightNight(), "桂花节"))));

        // When
        lin.form(item).type("/attribution", "Lin").press("publish");
        lin.post("/desk/letters", Map.of("words", List.of("tea")));
        invited("told.of", "librarian");
        Staff.add("never.removed", "ops");
        head.post(STAFF + "/never.removed/remove", Map.of());

        // Then
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(head.page("/desk/audit?lang=en").texts("tbody td"))
                        .contains("Lin published “桂花节”", "the.head added or invited told.of"));
        Page chinese = head.page("/desk/audit?lang=zh");
        assertThat(chinese.texts("tbody td")).contains("林发布了《2027 利兹光之夜》");
        assertThat(chinese.text()).doesNotContain("信函").doesNotContain("POST");
        assertThat(head.page("/desk/audit?lang=en").texts("tbody td"))
                .as("what was refused")
                .noneMatch(told -> told.contains("never.removed"));
        assertThat(head.page("/desk/audit?lang=en").text()).doesNotContain("letter");
        Page ops = Page.of(Staff.with(Staff.session("reads.all", "ops")).get("/ops/access?event=acted&lang=en"));
        assertThat(ops.texts("tbody td")).contains("Lin searched the letters", "Lin published “桂花节”");
    }

    @Test
    void addressAndOpeningHoursAreThoseOfTheHeadLibrarianUntilTheyAreEmptied() {
        // When
        head.post(
                "/desk/library",
                Map.of("address-en", List.of("1 New Street"), "hours-en", List.of("Mon–Fri 9–17\r\nSat 10–16")));
        Page written = Page.get("/about?lang=en");
        head.post("/desk/library", Map.of());
        Page emptied = Page.get("/about?lang=en");

        // Then
        assertThat(written.text()).contains("1 New Street", "Mon–Fri 9–17 Sat 10–16");
        assertThat(emptied.text()).doesNotContain("1 New Street", "Mon–Fri");
        assertThat(head.page("/desk/library").texts("label")).contains("Opening hours (English)");
    }

    @Test
    void sentencesOfLettersAreTheLibrarysOwnUntilItGoesBackToTheUsual() {
        // Given
        String library = "/desk/library";
        String usual = head.page(library).first("#offer-en").text();
        String read = head.page(library).first("#read-zh-Hans").text();

        // When
        head.post(
                library + "/sentences",
                Map.of(
                        "offer-en", List.of("Some\u202e texts for you."),
                        "read-en", List.of(head.page(library).first("#read-en").text())));
        Page written = head.page(library);
        List<String> stored = Database.rows("select detail || ' ' || language || ' ' || text from library_detail");
        head.post(library + "/sentences", Map.of("offer-en", List.of("Some texts for you."), "do", List.of("usual")));
        Page usualAgain = head.page(library);

        // Then
        assertThat(usual).startsWith("We suggest the texts below");
        assertThat(read).isEqualTo("〔城市〕已阅读此信函。");
        assertThat(stored).containsExactly("offer en Some texts for you.");
        assertThat(written.first("#offer-en").text()).isEqualTo("Some texts for you.");
        assertThat(written.first("#offer-en-hint").text()).isEqualTo("If left empty: " + usual);
        assertThat(usualAgain.first("#offer-en").text()).isEqualTo(usual);
        assertThat(Database.rows("select text from library_detail")).isEmpty();
    }
}
