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
import org.libraryexchange.stack.staff.LocalPerson;
import org.openqa.selenium.Keys;

/** Librarians of both cities write to each other, in real browsers. */
@ExtendWith(SharedPair.class)
class DeskLettersPairIT {

    private static final String LETTERS = "/desk/letters";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LONG = "A very long subject, 一个很长的主题 🏮 ".repeat(5) + "x".repeat(60);

    private static final String TEXT = "龙舟 🏮".repeat(200);

    private static DeskPerson inLeeds(PairUnderTest pair, int width) {
        return DeskPerson.at(pair.leeds(), LocalPerson.LIBRARIAN, width, "en");
    }

    private static DeskPerson inHangzhou(PairUnderTest pair, int width) {
        return DeskPerson.at(pair.hangzhou(), LocalPerson.LIBRARIAN, width, "zh-Hans");
    }

    /** Writes a letter that asks for a reply. */
    private static void sends(DeskPerson person, String subject) {
        person.browser().open(LETTERS + "/new");
        person.chooses("/asks", "reply")
                .fills("/subject/en", subject)
                .fills("/text/en", "Which year is it?\n\nThank you.")
                .presses("send");
        person.browser().awaitAddress(LETTERS + "/threads/");
    }

    /** Looks again until a letter is in a list. */
    private static void opensLetter(DeskPerson person, String subject) {
        Awaitility.await(subject).atMost(PATIENCE).until(() -> {
            person.browser().open(LETTERS);
            return person.browser().texts(".letter-entry a").contains(subject);
        });
        person.browser().clickLink(subject);
        person.browser().awaitAddress(LETTERS + "/threads/");
    }

    @Test
    void formOfALetterServesEverybody(PairUnderTest pair) {
        try (DeskPerson leeds = inLeeds(pair, 390)) {
            // When
            leeds.browser().open(LETTERS + "/new");

            // Then
            assertServes(leeds.browser());
        }
    }

    private static void assertServes(Browser browser) {
        assertThat(browser.violations()).as(browser.address()).isEmpty();
        assertThat(browser.scrollsSideways()).as(browser.address()).isFalse();
        assertThat(browser.complaints()).as(browser.address()).isEmpty();
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({"390", "1280", "1920"})
    void librariansFinishAConversationInTheirOwnLanguages(int width, PairUnderTest pair) {
        String subject = "Tramway map " + UUID.randomUUID();
        try (DeskPerson leeds = inLeeds(pair, width);
                DeskPerson hangzhou = inHangzhou(pair, width)) {
            // Given
            leeds.browser().withoutScripts();
            hangzhou.browser().withoutScripts();

            // When
            sends(leeds, subject);
            opensLetter(hangzhou, subject);
            assertThat(hangzhou.browser().texts(".version > .note")).containsExactly("英文 · 原文", "没有中文文本。");
            hangzhou.browser().click(".letter-acts a[href*='reply=']");
            hangzhou.browser().awaitAddress(LETTERS + "/new?");
            hangzhou.fills("/subject/zh-Hans", "回复：电车地图")
                    .fills("/text/zh-Hans", "是一九〇一年。")
                    .presses("send");
            hangzhou.browser().awaitAddress(LETTERS + "/threads/");

            // Then: the form of the reply has kept the subject in English
            opensLetter(leeds, "Re: " + subject);
            assertThat(leeds.browser().texts(".letter")).hasSize(2);
            assertThat(leeds.browser().texts(".letter .tag").get(0)).isEqualTo("Answered");
            assertThat(hangzhou.browser().texts(".letter .tag").get(0)).isEqualTo("已答复");
        }
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({"1280"})
    void letterIsWrittenByKeyboardAlone(int width, PairUnderTest pair) {
        try (DeskPerson leeds = inLeeds(pair, width)) {
            // Given
            leeds.browser().open(LETTERS + "/new");

            // When
            leeds.tabsTo("/subject/en").types("By keyboard");
            leeds.tabsTo("/text/en").types("Every field can be reached.");
            leeds.tabsTo("send").browser().press(Keys.ENTER);

            // Then
            leeds.browser().awaitAddress(LETTERS + "/threads/");
            assertThat(leeds.browser().text("h1")).isEqualTo("By keyboard");
        }
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({"390", "1280", "1920"})
    void everyPageWithLettersServesEverybody(int width, PairUnderTest pair) {
        try (DeskPerson leeds = inLeeds(pair, width)) {
            // Given
            Browser browser = leeds.browser();
            browser.open(LETTERS + "/new");
            leeds.fills("/subject/en", LONG).fills("/text/en", "y".repeat(500)).presses("send");
            browser.awaitAddress(LETTERS + "/threads/");
            String thread = browser.address().replaceFirst("[?#].*", "");
            String letter = browser.attribute(".thread-letters > li", "id").replace("letter-", "");

            // When, Then
            for (String page :
                    new String[] {LETTERS, thread, LETTERS + "/" + letter + "/recall", LETTERS + "/new?reply=" + letter
                    }) {
                browser.open(page);
                assertServes(browser);
            }
            browser.open(LETTERS + "/new");
            leeds.fills("/links/0", "nothing").presses("send");
            browser.awaitText(".problems", "There is a problem");
            assertThat(browser.focused()).isEqualTo("problems");
            assertServes(browser);
        }
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({"390, save, 草稿已保存，同事可以看到。", "1280, send, 信函已发出。"})
    void whatIsTypedSurvivesTheEndOfTheSession(int width, String button, String done, PairUnderTest pair) {
        try (DeskPerson person = inHangzhou(pair, width)) {
            // Given
            Browser browser = person.browser();
            browser.open(LETTERS + "/new");
            person.fills("/subject/zh-Hans", "会话结束之前").fills("/text/zh-Hans", TEXT);
            browser.forgetCookie("library-session-hangzhou");

            // When
            person.presses(button).signsInAgain();
            browser.awaitText(".sign-in button", "继续");
            browser.click(".sign-in button");

            // Then
            browser.awaitText(".done", done);
            assertThat(button.equals("save") ? browser.value("[name='/text/zh-Hans']") : browser.text(".version"))
                    .contains(TEXT);
        }
    }
}
