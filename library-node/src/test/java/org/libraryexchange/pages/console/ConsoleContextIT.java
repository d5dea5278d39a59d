package org.libraryexchange.pages.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.fixture.Page;
import org.libraryexchange.fixture.Staff;
import org.libraryexchange.watch.health.ExchangeHealth;
import org.libraryexchange.watch.health.ImportsStuck;
import org.libraryexchange.watch.health.SearchDamaged;
import org.libraryexchange.watch.status.Trends;

/** The ops pages, fetched as a browser does. */
@QuarkusTest
class ConsoleContextIT {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String EVIL = "<script>alert(1)</script>";

    private static String looking;
    private static String acting;
    private static long rejected;

    private final Trends trends;

    ConsoleContextIT(Trends trends) {
        this.trends = trends;
    }

    @BeforeEach
    void signIn() throws SQLException {
        if (looking != null) {
            return;
        }
        looking = Staff.session("a.ops", "ops");
        acting = Staff.session("an.operator", "exchange-operator");
        rejected = rejectedRecord(Documents.utf8(EVIL));
    }

    private static long rejectedRecord(byte[] value) throws SQLException {
        try (Connection session = Database.session()) {
            int unused = Database.execute(session, """
                    insert into rejected_record (owner, topic, topic_id, record_offset, record_time, key, value, headers,
                        reason, detail)
                    values ('hangzhou', 'console-test', gen_random_uuid()::text, 1, now(), 'key', ?,
                        convert_to('[{"name":"kind","value":"aXRlbQ=="}]', 'UTF8'), 'malformed-json', ?)
                    """, value, "no JSON: " + EVIL);
        }
        return Long.parseLong(Database.value("select max(id) from rejected_record where topic = 'console-test'"));
    }

    private static Page page(String address, String... headers) {
        var request = Staff.with(looking).urlEncodingEnabled(false);
        for (int i = 0; i < headers.length; i += 2) {
            request = request.header(headers[i], headers[i + 1]);
        }
        return Page.of(request.get(address));
    }

    @ParameterizedTest
    @CsvSource({
        "/ops, Overview, 总览",
        "/ops/nights, Nights, 夜间交换",
        "/ops/mornings, Digests, 晨报",
        "/ops/mirror, Mirror, 副本核验",
        "/ops/rejected, Rejected, 被拒记录",
        "/ops/imports, Imports, 批量导入"
    })
    void everySectionIsSoundInBothLanguages(String address, String english, String chinese) {
        // When
        Page inEnglish = page(address, "Accept-Language", "en").isSound();
        Page inChinese = page(address, "Accept-Language", "zh-CN").isSound();

        // Then
        assertThat(inEnglish.status()).as(inEnglish.text()).isEqualTo(200);
        assertThat(inEnglish.texts(".sections [aria-current]")).containsExactly(english);
        assertThat(inChinese.texts(".sections [aria-current]")).containsExactly(chinese);
        assertThat(inChinese.first("html").attr("lang")).isEqualTo("zh-Hans");
        assertThat(inEnglish.response().header("Cache-Control")).isEqualTo("no-store");
        assertThat(inEnglish.response().header("Content-Security-Policy"))
                .contains("script-src 'self'")
                .contains("connect-src 'self'");
    }

    @Test
    void overviewTellsWhatIsKnown() {
        // Given
        var unused = Api.created(Documents.published(Documents.lightNight()));
        trends.note();

        // When
        Page page = page("/ops", "Accept-Language", "en");

        // Then
        assertThat(page.texts(".tile h2"))
                .containsExactly(
                        "Our items held in Hangzhou",
                        "Hangzhou’s items held here",
                        "Letters with Hangzhou",
                        "Pictures with Hangzhou",
                        "Desks without mail about letters",
                        "To send",
                        "Rejected, open");
        assertThat(page.first(".verdict h1").text()).isNotBlank();
        assertThat(page.texts(".clocks li")).hasSize(2);
        assertThat(page.first(".needs").text()).contains("We rejected");
        assertThat(page.links(".needs a")).contains("/ops/rejected?state=open");
        assertThat(page.texts("#growth-table th")).anyMatch(text -> text.startsWith("Leeds"));
    }

    @Test
    void partThatTheReaderHasIsNotSentAgain() {
        // A trend may be noted between the page and its part
        await().until(() -> {
            String again = page("/ops").first("[hx-get^=/ops/charts]").attr("hx-get");
            return Staff.with(looking).urlEncodingEnabled(false).get(again).statusCode() == 204;
        });

        // When
        Response other = Staff.with(looking).get("/ops/now?seen=0123456789abcdef");

        // Then
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(other.asString()).contains("hx-get=\"/ops/now?seen=");
    }

    @Test
    void whatAStrangerSentIsShownAndNotRun() {
        // When
        Page page = page("/ops/rejected/" + rejected, "Accept-Language", "en").isSound();

        // Then
        assertThat(page.texts("pre").get(0)).contains(EVIL);
        assertThat(page.texts("pre.hex").get(0)).startsWith("000000  3c 73 63 72");
        assertThat(page.texts("dd")).contains("item");
        assertThat(page.texts("form[action$=retry]")).isEmpty();
    }

    @Test
    void reasonIsToldInTheLanguageOfThePage() {
        assertThat(page("/ops/rejected/" + rejected, "Accept-Language", "zh-CN")
                        .first(".why")
                        .text())
                .isEqualTo("malformed-json 内容不是完整有效的 JSON 对象");
    }

    @Test
    void operatorTriesAgainAndDismisses() throws SQLException {
        // Given
        long id = rejectedRecord(Documents.utf8("{"));

        // When
        Response retried = Staff.with(acting).contentType(FORM).post("/ops/rejected/" + id + "/retry");
        Response dismissed = Staff.with(acting).formParam("reason", "a test").post("/ops/rejected/" + id + "/dismiss");

        // Then
        assertThat(retried.statusCode()).isEqualTo(303);
        assertThat(retried.header("Location")).endsWith("/ops/rejected/" + id + "?outcome=still-unfit");
        assertThat(dismissed.statusCode()).isEqualTo(303);
        Page page = Page.of(Staff.with(acting).get("/ops/rejected/" + id + "?outcome=dismissed"));
        assertThat(page.texts(".done")).containsExactly("Dismissed.");
        assertThat(page.text()).contains("a test").contains("an.operator");
    }

    @Test
    void valueAndTableCanBeTakenAway() {
        // When
        Response value = Staff.with(looking).header("Accept", "*/*").get("/ops/rejected/" + rejected + "/value");
        Response table = Staff.with(looking).header("Accept", "*/*").get("/ops/rejected/table?state=open");

        // Then
        assertThat(value.asString()).isEqualTo(EVIL);
        assertThat(value.header("Content-Disposition")).startsWith("attachment");
        assertThat(table.contentType()).startsWith("text/csv");
        assertThat(table.asString()).contains("malformed-json");
    }

    @Test
    void runIsBegunOnceAndWatched() throws SQLException {
        // When
        Response begun = Staff.with(acting).contentType(FORM).post("/ops/runs");
        Response second = Staff.with(acting).contentType(FORM).post("/ops/runs");

        // Then
        String run = begun.header("Location").replaceFirst("^.*(?=/ops/)", "");
        assertThat(begun.statusCode()).isEqualTo(303);
        assertThat(second.header("Location")).endsWith(run);
        Page page = page(run, "Accept-Language", "en").isSound();
        assertThat(page.texts(".steps li")).hasSize(6);
        assertThat(page.text()).contains("an.operator");
        assertThat(Page.of(Staff.with(looking).get(run + "/course")).texts(".steps li"))
                .hasSize(6);
        try (Connection session = Database.session()) {
            int unused = Database.execute(session, "truncate exchange_run cascade");
        }
    }

    @Test
    void proofIsBegunAndShown() {
        // When
        Response begun = Staff.with(acting).contentType(FORM).post("/ops/proofs");

        // Then
        assertThat(begun.statusCode()).isEqualTo(303);
        Page page = page(begun.header("Location").replaceFirst("^.*(?=/ops/)", ""), "Accept-Language", "en")
                .isSound();
        assertThat(page.texts("h1").get(0)).startsWith("Proof of the Leeds catalogue");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ops/runs",
                "/ops/proofs",
                "/ops/proofs/pictures",
                "/ops/rejected/retry",
                "/ops/rejected/1/retry",
                "/ops/rejected/1/dismiss",
                "/ops/imports/1/approve",
                "/ops/imports/1/drop"
            })
    void whoeverMayLookMayNotAct(String address) {
        // When
        Response answer = Staff.with(looking).contentType(FORM).post(address);

        // Then
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.contentType()).startsWith("text/html");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ops/runs/00000000-0000-0000-0000-000000000000",
                "/ops/runs/x",
                "/ops/proofs/x",
                "/ops/rejected/x",
                "/ops/imports/x",
                "/ops/mornings/2020-01-01",
                "/ops/nothing"
            })
    void whatIsNotThereHasAPageThatSaysSo(String address) {
        // When
        Page page = page(address, "Accept-Language", "en").isSound();

        // Then
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.text()).contains("Page not found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/ops/rejected?state=none", "/ops/nights?to=soon", "/ops/imports?before=x", "/ops/mirror?x=1"})
    void whatCannotBeUnderstoodIsSaidSo(String address) {
        assertThat(page(address).isSound().status()).isEqualTo(400);
    }

    @Test
    void whoeverIsTakenOffTheListIsOut() {
        // Given
        String session = Staff.session("gone", "ops");
        Staff.remove("gone");

        // When
        Response answer = Staff.with(session).get("/ops");

        // Then
        assertThat(answer.statusCode()).isEqualTo(303);
    }

    @Test
    void overviewNeverSaysThatAllIsWellWhileImportsAreStuck() {
        // Given
        QuarkusMock.installMockForType(new ImportsStuck(Duration.ofMinutes(3)), ExchangeHealth.class);

        // When
        Page page = page("/ops", "Accept-Language", "en").isSound();

        // Then
        assertThat(page.first(".verdict").classNames()).contains("trouble");
        assertThat(page.first(".verdict").text()).contains("The exchange is stuck", "Imports, for 3 min");
    }

    @Test
    void overviewTellsThatTheSearchIndexIsMadeAnewAndThatTheExchangeIsNotStuck() {
        // Given
        QuarkusMock.installMockForType(new SearchDamaged(Duration.ofMinutes(3)), ExchangeHealth.class);

        // When
        Page page = page("/ops", "Accept-Language", "en").isSound();
        Page chinese = page("/ops", "Accept-Language", "zh-CN").isSound();

        // Then
        assertThat(page.first(".verdict").classNames()).contains("trouble");
        assertThat(page.first(".verdict").text())
                .contains("Search does not work as it should", "Search, for 3 min: its index was damaged")
                .doesNotContain("The exchange is stuck");
        assertThat(page.text()).contains("The search index was damaged; it is being built again");
        assertThat(chinese.first(".verdict").text()).contains("检索功能异常", "索引已损坏，正在重建");
    }

    @Test
    void morningIsShownAsItWasTold() throws SQLException {
        // Given
        try (Connection session = Database.session()) {
            int unused = Database.execute(session, """
                    insert into digest (day, made, since, document) values ('2031-03-01', '2031-03-01T08:00:00Z',
                        '2031-02-28T08:00:00Z', ?)
                    """, """
                    {"day": "2031-03-01", "city": "leeds", "zone": "Europe/London", "made": "2031-03-01T08:00:00Z",
                     "since": "2031-02-28T08:00:00Z", "headline": {"en": "Overnight 3 new.", "zh-Hans": "昨夜新增 3 条。"},
                     "night": {"night": "2031-03-01", "state": "late", "run": null, "outcome": "complete"},
                     "partners": [{"partner": "hangzhou", "added": 3, "changed": 1, "withdrawn": 1, "cancelled": 0,
                         "erased": 0, "named": [{"what": "added", "id": "01a215f5-3825-7a42-9e23-631fa0070e39",
                             "title": {"zh-Hans": "中秋灯会"}}]}],
                     "needs": [{"need": "rejected-here", "partner": "hangzhou", "count": 2,
                         "text": {"en": "2 records were rejected.", "zh-Hans": "拒收了 2 条。"},
                         "next": {"en": "Read why.", "zh-Hans": "请查看原因。"}, "request": "GET /api/v1/x"}]}
                    """);
        }
        try {
            // When
            Page latest = page("/ops/mornings", "Accept-Language", "en").isSound();
            Page chinese =
                    page("/ops/mornings/2031-03-01", "Accept-Language", "zh-CN").isSound();

            // Then
            assertThat(latest.texts("h1")).containsExactly("Sat 1 March 2031");
            assertThat(latest.text())
                    .contains("Overnight 3 new.", "complete, but late", "2 records were rejected.", "and 3 more")
                    .contains("Not sent by email.");
            assertThat(latest.first(".named a").attr("lang")).isEqualTo("zh-Hans");
            assertThat(chinese.text()).contains("昨夜新增 3 条。", "请查看原因。", "中秋灯会");
        } finally {
            try (Connection session = Database.session()) {
                int unused = Database.execute(session, "delete from digest where day = '2031-03-01'");
            }
        }
    }

    @Test
    void importIsShownWithItsErrors() {
        // Given
        String address = Api.asCataloguer()
                .contentType("application/x-ndjson")
                .body(Documents.utf8("{\"kind\":\"nothing\"}\n"))
                .post("/api/v1/imports?scheme=console-test&dryRun=true")
                .header("Location");
        String id = address.replaceFirst(".*/", "");
        await().until(() -> Api.asOps()
                .get("/api/v1/imports/" + id)
                .jsonPath()
                .getString("state")
                .equals("finished"));

        // When
        Page page = page("/ops/imports/" + id, "Accept-Language", "en").isSound();
        Page list = page("/ops/imports", "Accept-Language", "en").isSound();

        // Then
        assertThat(page.texts(".list tbody tr")).isNotEmpty();
        assertThat(page.texts(".outcome")).containsExactly("finished");
        assertThat(list.texts(".list tbody th")).contains(id);
        Response table = Staff.with(looking).header("Accept", "*/*").get("/ops/imports/" + id + "/table");
        assertThat(table.contentType()).startsWith("text/csv");
    }
}
