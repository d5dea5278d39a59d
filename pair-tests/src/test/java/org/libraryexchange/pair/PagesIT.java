package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.pair.link.ChaosProxy;
import org.libraryexchange.stack.staff.LocalPerson;

/** The pages of the running pair in a real browser. */
class PagesIT {

    private static final long SEED = 8;
    private static final List<String> PAGES = List.of(
            "/ops",
            "/ops/nights",
            "/ops/mornings",
            "/ops/mirror",
            "/ops/rejected",
            "/ops/rejected/1",
            "/ops/imports",
            "/",
            "/search?q=light",
            "/about",
            "/sign-in",
            "/nothing");

    /** What is shown of trouble is the same however soon it is seen. */
    private static final Map<String, String> IMPATIENT =
            Map.of("LIBRARY_HEALTH_PATIENCE", "5s", "LIBRARY_HEALTH_LOOK_EVERY", "1s");

    private static PairUnderTest pair;

    private Browser browser;

    @BeforeAll
    static void start() {
        pair = PairUnderTest.startBehindProxies(SEED, IMPATIENT);
        pair.leeds().database().execute("""
                insert into rejected_record (owner, topic, topic_id, record_offset, record_time, key, value, headers,
                    reason, detail)
                values ('hangzhou', 'library.items.hangzhou', 'pages', 1, now(), 'key', '{"title":', '[]',
                    'malformed-json', 'ends in the middle')
                """);
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    @BeforeEach
    void signIn() {
        browser = Browser.at(pair.leeds().api().toString());
        signInTo(browser);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Tag("long")
    @Test
    void brokenLinkTurnsThePageRedAndBackAndARunIsWatchedThroughIt() {
        // Given
        browser.open("/ops?lang=en");
        assertThat(browser.attribute(".verdict", "class")).doesNotContain("trouble");

        // When
        pair.onBrokerLinks(ChaosProxy::refuse);
        browser.open("/ops/nights?lang=en");
        browser.click("form[action='/ops/runs'] button");
        browser.awaitAddress("/ops/runs/");
        browser.mark();
        String run = browser.address();
        browser.awaitText(".outcome", "running");
        try (Browser overview = Browser.at(pair.leeds().api().toString())) {
            signInTo(overview);
            overview.mark();

            // Then
            overview.awaitText(".verdict h1", "is stuck");
            overview.awaitText(".verdict ul", "the broker does not answer");
            assertThat(browser.text(".outcome")).contains("running");

            // When
            pair.onBrokerLinks(ChaosProxy::heal);

            // Then
            browser.awaitText(".outcome", "complete");
            overview.awaitText(".verdict h1", "1 thing needs attention");
            assertThat(overview.isMarked()).as("no reload").isTrue();
        }
        assertThat(browser.isMarked()).as("no reload").isTrue();
        assertThat(browser.address()).isEqualTo(run);
        assertThat(browser.texts(".steps .step-done")).hasSize(6);
    }

    @Tag("long")
    @Test
    void pageSaysSoWhileTheDatabaseIsAway() {
        // Given
        browser.open("/ops?lang=en");
        browser.mark();

        // When
        pair.leeds().databaseLink().refuse();

        // Then
        browser.awaitText(".verdict h1", "The database does not answer");
        browser.awaitText("title", "▲ no database · Leeds");

        // When
        pair.leeds().databaseLink().heal();

        // Then
        browser.awaitText(".verdict h1", "1 thing needs attention");
        browser.awaitText("title", "◆ 1 problem · Leeds");
        assertThat(browser.isMarked()).as("no reload").isTrue();
    }

    private static void signInTo(Browser other) {
        other.open("/ops?lang=en");
        assertThat(other.address()).isEqualTo("/sign-in");
        Path data = pair.leeds().publicKeyFile().getParent().getParent();
        other.type("[name=name]", LocalPerson.OPERATOR.signInName());
        other.type("[name=password]", LocalPerson.OPERATOR.password(data));
        other.click(".sign-in button");
        other.awaitAddress("/ops?lang=en");
    }

    @Test
    void rejectedRecordIsTriedAgainAndTheLanguageSwitched() {
        // Given
        browser.open("/ops/rejected?lang=en");
        browser.click(".list tbody a");
        browser.awaitText("h1", "Rejected record");

        // When
        browser.click("form[action$='/retry'] button");

        // Then
        browser.awaitText(".done.unfit", "still rejected");

        // When
        browser.click(".settings a[hreflang=zh-Hans]");

        // Then
        browser.awaitText("h1", "被拒记录");
        assertThat(browser.attribute("html", "lang")).isEqualTo("zh-Hans");
        assertThat(browser.text(".done")).contains("仍不合格");
    }

    @ParameterizedTest
    @CsvSource({"390, light, en", "1280, dark, zh-Hans"})
    void everyPageServesEverybody(int width, String colours, String language) {
        assertServed(width, colours, language);
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({"390, dark, zh-Hans", "1280, light, en", "1920, light, en", "1920, dark, zh-Hans"})
    void everyPageServesEverybodyOnOtherScreensToo(int width, String colours, String language) {
        assertServed(width, colours, language);
    }

    private void assertServed(int width, String colours, String language) {
        browser.device(width, 1_000, colours);
        for (String page : PAGES) {
            browser.open(page + (page.contains("?") ? "&" : "?") + "lang=" + language);
            assertThat(browser.violations()).as(page).isEmpty();
            assertThat(browser.scrollsSideways()).as(page).isFalse();
            assertThat(browser.complaints())
                    .as(page)
                    .filteredOn(complaint -> !complaint.contains("404"))
                    .filteredOn(complaint -> !complaint.contains("ERR_INTERNET_DISCONNECTED")
                            && !complaint.contains("ERR_NAME_NOT_RESOLVED"))
                    .isEmpty();
        }
    }
}
