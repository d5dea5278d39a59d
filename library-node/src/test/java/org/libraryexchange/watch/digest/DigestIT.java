package org.libraryexchange.watch.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.libraryexchange.fixture.Api.asOps;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.exchange.proving.ProvedRows;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Page;
import org.libraryexchange.fixture.Pictures;
import org.libraryexchange.fixture.Staff;
import org.libraryexchange.json.Sha256;

/** The digests of Leeds at the end of 2030, a time that no other test uses. */
@QuarkusTest
class DigestIT {

    private static final String DIGESTS = "/api/v1/exchange/digests";
    private static final LocalDate FIRST = LocalDate.of(2030, 11, 20);
    private static final Instant MORNING = Instant.parse("2030-11-20T08:00:00Z");

    private final DailyDigest digest;
    private final DigestChore mailer;
    private final MockMailbox mailbox;

    DigestIT(DailyDigest digest, DigestChore mailer, MockMailbox mailbox) {
        this.digest = digest;
        this.mailer = mailer;
        this.mailbox = mailbox;
    }

    @BeforeEach
    void begin() throws SQLException {
        forget();
        stand();
        execute("update first_night set night = ?", FIRST);
        mailbox.clear();
    }

    /**
     * Makes a digest of what other tests have left, so that the digests of these tests contain only their own items.
     */
    private void tellOfWhatWasThere() throws SQLException {
        assertThat(digest.tell(MORNING)).isTrue();
        mailbox.clear();
    }

    @AfterEach
    void forget() throws SQLException {
        execute("truncate digest cascade");
        execute("truncate exchange_run cascade");
        execute("update first_night set night = current_date + 1");
        execute("delete from rejected_record where topic = 'digest-test'");
        Pictures.forgetArrived();
        try (Connection hangzhou = Database.sessionOf("hangzhou")) {
            int unused = Database.execute(hangzhou, "delete from item where document like '%digest-test%'");
        }
        stand();
    }

    /** Moves the mirror's position to the latest item. */
    private static void stand() throws SQLException {
        execute("""
                insert into mirror_position (owner, sequence)
                select 'hangzhou', coalesce(max(sequence), 0) from item where owner = 'hangzhou'
                on conflict (owner) do update set sequence = excluded.sequence
                """);
    }

    private static void execute(String sql, Object... values) throws SQLException {
        try (Connection session = Database.session()) {
            int unused = Database.execute(session, sql, values);
        }
    }

    /** Adds an item as the applier would. */
    private static UUID arrived(String status, Instant heldSince, String title, String more) throws SQLException {
        UUID id = UUID.randomUUID();
        String document = ("{\"digest-test\":true%s,\"id\":\"%s\",\"kind\":\"festival\",\"owner\":\"hangzhou\","
                        + "\"status\":\"%s\",\"title\":%s,\"updated\":\"2026-11-20T14:05:11Z\",\"version\":1}")
                .formatted(more, id, status, title);
        try (Connection hangzhou = Database.sessionOf("hangzhou")) {
            int written = Database.execute(
                    hangzhou,
                    """
                    insert into item (id, owner, kind, status, version, sequence, document, sha256, languages, updated,
                        held_since)
                    values (?, 'hangzhou', 'festival', ?, 1,
                        (select coalesce(max(sequence), 0) + 1 from item where owner = 'hangzhou'), ?, ?, '{en}', now(),
                        ?::timestamptz)
                    """,
                    id,
                    status,
                    document,
                    Sha256.of(document.getBytes(StandardCharsets.UTF_8)),
                    heldSince.toString());
            assertThat(written).isEqualTo(1);
        }
        stand();
        return id;
    }

    @Test
    void morningIsToldOnceADayAndNotBeforeItIsTime() {
        // When, Then
        assertThat(digest.tell(MORNING.minusMillis(1))).as("a moment before").isFalse();
        assertThat(digest.tell(MORNING)).isTrue();
        assertThat(digest.tell(MORNING.plusSeconds(1))).as("again").isFalse();
        assertThat(digest.tell(Instant.parse("2030-11-21T07:59:59Z"))).isFalse();
        assertThat(digest.tell(Instant.parse("2030-11-24T12:00:00Z")))
                .as("after days away")
                .isTrue();
        assertThat(asOps().get(DIGESTS).jsonPath().getList("digests.digest.day"))
                .containsExactly("2030-11-24", "2030-11-20");
    }

    @Test
    void digestTellsWhatHasComeFromThePartnerSinceTheOneBefore() throws SQLException {
        // Given
        Instant before = MORNING.minusSeconds(3_600);
        Instant after = MORNING.plusSeconds(3_600);
        tellOfWhatWasThere();
        UUID added = arrived("published", after, "{\"en\":\"Tea at Longjing\",\"zh-Hans\":\"龙井问茶\"}", "");
        UUID other = arrived("published", after, "{\"zh-Hans\":\"灯会\"}", "");
        UUID gone = arrived("withdrawn", before, "{\"en\":\"Old tea\"}", "");
        UUID off = arrived(
                "published", before, "{\"en\":\"Rain\"}", ",\"event\":{\"occurrences\":[{\"status\":\"cancelled\"}]}");

        // When
        assertThat(digest.tell(Instant.parse("2030-11-21T08:00:03Z"))).isTrue();

        // Then
        JsonPath told = asOps().get(DIGESTS + "/2030-11-21").jsonPath();
        assertThat(told.getLong("digest.partners[0].added")).isEqualTo(2);
        assertThat(told.getLong("digest.partners[0].changed")).isEqualTo(2);
        assertThat(told.getList("digest.partners[0].named.id"))
                .containsExactly(off.toString(), gone.toString(), other.toString(), added.toString());
        assertThat(told.getList("digest.partners[0].named.what"))
                .containsExactly("cancelled", "withdrawn", "added", "added");
        assertThat(told.getString("digest.headline.en"))
                .startsWith("Overnight from Hangzhou: 2 new, 2 changed, 1 withdrawn, 1 cancelled. ");
        assertThat(told.getString("digest.headline.zh-Hans")).startsWith("昨夜，杭州新增 2 条，更新 2 条，撤下 1 条，取消 1 条。");

        // When
        assertThat(digest.tell(Instant.parse("2030-11-22T08:00:00Z"))).isTrue();

        // Then
        assertThat(asOps().get(DIGESTS + "/2030-11-22").jsonPath().getString("digest.headline.en"))
                .startsWith("Overnight nothing new from Hangzhou. ");
    }

    @Test
    void digestNamesTheFirstFiveAndCountsTheOthers() throws SQLException {
        // Given
        tellOfWhatWasThere();
        for (int n = 0; n < 7; n++) {
            arrived("published", MORNING.plusSeconds(60), "{\"en\":\"Item " + n + "\"}", "");
        }

        // When
        assertThat(digest.tell(Instant.parse("2030-11-21T08:00:00Z"))).isTrue();

        // Then
        JsonPath told = asOps().get(DIGESTS + "/2030-11-21").jsonPath();
        assertThat(told.getLong("digest.partners[0].added")).isEqualTo(7);
        assertThat(told.getList("digest.partners[0].named.title.en"))
                .containsExactly("Item 6", "Item 5", "Item 4", "Item 3", "Item 2");
        mailer.send(Instant.parse("2030-11-21T08:00:01Z"));
        assertThat(mails())
                .singleElement()
                .satisfies(mail -> assertThat(mail.getText())
                        .contains("Item 6")
                        .doesNotContain("Item 1")
                        .contains("and 2 more"));
    }

    @Test
    void whatNeedsAPersonComesWithTheNextStep() throws SQLException {
        // Given
        tellOfWhatWasThere();
        execute("""
                insert into rejected_record (owner, topic, topic_id, record_offset, record_time, headers, reason, detail)
                select 'hangzhou', 'digest-test', 'digest-test', n, now(), '[]', 'invalid-item', 'none'
                from generate_series(1, 3) n
                """);
        execute("""
                insert into exchange_run (id, night, started_by, zone, window_opens, window_closes, started, deadline,
                    ended, outcome, sequence)
                values (gen_random_uuid(), '2030-11-20', 'nobody', 'Europe/London', now(), now(), now(), now(), now(),
                    'missed', 0)
                """);

        // When
        JsonPath needs = asOps().get("/api/v1/exchange/needs").jsonPath();

        // Then
        assertThat(needs.getList("needs.need")).containsSubsequence("night-missed", "rejected-here");
        int missed = needs.getList("needs.need").indexOf("night-missed");
        assertThat(needs.getString("needs[" + missed + "].text.en"))
                .isEqualTo("One night was missed and has not been caught up yet.");
        assertThat(needs.getString("needs[" + missed + "].request")).isEqualTo("POST /api/v1/exchange/runs");
        int rejected = needs.getList("needs.need").lastIndexOf("rejected-here");
        assertThat(needs.getString("needs[" + rejected + "].text.zh-Hans")).contains("杭州");
        assertThat(needs.getString("needs[" + rejected + "].next.en")).isNotBlank();
        assertThat(digest.tell(Instant.parse("2030-11-21T08:00:00Z"))).isTrue();
        JsonPath told = asOps().get(DIGESTS + "/2030-11-21").jsonPath();
        assertThat(told.getList("digest.needs.need")).isEqualTo(needs.getList("needs.need"));
        assertThat(told.getString("digest.headline.en")).contains(" things need attention.");
    }

    @Test
    void openRecordsOfACityThatIsNoPartnerAnyMoreNeedAPersonToo() throws SQLException {
        // Given
        execute("""
                insert into rejected_record (owner, topic, topic_id, record_offset, record_time, headers, reason, detail)
                values ('york', 'digest-test', 'digest-test', 1, now(), '[]', 'invalid-item', 'none')
                """);

        // When
        JsonPath needs = asOps().get("/api/v1/exchange/needs").jsonPath();

        // Then
        assertThat(needs.getList("needs.findAll { it.need == 'rejected-here' }.partner"))
                .contains("york");
    }

    @Test
    void messageGoesOutOnceInTheLanguageOfTheCity() throws SQLException {
        // Given
        tellOfWhatWasThere();
        arrived("published", MORNING.plusSeconds(60), "{\"en\":\"Tea at Longjing\",\"zh-Hans\":\"龙井问茶\"}", "");
        Instant now = Instant.parse("2030-11-21T08:00:00Z");
        assertThat(digest.tell(now)).isTrue();

        // When
        mailer.send(now);
        mailer.send(now.plusSeconds(60));

        // Then
        assertThat(mails()).singleElement().satisfies(mail -> {
            assertThat(mail.getSubject()).isEqualTo("Leeds, Thu 21 November 2030: the library exchange");
            assertThat(mail.getText())
                    .startsWith("Overnight from Hangzhou: 1 new, 0 changed. ")
                    .contains("From Hangzhou")
                    .contains("Tea at Longjing")
                    .doesNotContain("龙井");
        });
        assertThat(asOps().get(DIGESTS + "/2030-11-21").jsonPath().getString("mailed"))
                .startsWith("2030-11-21T08:00:00");
    }

    @Test
    void digestSaysWhatWasProvedAndWhatCameAfterIt() throws SQLException {
        // Given
        UUID proof = ProvedRows.answered(MORNING);
        ProvedRows.signed(proof, "hangzhou", "leeds", 0, 0, MORNING);
        tellOfWhatWasThere();
        arrived("published", MORNING.plusSeconds(60), "{\"en\":\"Tea at Longjing\"}", "");
        Instant now = Instant.parse("2030-11-21T08:00:00Z");

        // When
        assertThat(digest.tell(now)).isTrue();
        mailer.send(now);

        // Then
        ProvedRows.forget();
        JsonPath told = asOps().get(DIGESTS + "/2030-11-21").jsonPath();
        long changes = told.getLong("digest.proved[0].here.changesSince");
        assertThat(changes).isPositive();
        String sentence = "Our copy of Hangzhou was last proved on 20 Nov 2030, 08:00, when it had no items yet; "
                + changes + " change";
        assertThat(told.getString("digest.proved[0].text.en"))
                .startsWith("Our items held in Hangzhou are not proved yet. " + sentence);
        assertThat(told.getString("digest.proved[0].text.zh-Hans"))
                .startsWith("杭州保存的本馆条目尚未核验。2030年11月20日 08:00 核验杭州在本馆的副本时，对方尚无条目，此后有 " + changes);
        assertThat(mails())
                .singleElement()
                .satisfies(mail -> assertThat(mail.getText()).contains(sentence));
    }

    @Test
    void oldDigestIsNotSentAsNews() throws SQLException {
        // Given
        assertThat(digest.tell(MORNING)).isTrue();

        // When
        mailer.send(MORNING.plusSeconds(21 * 3_600));

        // Then
        assertThat(mails()).isEmpty();
    }

    @Test
    void titleCannotPassForMoreOfTheMessage() throws SQLException {
        // Given
        tellOfWhatWasThere();
        Instant after = MORNING.plusSeconds(60);
        arrived("published", after, "{\"en\":\"Fair\\n\\nAll is well.\\nSubject: x\"}", "");
        arrived("published", after, "{\"en\":\"\\u202egnp.\\r\\n\\u2028\\u2029\\u0085▸ Call\\u001b[2J\"}", "");
        arrived("published", after, "{\"en\":\"" + "x".repeat(10_000) + "\"}", "");
        Instant now = Instant.parse("2030-11-21T08:00:00Z");
        assertThat(digest.tell(now)).isTrue();

        // When
        mailer.send(now);

        // Then
        assertThat(mails()).singleElement().satisfies(mail -> {
            assertThat(mail.getSubject()).isEqualTo("Leeds, Thu 21 November 2030: the library exchange");
            assertThat(mail.getText().split("\\R"))
                    .contains("  new        Fair All is well. Subject: x", "  new        gnp. ▸ Call [2J")
                    .filteredOn(line -> line.startsWith("  new"))
                    .hasSize(3)
                    .allSatisfy(line -> assertThat(line).hasSizeLessThan(320));
            assertThat(mail.getText()).doesNotContain("\u202e", "\u001b");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "\"Fair\"",
                "7",
                "[\"Fair\"]",
                "{}",
                "{\"en\":null}",
                "{\"en\":7}",
                "{\"en\":{\"en\":\"Fair\"}}"
            })
    void itemWithoutATitleThatCanBeReadIsToldByItsId(String title) throws SQLException {
        // Given
        tellOfWhatWasThere();
        UUID item = arrived("published", MORNING.plusSeconds(60), title, "");
        Instant now = Instant.parse("2030-11-21T08:00:00Z");

        // When
        assertThat(digest.tell(now)).isTrue();
        mailer.send(now);

        // Then
        assertThat(mails())
                .singleElement()
                .satisfies(mail -> assertThat(mail.getText()).contains(item.toString()));
        assertThat(asOps().get(DIGESTS + "/2030-11-21").jsonPath().getMap("digest.partners[0].named[0].title"))
                .isEmpty();
    }

    @Test
    void digestThatWasKeptWithoutATitleIsStillTold() throws SQLException {
        // Given
        tellOfWhatWasThere();
        UUID item = arrived("published", MORNING.plusSeconds(60), "{\"en\":\"Fair\"}", "");
        Instant now = Instant.parse("2030-11-21T08:00:00Z");
        assertThat(digest.tell(now)).isTrue();
        execute("update digest set document = regexp_replace(replace(document, '{\"en\":\"Fair\"}', 'null'),"
                + " ',\"pictures\":[{][^}]*}', '')");

        // When
        mailer.send(now);

        // Then
        assertThat(mails())
                .singleElement()
                .satisfies(mail -> assertThat(mail.getText()).contains(item.toString()));
    }

    @Test
    void picturesThatCameAndWentAreCountedInTheMessageAndOnThePage() throws SQLException {
        // Given
        tellOfWhatWasThere();
        Instant overnight = MORNING.plusSeconds(3_600);
        Pictures.arrived("published", MORNING.minusSeconds(3_600));
        Pictures.arrived("published", overnight);
        Pictures.arrived("published", overnight);
        Pictures.arrived("withdrawn", overnight);
        Pictures.arrived("erased", overnight);
        Instant now = Instant.parse("2030-11-21T08:00:00Z");

        // When
        assertThat(digest.tell(now)).isTrue();
        mailer.send(now);
        Page page = morning("2030-11-21", "en");
        Page chinese = morning("2030-11-21", "zh-CN");
        assertThat(digest.tell(Instant.parse("2030-11-22T08:00:00Z"))).isTrue();

        // Then
        JsonPath told = asOps().get(DIGESTS + "/2030-11-21").jsonPath();
        assertThat(told.getMap("digest.partners[0].pictures"))
                .isEqualTo(Map.of("came", 2, "unused", 1, "takenDown", 1));
        String line = "Pictures: 2 new, 1 no longer used, 1 taken down";
        assertThat(mails())
                .singleElement()
                .satisfies(mail -> assertThat(mail.getText().split("\\R")).contains("  " + line));
        assertThat(page.texts("section p")).contains(line);
        assertThat(chinese.texts("section p")).contains("图片：新到 2 张，不再使用 1 张，永久撤除 1 张");
        assertThat(morning("2030-11-22", "en").text()).doesNotContain("Pictures:");
    }

    private static Page morning(String day, String language) {
        return Page.of(Staff.with(Staff.session("digest.reader", "ops"))
                        .header("Accept-Language", language)
                        .get("/ops/mornings/" + day))
                .isSound();
    }

    private List<Mail> mails() {
        return mailbox.getMailsSentTo("ops@libraries.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2030-11-19", "2030-02-30", "today", "+12030-11-20", "%00"})
    void dayWithoutADigestIsNotFound(String day) {
        assertThatProblem(asOps().urlEncodingEnabled(false).get(DIGESTS + "/" + day))
                .is(404, "not-found");
    }

    @Test
    void pagesOfDigestsFollowEachOther() {
        // Given
        for (int day = 20; day < 25; day++) {
            assertThat(digest.tell(Instant.parse("2030-11-" + day + "T09:00:00Z")))
                    .isTrue();
        }

        // When
        JsonPath first = asOps().get(DIGESTS + "?limit=3").jsonPath();
        JsonPath second = asOps().get(first.getString("next")).jsonPath();

        // Then
        assertThat(first.getList("digests.digest.day")).containsExactly("2030-11-24", "2030-11-23", "2030-11-22");
        assertThat(second.getList("digests.digest.day")).containsExactly("2030-11-21", "2030-11-20");
        assertThat(second.getString("next")).isNull();
    }
}
