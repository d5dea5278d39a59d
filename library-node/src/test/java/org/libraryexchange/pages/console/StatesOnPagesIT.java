package org.libraryexchange.pages.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.base.locale.Language;
import org.libraryexchange.exchange.proving.ProvedRows;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;
import org.libraryexchange.fixture.Page;
import org.libraryexchange.fixture.Staff;
import org.libraryexchange.proof.Difference;
import org.libraryexchange.proof.Difference.Sort;
import org.libraryexchange.watch.health.BrokerAway;
import org.libraryexchange.watch.health.ExchangeHealth;
import org.libraryexchange.watch.status.StatusReader;
import org.libraryexchange.watch.status.StatusThatFails;

/** What the ops pages show in states that are rare: differences and repairs, nights of every outcome, and outages. */
@QuarkusTest
class StatesOnPagesIT {

    private static final String ENGLISH = "en";
    private static final String CHINESE = "zh-CN";

    private static String looking;

    @BeforeEach
    void begin() throws SQLException {
        if (looking == null) {
            looking = Staff.session("states.watcher", "ops");
        }
        forget();
    }

    @AfterEach
    void forget() throws SQLException {
        ProvedRows.forget();
        execute("truncate exchange_run cascade");
    }

    private static void execute(String sql, Object... values) throws SQLException {
        try (Connection session = Database.session()) {
            int unused = Database.execute(session, sql, values);
        }
    }

    private static Page page(String address, String language) {
        return Page.of(Staff.with(looking)
                .urlEncodingEnabled(false)
                .header("Accept-Language", language)
                .header("Accept", "text/html")
                .get(address));
    }

    @Test
    void pageOfAProofStaysLiveAndSaysWhatBecameOfEachDifference() throws SQLException {
        // Given
        Instant made = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(3_600);
        // The first item may stand at place 1, which the mirror names.
        Api.created(Documents.published(Documents.lightNight()));
        UUID item = UUID.fromString(Api.created(Documents.published(Documents.lightNight()))
                .jsonPath()
                .getString("id"));
        long place = Long.parseLong(Database.value("select sequence from item where id = ?", item));
        UUID proof = ProvedRows.finished(made);
        ProvedRows.signed(
                proof, "leeds", "hangzhou", place, 3, made, new Difference(item, Sort.STALE, place, 1L, null));
        String address = "/ops/proofs/" + proof;
        Page before = page(address, ENGLISH).isSound();

        // When
        UUID repair = ProvedRows.finished(made.plusSeconds(120));
        ProvedRows.signed(repair, "leeds", "hangzhou", place + 1, 3, made.plusSeconds(120));

        // Then
        assertThat(before.first("[hx-get^=" + address + "/course?]")).isNotNull();
        assertThat(before.texts(".list td[data-label=Repair]")).containsExactly("not yet");
        Page after = page(address, ENGLISH).isSound();
        assertThat(after.texts(".list tbody th").get(0))
                .startsWith("Light Night")
                .contains(item.toString());
        assertThat(after.texts("td[data-label='Position at the owner']"))
                .containsExactly(Language.ENGLISH.number(place) + " (version 1)");
        assertThat(after.texts("td[data-label='Position at the mirror']")).containsExactly("1");
        assertThat(after.text()).contains("older at the mirror");
        assertThat(after.first(".list td[data-label=Repair]").text()).startsWith("identical in the proof of ");
        assertThat(after.links(".list td[data-label=Repair] a")).containsExactly("/ops/proofs/" + repair);
        assertThat(page(address + "/course", CHINESE).first(".list").text()).contains("核验一致", "副本较旧");
        JsonPath told = Api.asOps().get("/api/v1/exchange/proofs/" + proof).jsonPath();
        assertThat(told.getString("receipts[0].repairs[0].provedBy")).isEqualTo(repair.toString());
        assertThat(page("/ops", ENGLISH)
                        .first("section[aria-labelledby=repairs]")
                        .text())
                .contains("1 of our items differed at Hangzhou", "identical again");
        assertThat(page("/ops", CHINESE)
                        .first("section[aria-labelledby=repairs]")
                        .text())
                .contains("本馆有 1 个条目在杭州不一致", "恢复一致");
    }

    @Test
    void receiptThatNamesNoItemsYetSaysSo() throws SQLException {
        // Given
        UUID proof = ProvedRows.finished(Instant.now());
        ProvedRows.partsDiffer(proof, 9, Instant.now().truncatedTo(ChronoUnit.SECONDS));

        // Then
        assertThat(page("/ops/proofs/" + proof, ENGLISH).isSound().text())
                .contains("parts differ, compared item by item next")
                .doesNotContain("Identical, byte for byte");
        assertThat(page("/ops/proofs/" + proof, CHINESE).isSound().text()).contains("部分不一致，随后逐条比对");
    }

    /** Only the owner knows what it has sent again. */
    @Test
    void pageOfAPartnersProofSaysWhatBecameOfEachDifference() throws SQLException {
        // Given
        Instant made = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(3_600);
        UUID proof = ProvedRows.answered(made);
        Difference stale = new Difference(UUID.randomUUID(), Sort.STALE, 8L, 7L, null);
        ProvedRows.signed(proof, "hangzhou", "leeds", 9, 3, made, stale);
        String address = "/ops/proofs/" + proof;
        Page before = page(address, ENGLISH).isSound();

        // When
        UUID later = ProvedRows.answered(made.plusSeconds(120));
        ProvedRows.signed(later, "hangzhou", "leeds", 10, 3, made.plusSeconds(120));

        // Then
        assertThat(before.texts(".list td[data-label=Repair]")).containsExactly("not yet");
        Page after = page(address, ENGLISH).isSound();
        assertThat(after.links(".list td[data-label=Repair] a")).containsExactly("/ops/proofs/" + later);
        JsonPath told = Api.asOps().get("/api/v1/exchange/proofs/" + proof).jsonPath();
        assertThat(told.getString("receipts[0].repairs[0].provedBy")).isEqualTo(later.toString());
        assertThat(told.getString("receipts[0].repairs[0].sentAgain")).isNull();
    }

    @Test
    void overviewTellsOfRecordsThatThePartnerRejected() throws SQLException {
        // Given
        UUID proof = ProvedRows.finished(Instant.now());
        Difference rejected = new Difference(UUID.randomUUID(), Sort.REJECTED, 8L, null, "wrong-shape");
        ProvedRows.signed(proof, "leeds", "hangzhou", 9, 3, Instant.now().truncatedTo(ChronoUnit.SECONDS), rejected);

        // Then
        assertThat(page("/ops", ENGLISH).first(".tiles").text()).contains("Hangzhou rejected 1 of ours, as of ");
        assertThat(page("/ops", CHINESE).first(".tiles").text()).contains("杭州拒收了本馆 1 个条目");
        assertThat(page("/ops/proofs/" + proof, CHINESE).isSound().text()).contains("字段的数据类型不符合约定");
    }

    @ParameterizedTest
    @CsvSource({
        "complete, clock, covered, complete, 已完成",
        "nothing-to-exchange, clock, covered, complete, 已完成",
        "complete, catch-up, late, but late, 延迟",
        "partial, clock, partial, some items differ, 部分条目不一致",
        "paused, clock, paused, except what is paused, 暂停的部分除外",
        "failed, clock, failed, failed, 失败",
        "missed, nobody, missed, missed, 错过",
        ", clock, running, running, 进行中"
    })
    void nightOfEveryOutcomeIsShown(String outcome, String startedBy, String state, String english, String chinese)
            throws SQLException {
        // Given
        String run = night(outcome, startedBy);

        // Then
        assertThat(page("/ops/nights", ENGLISH)
                        .isSound()
                        .first(".month .night-" + state + " a")
                        .attr("aria-label"))
                .contains(english);
        assertThat(page("/ops", CHINESE)
                        .isSound()
                        .first(".strip .night-" + state)
                        .text())
                .contains(chinese);
        Page inEnglish = page("/ops/runs/" + run, ENGLISH).isSound();
        Page inChinese = page("/ops/runs/" + run, CHINESE).isSound();
        assertThat(inEnglish.first(".outcome").text()).isNotBlank();
        assertThat(inChinese.first(".outcome").text())
                .isNotBlank()
                .isNotEqualTo(inEnglish.first(".outcome").text());
        assertThat(inEnglish.first("[hx-get^=/ops/runs/" + run + "/course]")).isNotNull();
        if ("partial".equals(outcome)) {
            assertThat(inEnglish.texts(".reasons li"))
                    .containsExactlyInAnyOrder(
                            "2 of our items differ at Hangzhou. differing-there What to do",
                            "Hangzhou rejected 1 of our items. rejected-there What to do");
            assertThat(inEnglish.links(".reasons a")).containsOnly("/ops/guides/runbooks#nightpartial");
            assertThat(inEnglish.texts(".sum tfoot td")).contains("10");
        }
    }

    private static String night(String outcome, String startedBy) throws SQLException {
        LocalDate night = LocalDate.now(ZoneId.of("Europe/London")).minusDays(1);
        String id = Database.value("select gen_random_uuid()");
        execute("""
                insert into exchange_run (id, night, started_by, zone, window_opens, window_closes, started, deadline,
                    ended, outcome, sequence, published, withdrawn, cancelled, erased, repaired)
                values (?::uuid, ?, ?, 'Europe/London', now() - interval '1 day', now() - interval '20 h',
                    now() - interval '1 day', now() + interval '1 h', case when ?::text is null then null else now() end,
                    ?, 0, 1, 0, 0, 0, 0)
                """, id, night, startedBy, outcome, outcome);
        if (outcome == null) {
            return id;
        }
        execute(
                "insert into exchange_step (run_id, step, started, ended) values (?::uuid, 'report', now(), now())",
                id);
        execute("""
                insert into exchange_partner (run_id, partner, their_sequence, their_items, their_verified, their_rejected,
                    their_differing, their_receipt, our_sequence, our_items, our_verified, our_rejected, our_differing,
                    our_receipt, added, changed, withdrawn, cancelled, erased)
                values (?::uuid, 'hangzhou', 9, 10, 7, 1, 2, now(), 4, 4, 4, 0, 0, now(), 0, 0, 0, 0, 0)
                """, id);
        return id;
    }

    @Test
    void nightTellsWhatCameFromEachSource() throws SQLException {
        // Given
        String run = night("complete", "clock");
        execute("""
                insert into source_fetch (source_id, name, complete, trusted, started, next, ended, state, reason, records,
                    rows, repeated, own, removed, deleted, unusable)
                select source, name, true, false, at, at, at, state, reason, records, rows, repeated, own, removed, deleted,
                    unusable
                from (select now() - interval '25 h' as at) as night, (values
                    (-2, 'Archive of wharves', 'finished', null, 21, 1, 2, 3, 4, 5, 6),
                    (-3, 'Maps of canals', 'failed', 'unreachable', 7, 7, 0, 0, 0, 0, 0))
                    as asked (source, name, state, reason, records, rows, repeated, own, removed, deleted, unusable)
                """);

        // When
        Page english = page("/ops/runs/" + run, ENGLISH).isSound();
        Page chinese = page("/ops/runs/" + run, CHINESE).isSound();

        // Then
        execute("delete from source_fetch where source_id in (-2, -3)");
        assertThat(english.texts(".sum"))
                .contains(
                        "From Archive of wharves To import 1 Repeated 2 Of this city or a partner 3 Deleted here 4"
                                + " Deleted there 5 Unusable 6 Total 21",
                        "From Maps of canals To import 0 Repeated 0 Of this city or a partner 0 Deleted here 0"
                                + " Deleted there 0 Unusable 0 Total 0");
        assertThat(chinese.texts(".sum"))
                .contains("来自Archive of wharves 待导入 1 重复 2 属于本市或伙伴城市 3 已在本市删除 4 来源已删除 5 无法使用 6 合计 21");
        assertThat(english.texts("[aria-labelledby=counted] .note"))
                .anyMatch(text -> text.matches("Maps of canals failed, .+\\. unreachable"))
                .noneMatch(text -> text.startsWith("Archive of wharves"));
        assertThat(chinese.texts("[aria-labelledby=counted] .note"))
                .anyMatch(text -> text.matches("Maps of canals失败，.+。 unreachable"));
    }

    @Test
    void todayIsMarkedInTheCalendar() {
        // When
        Page nights = page("/ops/nights", ENGLISH).isSound();

        // Then
        assertThat(nights.texts(".month [aria-current=date]"))
                .singleElement()
                .asString()
                .startsWith(Integer.toString(
                        LocalDate.now(ZoneId.of("Europe/London")).getDayOfMonth()));
    }

    @Test
    void brokerThatIsAwayIsToldAtOnce() {
        // Given
        QuarkusMock.installMockForType(new BrokerAway(Duration.ofMinutes(14)), ExchangeHealth.class);

        // When
        Page english = page("/ops", ENGLISH).isSound();
        Page part = page("/ops/now", ENGLISH);

        // Then
        assertThat(english.first(".verdict").classNames()).contains("trouble");
        assertThat(english.first(".verdict").text())
                .contains("The exchange is stuck", "Log of Leeds, for 14 min: the broker does not answer");
        assertThat(english.first(".needs").text()).contains("Check the status, then the broker and the database.");
        assertThat(english.document().title()).matches("▲ \\d+ problems · Leeds – .*");
        assertThat(part.document().title()).isEqualTo(english.document().title());
        assertThat(page("/ops", CHINESE).isSound().first(".verdict").text()).contains("交换停滞", "消息服务器没有响应");
    }

    @Test
    void databaseThatIsAwayIsToldOnAPageThatStillAnswers() {
        // Given
        QuarkusMock.installMockForType(
                new StatusThatFails(new IllegalStateException(new SQLTransientConnectionException("away"))),
                StatusReader.class);

        // When
        Page english = page("/ops", ENGLISH).isSound();
        Page mirror = page("/ops/mirror", CHINESE).isSound();

        // Then
        assertThat(english.status()).isEqualTo(200);
        assertThat(english.first(".verdict").text())
                .contains("The database does not answer", "Check this city’s database first.");
        assertThat(english.texts(".tiles")).isEmpty();
        assertThat(english.document().title()).startsWith("▲ no database · Leeds");
        assertThat(page("/ops", CHINESE).isSound().first(".verdict").text()).contains("数据库没有响应");
        assertThat(mirror.status()).isEqualTo(503);
        assertThat(mirror.texts("h1")).singleElement().asString().isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"en, Something went wrong", "zh-CN, 系统出现故障"})
    void faultOfTheNodeHasAPageWithoutASecret(String language, String told) {
        // Given
        QuarkusMock.installMockForType(
                new StatusThatFails(new IllegalStateException("select secret from item")), StatusReader.class);

        // When
        Page page = page("/ops/mirror", language).isSound();

        // Then
        assertThat(page.status()).isEqualTo(500);
        assertThat(page.first("h1").text()).contains(told);
        assertThat(page.text()).doesNotContain("secret", "IllegalState");
        assertThat(page.links(".error a")).containsExactly("/ops");
        assertThat(page.document().select(".error form")).isEmpty();
    }
}
