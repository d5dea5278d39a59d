package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;
import org.libraryexchange.stack.staff.LocalPerson;

/** People who work on the same items at the desk, in real browsers. */
@Tag("long")
@ExtendWith(SharedPair.class)
class DeskPeopleIT {

    private static final String ITEMS = "/desk/items/";
    private static final String EVENT = "cultural-event";
    private static final String TITLE = "/title/en";
    private static final String SUMMARY = "/summary/en";
    private static final String DATES = "/event/occurrences/";
    private static final int MANY = 24;

    private static DeskPerson cataloguer(PairUnderTest pair) {
        return cataloguer(pair, 1_280, "en");
    }

    private static DeskPerson cataloguer(PairUnderTest pair, int width, String language) {
        return DeskPerson.at(pair.leeds(), LocalPerson.CATALOGUER, width, language);
    }

    /** Opens the form of a published event, and returns its address. */
    private static String published(String title, PairUnderTest pair) {
        Acknowledged event = (Acknowledged) pair.leeds()
                .client()
                .create(UUID.randomUUID().toString(), ItemDocuments.event(title).toString());
        return ITEMS + event.id();
    }

    @ParameterizedTest
    @CsvSource({"1280, en"})
    void whoComesSecondSeesBothTextsAndChooses(int width, String language, PairUnderTest pair) {
        String item = published("Two hands", pair);
        try (DeskPerson first = DeskPerson.addedTo(pair.leeds(), "first.cataloguer", "cataloguer");
                DeskPerson second = cataloguer(pair, width, language)) {
            // Given
            first.browser().open(item);
            second.browser().open(item);
            second.fills(TITLE, "Title of the second").fills(SUMMARY, "Summary of the second");
            first.fills(TITLE, "Title of the first").presses("publish");
            first.browser().awaitText(".done", "The item is published.");

            // When
            second.presses("publish");

            // Then
            Browser browser = second.browser();
            browser.awaitText("form.merge", "Title of the first");
            assertThat(browser.texts(".side-text")).containsExactly("Title of the second", "Title of the first");
            assertThat(browser.violations()).isEmpty();

            // When
            browser.click("input[value=theirs]");
            browser.click(".merge button");

            // Then
            browser.awaitAddress(item + "?done=merged");
            assertThat(browser.value("[name='/title/en']")).isEqualTo("Title of the first");
            assertThat(browser.value("[name='/summary/en']")).isEqualTo("Summary of the second");

            // When
            second.presses("publish");

            // Then
            browser.awaitAddress(item + "?done=published");
        }
    }

    @ParameterizedTest
    @CsvSource({"390, zh-Hans"})
    void whatIsTypedSurvivesTheEndOfTheSession(int width, String language, PairUnderTest pair) {
        try (DeskPerson person = cataloguer(pair, width, language)) {
            // Given
            String item = person.begins(EVENT);
            person.fills(TITLE, "Typed before the end").fills("/title/zh-Hans", "会话结束之前");

            // When
            person.browser().forgetCookie("library-session-leeds");
            person.presses("save");

            // Then
            Browser browser = person.browser();
            browser.awaitText("h1", language.equals("en") ? "Sign in" : "登录");
            assertThat(browser.violations()).isEmpty();

            // When
            person.signsInAgain();
            browser.awaitText(".sign-in button", language.equals("en") ? "Continue" : "继续");
            assertThat(browser.violations()).isEmpty();
            browser.click(".sign-in button");

            // Then
            browser.awaitAddress(item);
            assertThat(browser.value("[name='/title/en']")).isEqualTo("Typed before the end");
            assertThat(browser.value("[name='/title/zh-Hans']")).isEqualTo("会话结束之前");
        }
    }

    @Test
    void librarianWritesAndDoesNotPublish(PairUnderTest pair) {
        String item = published("Only for cataloguers", pair);
        try (DeskPerson librarian = DeskPerson.at(pair.leeds(), LocalPerson.LIBRARIAN, 1_280, "en")) {
            // Given
            Browser browser = librarian.browser();
            browser.open(item);
            assertThat(browser.texts("button[value=publish], a[href$='/withdraw']"))
                    .isEmpty();
            assertThat(browser.text("main"))
                    .contains("Readers see your text once a cataloguer has reviewed and published it.");

            // When
            browser.send(item, Map.of("do", "publish", TITLE, "By hand"));
            browser.awaitText("h1", "You do not have permission for this");
            browser.open("/items/" + item.substring(ITEMS.length()) + "?lang=en");

            // Then
            assertThat(browser.text("h1")).isEqualTo("Only for cataloguers");

            // When
            librarian.begins(EVENT);
            librarian.fills(TITLE, "A draft").presses("save");

            // Then
            browser.awaitText(".done", "The draft is saved.");
        }
    }

    @Test
    void oneDateIsCancelledAndAnotherMoved(PairUnderTest pair) {
        String item = published("Two evenings", pair);
        try (DeskPerson person = cataloguer(pair)) {
            // Given
            Browser browser = person.browser();
            browser.open(item);
            person.adds("/event/occurrences", "/event/occurrences/1/day");
            person.fills(DATES + "1/day", "10102027").fills(DATES + "1/from", "1000AM");
            person.presses("publish");
            browser.awaitAddress(item + "?done=published");
            browser.open(item);

            // When
            person.chooses(DATES + "0/status", "cancelled").fills(DATES + "1/day", "11112027");
            person.presses("publish");
            browser.awaitAddress(item + "?done=published");

            // Then
            browser.open("/items/" + item.substring(ITEMS.length()) + "?lang=en");
            assertThat(browser.text(".facts"))
                    .contains("11 November 2027", "Cancelled")
                    .doesNotContain("10 Oct");

            // When
            browser.open(item + "/history");

            // Then
            assertThat(browser.texts(".panel").get(0))
                    .contains("Version 3", "Date 1: Status", "Going ahead", "Cancelled")
                    .contains("Date 2: Day", "2027-10-10", "2027-11-11");
            assertThat(browser.violations()).isEmpty();
        }
    }

    @Test
    void itemIsWithdrawnWithTheReasonInBothLanguages(PairUnderTest pair) {
        String item = published("Rained off", pair);
        try (DeskPerson person = cataloguer(pair)) {
            // Given
            Browser browser = person.browser();
            browser.open(item);
            browser.click("a[href$='/withdraw']");
            assertThat(browser.violations()).isEmpty();

            // When
            person.fills("/reason/en", "Flood").fills("/reason/zh-Hans", "洪水");
            browser.click("main .act");

            // Then
            browser.awaitText(".done", "The item is withdrawn.");
            browser.open("/items/" + item.substring(ITEMS.length()) + "?lang=en");
            assertThat(browser.text(".notice")).contains("Flood");
            browser.open("/items/" + item.substring(ITEMS.length()) + "?lang=zh-Hans");
            assertThat(browser.text(".notice")).contains("洪水");
        }
    }

    @Test
    void copyBeginsWithTheContentOfTheItem(PairUnderTest pair) {
        String item = published("Every month", pair);
        try (DeskPerson person = cataloguer(pair)) {
            // Given
            Browser browser = person.browser();
            browser.open(item);

            // When
            browser.click("form[action$='/copy'] button");
            browser.awaitText(".state-new", "New");

            // Then
            assertThat(browser.address()).startsWith(ITEMS).doesNotStartWith(item);
            assertThat(browser.value("[name='/title/en']")).isEqualTo("Every month");
        }
    }

    /** Whether the number is asked for depends on how many items other tests have published. */
    @Test
    void manyItemsAreFoundAndWithdrawnTogether(PairUnderTest pair) {
        for (int i = 0; i < MANY; i++) {
            published("Whitsuntide parade " + i, pair);
        }
        try (DeskPerson person = cataloguer(pair)) {
            // Given
            Browser browser = person.browser();
            browser.open("/desk/items");
            browser.fill("input[name=q]", "whitsuntide");
            browser.click(".search button");
            browser.awaitAddress("/desk/items?q=whitsuntide");
            assertThat(browser.texts(".desk-list li")).hasSize(MANY);

            // When
            browser.tickAll("input[name=item]");
            person.presses("withdraw");
            browser.awaitText("h1", "Withdraw " + MANY + " items");
            assertThat(browser.violations()).isEmpty();
            browser.fillIfThere("#number", Integer.toString(MANY));
            browser.click("main .act");

            // Then
            browser.awaitText(".done", MANY + " items are withdrawn.");
            assertThat(browser.violations()).isEmpty();
        }
    }
}
