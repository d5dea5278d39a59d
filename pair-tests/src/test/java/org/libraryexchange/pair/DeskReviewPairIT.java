package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;
import org.libraryexchange.stack.staff.LocalPerson;

/** A head librarian, a new colleague and a librarian at the desk of a city, in real browsers. */
@Tag("long")
@ExtendWith(SharedPair.class)
class DeskReviewPairIT {

    private static final String TITLE = "/title/en";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"390, zh-Hans", "1280, en"})
    void invitedColleagueReviewsSendsBackAndPublishes(int width, String language, PairUnderTest pair) {
        CityUnderTest leeds = pair.leeds();
        String name = "colleague-" + width;
        String first = "Sent for review at " + width;
        String second = first + ", with its year";
        Acknowledged event = (Acknowledged) leeds.client()
                .create(
                        UUID.randomUUID().toString(),
                        ItemDocuments.event("To be reviewed").toString());
        String item = "/desk/items/" + event.id();
        try (DeskPerson head =
                        DeskPerson.signedInTo("/desk/staff", leeds, LocalPerson.HEAD_LIBRARIAN, width, language);
                DeskPerson colleague = DeskPerson.invited(leeds, invited(head, name), name, width, language);
                DeskPerson librarian = DeskPerson.at(leeds, LocalPerson.LIBRARIAN, width, language)) {
            // When
            librarian.browser().open(item);
            librarian.fills(TITLE, first).presses("review");
            assertServes(librarian.browser(), language);
            Browser reviewer = colleague.browser();
            reviewer.open("/desk/reviews?lang=" + language);
            assertServes(reviewer, language);
            reviewer.clickLink(title(first, language));
            reviewer.awaitElement("table.differs");
            assertServes(reviewer, language);
            reviewer.type("#word", "哪一年？ Which year?");
            reviewer.send("form[action$='/return'] button");

            // Then
            librarian.browser().open(item);
            assertThat(librarian.browser().text(".sent-back")).contains("哪一年？ Which year?", name);
            assertServes(librarian.browser(), language);

            // When
            librarian.fills(TITLE, second).presses("review");
            reviewer.open("/desk/reviews?lang=" + language);
            reviewer.clickLink(title(second, language));
            reviewer.awaitElement("form[action$='/publish'] button");
            reviewer.send("form[action$='/publish'] button");

            // Then
            reviewer.awaitAddress("/desk/reviews?done=published");
            reviewer.open("/items/" + event.id() + "?lang=en");
            assertThat(reviewer.text("h1")).isEqualTo(second);
            head.browser().open("/desk/audit?lang=" + language);
            assertServes(head.browser(), language);
        }
    }

    /** The link for a new cataloguer. */
    private static String invited(DeskPerson head, String name) {
        Browser browser = head.browser();
        browser.type("form[action='/desk/staff'] [name=name]", name);
        browser.click("form[action='/desk/staff'] [value=cataloguer]");
        browser.send("form[action='/desk/staff'] button[value=invite]");
        browser.awaitElement("#link");
        URI link = URI.create(browser.text("#link"));
        return link.getPath() + "?" + link.getQuery();
    }

    /** The item has a Chinese title, which nobody changes. */
    private static String title(String english, String language) {
        return language.equals("en")
                ? english
                : ItemDocuments.event("any").at("/title/zh-Hans").asText(english);
    }

    @ParameterizedTest
    @CsvSource({"390, en", "1280, zh-Hans"})
    void heldImportIsSettledByTitle(int width, String language, PairUnderTest pair) throws IOException {
        // Given
        CityUnderTest leeds = pair.leeds();
        String scheme = "held-at-the-desk-" + width;
        for (int i = 0; i < 3; i++) {
            assertThat(leeds.client()
                            .put(
                                    scheme,
                                    String.valueOf(i),
                                    ItemDocuments.event("Wave " + i).toString()))
                    .isInstanceOf(Acknowledged.class);
        }
        ObjectNode row = ItemDocuments.event("Wave 0");
        row.putArray("identifiers").addObject().put("scheme", scheme).put("value", "0");
        ImportUnderTest held = ImportUnderTest.send(
                leeds,
                "scheme=" + scheme + "&complete=true",
                "application/x-ndjson",
                Files.writeString(folder.resolve("held.ndjson"), row + "\n"));
        assertThat(held.ended(PATIENCE).path("state").asText()).isEqualTo("held");
        try (DeskPerson head =
                DeskPerson.signedInTo("/desk/held", leeds, LocalPerson.HEAD_LIBRARIAN, width, language)) {
            // When
            Browser browser = head.browser();
            browser.open("/desk/held/" + held.id() + "?lang=" + language);

            // Then
            assertThat(browser.texts(".desk-list a")).hasSize(2);
            assertServes(browser, language);

            // When
            browser.type("[name=withdrawals]", "2");
            browser.send("form[action$='/approve'] button");

            // Then
            browser.awaitAddress("/desk/held?done=approved");
            assertThat(held.ended(PATIENCE).path("decidedBy").asText()).isEqualTo("head-librarian");
        }
    }

    private static void assertServes(Browser browser, String language) {
        assertThat(browser.scrollsSideways()).as(browser.address()).isFalse();
        assertThat(browser.violations()).as(browser.address()).isEmpty();
        assertThat(browser.attribute("html", "lang")).isEqualTo(language);
    }
}
