package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;
import org.libraryexchange.stack.staff.LocalPerson;

/** Whether everybody can use the pages of staff: what axe finds, and whether they fit on a phone. */
@ExtendWith(SharedPair.class)
class DeskAccessIT {

    private static final int NARROWEST = 320;
    private static final int HEIGHT = 900;
    private static final String LONG = "A very long title, 一个很长的题名 🏮 ".repeat(8) + "x".repeat(40);

    private String language;

    @ParameterizedTest
    @CsvSource({"390, light, zh-Hans"})
    void everyPageServesEverybody(int width, String colours, String language, PairUnderTest pair) {
        assertServed(width, colours, language, pair);
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({"390, dark, en", "1280, dark, en", "1280, light, zh-Hans", "1920, dark, zh-Hans", "1920, light, en"})
    void everyPageServesEverybodyOnOtherScreensToo(int width, String colours, String language, PairUnderTest pair) {
        assertServed(width, colours, language, pair);
    }

    private void assertServed(int width, String colours, String language, PairUnderTest pair) {
        this.language = language;
        String item = changed(pair);
        try (DeskPerson person = DeskPerson.at(pair.leeds(), LocalPerson.CATALOGUER, width, language)) {
            Browser browser = person.browser();
            for (String page : new String[] {
                "/desk",
                "/desk/items",
                "/desk/items?state=without-chinese",
                "/desk/items?q=nothingwhatsoever",
                item,
                item + "/history",
                item + "/withdraw",
                item + "/preview",
                "/desk/items/" + UUID.randomUUID(),
                "/desk/nothing",
                "/desk/import",
                "/account"
            }) {
                browser.open(page);
                assertServes(browser, page, width, colours);
            }
            assertImportServes(browser, width, colours);
            for (String kind : new String[] {"cultural-event", "festival", "history-resource"}) {
                assertFormServes(person, kind, width, colours);
            }
        }
        try (DeskPerson operator =
                DeskPerson.signedInTo("/ops/staff", pair.leeds(), LocalPerson.OPERATOR, width, language)) {
            operator.browser().click("summary");
            assertServes(operator.browser(), "/ops/staff", width, colours);
        }
        try (DeskPerson head =
                DeskPerson.signedInTo("/desk/staff", pair.leeds(), LocalPerson.HEAD_LIBRARIAN, width, language)) {
            for (String page : new String[] {"/desk/staff", "/desk/held", "/desk/library", "/desk/audit"}) {
                head.browser().open(page);
                assertServes(head.browser(), page, width, colours);
            }
        }
    }

    /** The address of an item with a long title and a history. */
    private static String changed(PairUnderTest pair) {
        NodeClient client = pair.leeds().client();
        Acknowledged item = (Acknowledged) client.create(
                UUID.randomUUID().toString(), ItemDocuments.event(LONG).toString());
        RequestOutcome unused = client.patch(
                item.id().toString(), item.entityTag(), "{\"title\": {\"en\": \"" + "y".repeat(200) + "\"}}");
        return "/desk/items/" + item.id();
    }

    private void assertImportServes(Browser browser, int width, String colours) {
        browser.open("/desk/import");
        browser.type("#file", table().toString());
        browser.type("#scheme", "access");
        browser.send("form.import-form button");
        assertServes(browser, "what a table would change", width, colours);
        browser.send(".import-act button");
        assertServes(browser, "an import", width, colours);
    }

    /** A new item in one row, and another that is refused. */
    private static Path table() {
        try {
            Path table = Files.createTempFile("access", ".csv");
            table.toFile().deleteOnExit();
            return Files.writeString(
                    table,
                    "identifier,kind,title.zh-Hans,originalLanguage,history.form\n"
                            + UUID.randomUUID() + ",history-resource,\"" + LONG + "\",zh-Hans,photograph\n"
                            + UUID.randomUUID() + ",history-resource,,zh-Hans,painting\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertFormServes(DeskPerson person, String kind, int width, String colours) {
        person.begins(kind);
        assertServes(person.browser(), "new " + kind, width, colours);
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("/subjects", "/subjects/0/uri");
        rows.put("/media", "/media/0/url");
        rows.put("/links", "/links/0/url");
        rows.put("/identifiers", "/identifiers/0/value");
        rows.forEach((list, field) -> person.adds(list, field).fills(field, "no address"));
        person.fills("/title/en", LONG.repeat(2)).presses("publish");
        person.browser().awaitText("#problems h2", "");
        assertServes(person.browser(), "refused " + kind, width, colours);
    }

    private void assertServes(Browser browser, String page, int width, String colours) {
        browser.device(NARROWEST, HEIGHT, colours);
        assertThat(browser.scrollsSideways())
                .as(page + " on the narrowest screen")
                .isFalse();
        browser.device(width, HEIGHT, colours);
        assertThat(browser.scrollsSideways()).as(page).isFalse();
        assertThat(browser.violations()).as(page).isEmpty();
        assertThat(browser.attribute("html", "lang")).as(page).isEqualTo(language);
        assertThat(browser.complaints())
                .as(page)
                .filteredOn(complaint -> !complaint.contains("404"))
                .isEmpty();
    }
}
