package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;
import org.libraryexchange.stack.staff.LocalPerson;
import org.openqa.selenium.Keys;

/** Writing at the desk while the connection is away, in a real browser. */
@ExtendWith(SharedPair.class)
class DeskOfflineIT {

    private static final String EVENT = "cultural-event";
    private static final String TITLE = "/title/en";
    private static final String SUMMARY = "/summary/zh-Hans";
    private static final String DATES = "/event/occurrences";
    private static final String FAMILIES = "#f-event-audience-families";
    private static final String NEW_LETTER = "/desk/letters/new";
    private static final String SUBJECT = "/subject/en";
    private static final String BAR = "#kept";
    private static final String LEAVE = "form.who button";
    private static final int MOST_FIELDS = 14;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static DeskPerson cataloguer(PairUnderTest pair, int width, String language) {
        return DeskPerson.at(pair.leeds(), LocalPerson.CATALOGUER, width, language);
    }

    private static String published(String title, PairUnderTest pair) {
        Acknowledged event = (Acknowledged) pair.leeds()
                .client()
                .create(UUID.randomUUID().toString(), ItemDocuments.event(title).toString());
        return "/desk/items/" + event.id();
    }

    private static String value(DeskPerson person, String field) {
        return person.browser().value("[name='" + field + "']");
    }

    private static void awaitValue(DeskPerson person, String field, String text) {
        Awaitility.await(text)
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> value(person, field).equals(text));
    }

    /** Ticks a box, and waits until the desk has it. */
    private static void ticks(DeskPerson person, String box) {
        awaitWaiting(person, 0);
        person.browser().scrollTo(box);
        person.browser().click(box);
        awaitWaiting(person, 1);
        awaitWaiting(person, 0);
    }

    private static void awaitWaiting(DeskPerson person, long count) {
        Awaitility.await(count + " texts in the browser")
                .atMost(PATIENCE)
                .until(() -> person.browser().waiting() == count);
    }

    @ParameterizedTest
    @CsvSource({"390, zh-Hans, 仅暂存于本浏览器, 已于", "1280, en, Kept in this browser only., Only you see it"})
    void nothingTypedIsLostByAReloadWithoutAConnection(
            int width, String language, String inBrowser, String kept, PairUnderTest pair) {
        try (DeskPerson person = cataloguer(pair, width, language)) {
            // Given
            Browser browser = person.browser();
            String item = person.begins(EVENT);
            person.fills(DATES + "/0/day", "04042027").adds(DATES, DATES + "/1/day");
            ticks(person, FAMILIES);
            browser.offline(true);
            person.fills(TITLE, "Typed without a connection").fills(SUMMARY, "断网时填写");
            person.fills(DATES + "/0/day", "05052027").fills(DATES + "/1/day", "06062027");
            browser.awaitText(BAR, inBrowser);
            assertThat(browser.violations()).isEmpty();

            // When
            // A browser that is told to be offline is not while it loads a page; without a session the desk takes
            // nothing.
            browser.forgetCookie("library-session-leeds");
            browser.reload();
            browser.offline(false);
            browser.open(item);
            person.signsInAgain();

            // Then
            awaitValue(person, DATES + "/1/day", "2027-06-06");
            browser.awaitText(BAR, kept);
            awaitWaiting(person, 0);
            browser.open(item);
            assertThat(value(person, TITLE)).as("from the desk alone").isEqualTo("Typed without a connection");
            assertThat(value(person, SUMMARY)).isEqualTo("断网时填写");
            assertThat(browser.isTicked(FAMILIES)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"390, zh-Hans, 暂存于本浏览器, 草稿已保存", "1280, en, Kept in this browser, The draft is saved"})
    void letterComesBackUntilItIsSaved(int width, String language, String kept, String saved, PairUnderTest pair) {
        try (DeskPerson person = cataloguer(pair, width, language)) {
            // Given
            Browser browser = person.browser();
            browser.open(NEW_LETTER);
            person.fills(SUBJECT, "Lanterns").fills("/text/en", "Which lanterns do you lend?");
            browser.awaitText(BAR, kept);

            // When
            browser.offline(true);
            browser.reload();
            browser.offline(false);
            browser.open(NEW_LETTER);

            // Then
            awaitValue(person, SUBJECT, "Lanterns");
            assertThat(value(person, "/text/en")).isEqualTo("Which lanterns do you lend?");
            assertThat(browser.violations()).isEmpty();

            // When
            person.presses("save");

            // Then
            browser.awaitText(".done", saved);
            awaitWaiting(person, 0);
            browser.open(NEW_LETTER);
            assertThat(value(person, SUBJECT)).isEmpty();
        }
    }

    @Test
    void textOfMoreThanSevenDaysAgoDoesNotComeBack(PairUnderTest pair) {
        try (DeskPerson person = cataloguer(pair, 1_280, "en")) {
            // Given
            Browser browser = person.browser();
            browser.open(NEW_LETTER);
            person.fills(SUBJECT, "Lanterns of last week");
            browser.awaitText(BAR, "Kept in this browser");
            browser.age(Duration.ofDays(8));

            // When
            browser.open(NEW_LETTER);

            // Then
            awaitWaiting(person, 0);
            Awaitility.await("no text")
                    .during(Duration.ofSeconds(1))
                    .until(() -> value(person, SUBJECT).isEmpty());
        }
    }

    @ParameterizedTest
    @CsvSource({"390, zh-Hans, 只有您能看到, 您已在另一窗口", "1280, en, Only you see it, in another window"})
    void textsOfTwoWindowsWithoutAConnectionArePutTogetherAndNotOverwritten(
            int width, String language, String kept, String elsewhere, PairUnderTest pair) {
        try (DeskPerson person = cataloguer(pair, width, language)) {
            // Given
            String item = published("Before both windows", pair);
            Browser browser = person.browser();
            browser.open(item);
            browser.openBeside(item);
            browser.offline(true);
            person.fills(TITLE, "Typed in the second");
            awaitWaiting(person, 1);
            browser.toWindow(0);
            browser.offline(true);
            person.fills(TITLE, "Typed in the first");
            awaitWaiting(person, 2);

            // When
            browser.offline(false);
            browser.awaitText(BAR, kept);
            browser.toWindow(1);
            browser.offline(false);

            // Then
            browser.awaitText(BAR, elsewhere);
            assertThat(value(person, TITLE)).isEqualTo("Typed in the second");
            browser.send("#compare");
            assertThat(browser.texts(".side-text")).containsExactly("Typed in the second", "Typed in the first");
            awaitWaiting(person, 0);
        }
    }

    @Test
    void whoeverSignsInNextSeesNothingOfItAndSigningOutErasesIt(PairUnderTest pair) {
        String item = published("Before anybody typed", pair);
        try (DeskPerson person = DeskPerson.addedTo(pair.leeds(), "forgetful.cataloguer", "cataloguer")) {
            // Given
            Browser browser = person.browser();
            browser.open(item);
            browser.offline(true);
            person.fills(TITLE, "Only mine");
            awaitWaiting(person, 1);
            browser.forgetCookie("library-session-leeds");
            browser.reload();
            browser.offline(false);
            browser.open("/desk");

            // When
            person.signsInAs(pair.leeds(), LocalPerson.CATALOGUER);
            browser.awaitAddress("/desk");
            browser.open(item);
            person.fills(SUMMARY, "同事填写");
            browser.awaitText(BAR, "Only you see it");

            // Then
            assertThat(value(person, TITLE)).isEqualTo("Before anybody typed");
            awaitWaiting(person, 1);

            // When
            browser.send(LEAVE);
            browser.awaitAddress("/sign-in");

            // Then
            assertThat(browser.waiting()).isZero();
        }
    }

    /** Browsers send the cookies of a host to all of its ports. */
    @Test
    void nodesOfOneMachineLeaveEachOthersPeopleSignedIn(PairUnderTest pair) {
        try (DeskPerson person = cataloguer(pair, 1_280, "en")) {
            // When
            person.browser().openElsewhere(pair.hangzhou().api() + "/desk");
            person.signsInAs(pair.hangzhou(), LocalPerson.CATALOGUER);

            // Then
            person.browser().awaitText("nav.sections b", "Hangzhou");
            person.browser().open("/desk");
            assertThat(person.browser().address()).isEqualTo("/desk");
        }
    }

    @ParameterizedTest
    @CsvSource({"390, zh-Hans, 条目已发布", "1280, en, The item is published."})
    void eventWithThreeDatesAPriceAndAPictureTakesFewFieldsAndNoPageLoad(
            int width, String language, String published, PairUnderTest pair) {
        tryThreeDatesByKeyboard(width, language, published, pair);
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({"390, en, The item is published.", "1280, zh-Hans, 条目已发布"})
    void eventWithThreeDatesTakesFewFieldsOnOtherScreensToo(
            int width, String language, String published, PairUnderTest pair) {
        tryThreeDatesByKeyboard(width, language, published, pair);
    }

    private static void tryThreeDatesByKeyboard(int width, String language, String published, PairUnderTest pair) {
        try (DeskPerson person = cataloguer(pair, width, language)) {
            // Given
            person.tabsTo(EVENT).browser().press(Keys.ENTER);
            person.browser().awaitAddress("/desk/items/");

            // When
            person.tabsTo(TITLE).types("Three evenings of lanterns");
            person.tabsTo("/title/zh-Hans").types("三晚灯会");
            person.tabsTo("/summary/en").types("Lanterns at dusk.");
            // Whatever the language of the browser, these keys mean the same day and hour.
            person.tabsTo(DATES + "/0/day").types("05052027");
            person.tabsTo(DATES + "/0/from").types("1030AM");
            person.addsByKeyboard(DATES, DATES + "/1/day").types("06062027");
            person.tabsTo(DATES + "/1/from").types("1030AM");
            person.addsByKeyboard(DATES, DATES + "/2/day").types("07072027");
            person.tabsTo(DATES + "/2/from").types("1030AM");
            person.tabsTo("/place/name/en").types("Granary Wharf");
            person.addsByKeyboard("/media", "/media/0/url").types("https://example.org/lanterns.jpg");
            person.tabsTo("/media/0/alt/en").types("Lanterns over a canal");
            person.addsByKeyboard("/event/admission/prices", "/event/admission/prices/0/amount")
                    .types("£5");
            person.tabsTo("publish").browser().press(Keys.ENTER);

            // Then
            person.browser().awaitText(".done", published);
            assertThat(person.filled()).isLessThanOrEqualTo(MOST_FIELDS);
            assertThat(value(person, DATES + "/1/day")).isEqualTo("2027-06-06");
            assertThat(value(person, DATES + "/2/day")).isEqualTo("2027-07-07");
            assertThat(value(person, "/media/0/url")).isEqualTo("https://example.org/lanterns.jpg");
            assertThat(value(person, "/event/admission/prices/0/amount")).isEqualTo("5");
            assertThat(person.browser().scrollsSideways()).isFalse();
            assertThat(person.browser().violations()).isEmpty();
        }
    }

    @Test
    void letterIsSentAndAPersonSignsOutThoughTheDatabaseOfTheBrowserDoesNotAnswer(PairUnderTest pair) {
        try (DeskPerson person = cataloguer(pair, 1280, "en")) {
            // Given
            Browser browser = person.browser();
            browser.withoutDatabase();
            browser.open(NEW_LETTER);
            person.fills(SUBJECT, "No database").fills("/text/en", "Sent all the same.");

            // When
            person.presses("send");

            // Then
            assertThat(browser.address()).startsWith("/desk/letters/threads/");
            assertThat(browser.text("h1")).isEqualTo("No database");

            // When, Then
            browser.send(LEAVE);
            browser.awaitAddress("/sign-in");
        }
    }
}
