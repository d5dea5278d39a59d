package org.libraryexchange.pages.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Page;
import org.libraryexchange.fixture.Pictures;
import org.libraryexchange.fixture.Staff;

/** What a librarian hears first in the morning. */
@QuarkusTest
class DeskMorningIT {

    private static DeskBrowser librarian;

    private final String key = UUID.randomUUID().toString();

    @BeforeEach
    void signIn() throws Exception {
        if (librarian == null) {
            librarian = DeskBrowser.of("morning.librarian", "librarian");
        }
        PartnersLetters.forgetAll();
    }

    private static Page inChinese(String address) {
        return inChinese(librarian, address);
    }

    private static Page inChinese(DeskBrowser reader, String address) {
        return Page.of(Staff.with(reader.session())
                        .header("Accept-Language", "zh-CN")
                        .get(address))
                .isSound();
    }

    private ObjectNode titled(String title) {
        ObjectNode tea = PartnersItems.tea();
        tea.withObject("/title").put("zh-Hans", title + key);
        return tea;
    }

    private static String counted(String condition) {
        return Database.value(
                "select count(*) from item where owner = 'hangzhou' and stored >= now() - interval '24 hours' and "
                        + condition);
    }

    @Test
    void newsAreToldByTitleWithWhatCanBeDoneAboutThem() throws Exception {
        // Given
        UUID tea = PartnersItems.published(titled("龙井茶"));
        ObjectNode cancelled = titled("灯会");
        ((ObjectNode) cancelled.at("/festival/occurrences/0")).put("status", "cancelled");
        UUID lanterns = PartnersItems.published(cancelled);
        UUID gone = UUID.randomUUID();
        PartnersItems.put(gone, 2, "withdrawn", titled("庙会"));

        // When
        Page page = librarian.page("/desk");
        Page chinese = inChinese("/desk");
        Page list = librarian.page("/desk/arrivals?what=withdrawn");

        // Then
        String overnight = "[aria-labelledby=overnight] ";
        assertThat(page.texts(overnight + "h3 a"))
                .contains(
                        counted("status = 'withdrawn'") + " withdrawn",
                        counted("status = 'published' and document like '%\"status\":\"cancelled\"%'") + " cancelled");
        assertThat(page.links(overnight + "h3 a"))
                .contains("/desk/arrivals?what=added", "/desk/arrivals?what=withdrawn");
        assertThat(page.texts(overnight + "li a")).contains("龙井茶" + key, "灯会" + key, "庙会" + key);
        assertThat(page.links(overnight + "li:has(a[href='/items/" + tea + "']) a"))
                .containsExactly(
                        "/items/" + tea,
                        "/desk/letters/new?offer=hangzhou%2F" + tea,
                        "/desk/letters/new?offer=hangzhou%2F" + tea + "#sisters");
        assertThat(page.links(overnight + "li:has(a[href='/items/" + gone + "']) a"))
                .as("nothing can be done about a withdrawn item")
                .containsExactly("/items/" + gone);
        assertThat(chinese.texts(overnight + "h3 a")).contains("撤下 " + counted("status = 'withdrawn'") + " 条");
        assertThat(chinese.links(overnight + "li:has(a[href='/items/" + tea + "']) a"))
                .as("its title is in Chinese")
                .hasSize(2);
        assertThat(list.texts(".desk-list a")).contains("庙会" + key).doesNotContain("灯会" + key);
        assertThat(librarian.page("/desk/arrivals?what=cancelled").links(".desk-list a"))
                .contains("/items/" + lanterns);
        assertThat(librarian.get("/desk/arrivals?what=weather").statusCode()).isEqualTo(400);
    }

    @Test
    void lettersAreCountedAndAnsweredAndWhatWaitedTooLongIsDue() throws Exception {
        // Given
        String letter = PartnersLetters.boats().head().id().toString();
        UUID offered = UUID.randomUUID();
        PartnersLetters.odd(
                "\"asks\":\"check\"", "\"asks\":\"check\",\"proposal\":{\"item\":\"" + offered + "\",\"changes\":[]}");

        // When
        Page page = librarian.page("/desk");
        Page chinese = inChinese("/desk");

        // Then
        assertThat(page.texts("[aria-labelledby=overnight] h3 a")).contains("1 letter", "1 offer");
        assertThat(chinese.texts("[aria-labelledby=overnight] h3 a")).contains("来信 1 封", "建议 1 件");
        assertThat(page.links("[aria-labelledby=waits] a")).contains("/desk/letters/new?reply=" + letter);
        assertThat(page.texts("[aria-labelledby=due] li"))
                .as("letters of November 2026, by the clock of the machine")
                .anyMatch(text -> text.equals("2 letters have been waiting for us for more than a week"));
        assertThat(chinese.texts("h2")).contains("昨夜新到", "到期事项", "昨夜的交换");
    }

    private static String forms(String status) {
        return Database.value(
                "select count(*) from pictures.item where owner <> 'leeds' and kind = 'display' and status = ?"
                        + " and stored >= now() - interval '24 hours'",
                status);
    }

    @Test
    void picturesThatCameAndWentAreCounted() throws Exception {
        // Given
        Pictures.forgetArrived();
        Pictures.arrived("published", Instant.now());
        Pictures.arrived("erased", Instant.now());
        String came = forms("published");
        String takenDown = forms("erased");

        // When
        Page page = librarian.page("/desk");
        Page chinese = inChinese("/desk");

        // Then
        Pictures.forgetArrived();
        assertThat(page.texts("[aria-labelledby=overnight] p"))
                .contains("Pictures: " + came + " new, " + takenDown + " taken down");
        assertThat(chinese.texts("[aria-labelledby=overnight] p"))
                .contains("图片：新到 " + came + " 张，永久撤除 " + takenDown + " 张");
    }

    @Test
    void nightIsToldInPlainWords() throws Exception {
        // Given
        try (Connection session = Database.session()) {
            int unused = Database.execute(session, """
                    insert into digest (day, made, since, document) values (current_date, now(), now() - interval '1 day', ?)
                    """, """
                    {"day": "2026-12-01", "city": "leeds", "zone": "Europe/London", "made": "%s",
                     "since": "2026-11-30T08:00:00Z", "headline": {"en": "", "zh-Hans": ""},
                     "night": {"night": "2026-11-30", "state": "late", "run": null, "outcome": "complete", "letters": []},
                     "proved": [{"partner": "hangzhou", "there": null, "here": null,
                        "text": {"en": "Hangzhou holds 7 of our 7 items.", "zh-Hans": "本馆 7 个条目均已核验。"}}],
                     "partners": [], "needs": []}
                    """.formatted(Instant.now()));
        }

        // When
        Page page = librarian.page("/desk");
        Page chinese = inChinese("/desk");

        // Then
        try (Connection session = Database.session()) {
            int unused = Database.execute(session, "delete from digest where day = current_date");
        }
        assertThat(page.texts("[aria-labelledby=lately] p"))
                .startsWith(
                        "Night of 30 Nov 2026: everything was exchanged, but late.",
                        "Hangzhou holds 7 of our 7 items.",
                        "The operators have nothing to do.");
        assertThat(chinese.texts("[aria-labelledby=lately] p"))
                .startsWith("2026年11月30日夜间：全部内容已交换，但有延迟。", "本馆 7 个条目均已核验。", "操作员无需处理。");
    }

    /** Adds a source that failed last night and the night before, twice each, and returns its id. */
    private static long failing() throws SQLException {
        try (Connection session = Database.session()) {
            int unused = Database.execute(session, """
                    with added as (
                        insert into source (name, kind, address, scheme, schedule, item_status, mapping, added_by, added)
                        values ('Archive', 'csv', 'https://archive.example/', 'morning', 'nightly', 'draft', '{}', 'm', now())
                        returning id)
                    insert into source_fetch (source_id, name, complete, trusted, started, next, ended, state, reason)
                    select id, 'Archive', true, false, night, night, night, 'failed', 'unreachable'
                    from added, generate_series(1, 2), generate_series(now(), now() + interval '1 day', '1 day') as night
                    """);
        }
        return Long.parseLong(Database.value("select id from source where scheme = 'morning'"));
    }

    private static void nextNight(long source, String state) throws SQLException {
        try (Connection session = Database.session()) {
            int unused = Database.execute(session, """
                    insert into source_fetch (source_id, name, complete, trusted, started, next, ended, state)
                    select ?, 'Archive', true, false, night, night, night, ?
                    from (select now() + interval '2 days' as night) as nights
                    """, source, state);
        }
    }

    private static void forget(long source) throws SQLException {
        try (Connection session = Database.session()) {
            int unused = Database.execute(session, "delete from source where id = ?", source)
                    + Database.execute(session, "delete from source_fetch where source_id = ?", source);
        }
    }

    @Test
    void sourceThatFailedForThreeNightsIsToldUntilItAnswers() throws SQLException {
        // Given
        DeskBrowser cataloguer = DeskBrowser.of("morning.cataloguer", "cataloguer");
        long source = failing();
        Page two = cataloguer.page("/desk");

        // When
        nextNight(source, "failed");
        Page three = cataloguer.page("/desk");
        Page chinese = inChinese(cataloguer, "/desk");
        Page others = librarian.page("/desk");
        nextNight(source, "finished");
        Page well = cataloguer.page("/desk");

        // Then
        forget(source);
        assertThat(two.texts(".notice a")).as("four times, but in two nights").isEmpty();
        assertThat(three.texts(".notice a")).containsExactly("One source has failed three nights in a row");
        assertThat(three.links(".notice a")).containsExactly("/desk/sources");
        assertThat(chinese.texts(".notice a")).containsExactly("1 个数据来源已连续三晚收录失败");
        assertThat(others.texts(".notice a")).as("nobody else can mend it").isEmpty();
        assertThat(well.texts(".notice a")).isEmpty();
    }
}
