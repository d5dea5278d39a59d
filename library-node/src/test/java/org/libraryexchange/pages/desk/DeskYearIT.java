package org.libraryexchange.pages.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Page;
import org.libraryexchange.fixture.Staff;
import org.libraryexchange.letter.HandlingState;

/** The partnership's year. */
@QuarkusTest
class DeskYearIT {

    private static final String YEAR = "/desk/year";

    private static DeskBrowser librarian;

    @BeforeEach
    void begin() throws Exception {
        if (librarian == null) {
            librarian = DeskBrowser.of("year.librarian", "librarian");
        }
        forget();
        place("applied_log (partner, log, sequence, told) values ('hangzhou', 'library.leeds.items', 1000000, now())");
        place("applied_log (partner, log, sequence, told)"
                + " values ('hangzhou', 'library.leeds.letters.hangzhou', 1000000, now())");
        place("letters.mirror_position (owner, topic_id, next_offset, sequence) values ('hangzhou', 't', 0, 1000000)");
        execute("insert into mirror_position (owner, sequence) values ('hangzhou', 1000000)"
                + " on conflict (owner) do update set sequence = 1000000");
    }

    private static void place(String row) throws SQLException {
        execute("insert into " + row);
    }

    private static void execute(String sql) throws SQLException {
        try (Connection session = Database.session()) {
            int unused = Database.execute(session, sql);
        }
    }

    @AfterEach
    void forget() throws SQLException {
        PartnersLetters.forgetAll();
        execute("delete from applied_log");
        execute("delete from letters.mirror_position");
        execute("delete from receipt where document = 'year-test'");
        execute("update mirror_position set sequence = (select max(sequence) from item where owner = 'hangzhou')"
                + " where owner = 'hangzhou' and exists (select from item where owner = 'hangzhou')");
    }

    /** The table, by figure and city. */
    private static Map<String, String> table() {
        Map<String, String> table = new TreeMap<>();
        Staff.with(librarian.session())
                .accept("*/*")
                .get(YEAR + "/table?year=2026")
                .asString()
                .lines()
                .map(line -> line.split(",", -1))
                .forEach(cells -> table.put(cells[1] + " " + cells[2], cells[3] + " " + cells[4]));
        return table;
    }

    private static long count(Map<String, String> table, String figure) {
        return Long.parseLong(table.get(figure).split(" ", -1)[0]);
    }

    private static void receipt(String proof, String owner, String mirror, String made) throws SQLException {
        place(
                "receipt (owner, proof_id, mirror, step, sequence, outcome, items, verified, rejected, differing, document,"
                        + " signature_state, made) values ('" + owner + "', '" + proof + "', '" + mirror
                        + "', 0, 1, 'verified', 1, 1, 0, 0, 'year-test', 'valid', '" + made + "')");
    }

    @Test
    void figuresCountWhatBothCitiesHold() throws Exception {
        // Given
        Map<String, String> before = table();
        UUID tea = PartnersItems.published(PartnersItems.tea());
        ObjectNode later = PartnersItems.tea();
        ((ObjectNode) later.at("/festival/occurrences/0")).put("date", "2026-04-04");
        PartnersItems.published(later);
        String letter = PartnersLetters.boats().head().id().toString();
        DeskForm.on(librarian.page("/desk/letters/new?reply=" + letter), "form.letter-form", librarian)
                .type("/text/en", "It is right.")
                .press("send");
        DeskForm offer =
                DeskForm.on(librarian.page("/desk/letters/new?offer=hangzhou/" + tea), "form.letter-form", librarian);
        String sent = offer.type("offer.text/title/en", "Longjing tea festival")
                .press("send")
                .header("Location")
                .replaceFirst(".*#letter-", "");
        PartnersLetters.took(sent, HandlingState.ACCEPTED, List.of("/title/en"), 2L);
        receipt("019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11", "leeds", "hangzhou", "2026-03-01T02:00:00Z");
        receipt("019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d12", "leeds", "hangzhou", "2026-03-01T23:00:00Z");
        receipt("019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d13", "leeds", "hangzhou", "2026-03-02T01:00:00Z");
        receipt("019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d14", "hangzhou", "leeds", "2025-12-31T23:59:59Z");

        // When
        Map<String, String> after = table();
        execute("update applied_log set sequence = 0");
        Map<String, String> unheard = table();

        // Then
        for (Map.Entry<String, Long> more : Map.of(
                        "items hangzhou", 2L,
                        "festivals hangzhou", 1L,
                        "offers leeds", 1L,
                        "translations leeds", 1L,
                        "nights leeds", 2L,
                        "nights hangzhou", 0L)
                .entrySet()) {
            assertThat(count(after, more.getKey()) - count(before, more.getKey()))
                    .as(more.getKey())
                    .isEqualTo(more.getValue());
        }
        assertThat(after.get("letters hangzhou")).isEqualTo("1 ");
        assertThat(after.get("letters leeds")).isEqualTo("1 ");
        assertThat(after.get("answered leeds")).startsWith("1 ").doesNotEndWith(" ");
        assertThat(count(unheard, "letters leeds"))
                .as("the partner may not have it yet")
                .isZero();
        assertThat(count(unheard, "items leeds")).isZero();
        assertThat(unheard.get("letters hangzhou")).isEqualTo("1 ");
    }

    @Test
    void headLibrarianSeesHowManyLettersThereAreAndNoneOfThem() throws Exception {
        // Given
        DeskBrowser head = DeskBrowser.of("year.head", "head-librarian");
        DeskBrowser both = DeskBrowser.of("year.both", "head-librarian", "librarian");
        UUID tea = PartnersItems.published(PartnersItems.tea());
        PartnersLetters.boats();

        // When
        Page page = head.page(YEAR + "?year=2026");
        Page ofBoth = both.page(YEAR + "?year=2026");
        Page items = head.page(YEAR + "/list?year=2026&figure=items&city=hangzhou");
        Response letters = head.get(YEAR + "/list?year=2026&figure=letters&city=hangzhou");

        // Then
        assertThat(head.page("/desk/staff").links(".sections a")).contains(YEAR);
        assertThat(page.first(".sections a[aria-current]").attr("href")).isEqualTo(YEAR);
        assertThat(page.texts("tr:has(th:containsOwn(Letters sent)) td")).containsExactly("1", "0");
        assertThat(page.links(".year-figures a"))
                .contains("/desk/year/list?year=2026&partner=hangzhou&figure=items&city=hangzhou")
                .noneMatch(list -> list.matches(".*figure=(letters|offers|translations|corrections|answered).*"));
        assertThat(page.texts(".year-details h2"))
                .containsExactly("Pairs of sister items by the end of the year", "Festivals that fall in this year");
        assertThat(page.text()).doesNotContain("The boats");
        assertThat(items.links(".desk-list a")).contains("/items/" + tea);
        assertThat(letters.statusCode()).isEqualTo(403);
        assertThat(letters.asString()).doesNotContain("The boats");
        assertThat(ofBoth.links(".year-figures a")).anyMatch(list -> list.contains("figure=letters"));
    }

    @Test
    void everyFigureLeadsToItsListInBothLanguages() throws Exception {
        // Given
        UUID tea = PartnersItems.published(PartnersItems.tea());
        PartnersLetters.boats();
        PartnersLetters.odd("\"sent\":\"[^\"]*\"", "\"sent\":\"2026-13-45T99:00:00Z\"");

        // When
        Page page = librarian.page(YEAR + "?year=2026");
        Page chinese = Page.of(Staff.with(librarian.session())
                        .header("Accept-Language", "zh-CN")
                        .get(YEAR + "?year=2026"))
                .isSound();
        Page items = librarian.page(YEAR + "/list?year=2026&figure=items&city=hangzhou");
        Page letters = librarian.page(YEAR + "/list?year=2026&figure=letters&city=hangzhou");

        // Then
        assertThat(page.texts("h1")).containsExactly("The partnership in 2026");
        assertThat(page.texts("thead th")).containsExactly("Hangzhou", "Leeds");
        assertThat(page.links(".year-figures a"))
                .contains("/desk/year/list?year=2026&partner=hangzhou&figure=letters&city=hangzhou");
        assertThat(page.text()).contains("Hangzhou: items up to change 1,000,000, letters up to change 1,000,000");
        assertThat(page.links("nav.choices a")).contains("/desk/year?year=2025&partner=hangzhou");
        assertThat(chinese.texts("h1")).containsExactly("2026年合作报告");
        assertThat(chinese.texts("tbody th")).contains("获对方采纳的译文建议");
        assertThat(items.links(".desk-list a")).contains("/items/" + tea);
        assertThat(letters.texts(".desk-list a"))
                .as("a time that is none counts nowhere")
                .containsExactly("The boats");
        assertThat(librarian.get(YEAR + "?year=1900").statusCode()).isEqualTo(400);
        assertThat(librarian.get(YEAR + "/list?figure=weather").statusCode()).isEqualTo(400);
        assertThat(DeskBrowser.of("year.cataloguer", "ops").get(YEAR).statusCode())
                .isEqualTo(403);
    }
}
