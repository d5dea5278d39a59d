package org.libraryexchange.exchange.nights;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.libraryexchange.fixture.Api.asOps;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.libraryexchange.exchange.nights.Arrivals.ReceivedCounts;
import org.libraryexchange.exchange.nights.ExchangeState.Partner;
import org.libraryexchange.exchange.nights.ExchangeState.Proofs;
import org.libraryexchange.exchange.nights.ExchangeState.Standstill;
import org.libraryexchange.exchange.nights.Report.Finding;
import org.libraryexchange.exchange.nights.Report.LogCounts;
import org.libraryexchange.exchange.nights.Report.SentCounts;
import org.libraryexchange.exchange.nights.RunPlan.Trigger;
import org.libraryexchange.exchange.proving.LastProof;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.PictureForms;
import org.libraryexchange.picture.PictureDocument;
import org.libraryexchange.picture.PictureSize;
import org.libraryexchange.record.CityLog.Sort;
import org.libraryexchange.watch.health.ExchangeHealth;

/** The letters in the accounts of real runs. */
@QuarkusTest
class LettersOfRunsIT {

    private static final Proofs UNPROVED =
            new Proofs(false, true, Optional.empty(), Optional.empty(), Optional.empty());
    private static final Instant BEGAN = Instant.parse("2026-11-20T02:00:00Z");

    @Inject
    PostgresRuns runs;

    @Inject
    PostgresAccounts accounts;

    @Inject
    CityExchange exchange;

    @Inject
    ExchangeHealth health;

    @BeforeEach
    @AfterEach
    void empty() throws SQLException {
        execute("truncate exchange_run cascade");
        execute("delete from letters.proof; delete from letters.message");
        execute("set library.writes_as = 'leeds'; delete from letters.post where owner = 'leeds'");
        execute("set library.writes_as = 'hangzhou'; delete from letters.post where owner = 'hangzhou'");
    }

    @Test
    void requestsForProofsTravelInTheLogOfLettersAndTheMarkerFollowsThoughNobodyAnswers() throws SQLException {
        // Given
        Instant asked = Instant.now();

        // When
        exchange.askForLetters("hangzhou", "night");

        // Then
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(
                                Database.value("select state || ' ' || origin || ' ' || partner from letters.proof"))
                        .isEqualTo("sent night hangzhou"));
        assertThat(Database.value("select count(*) from letters.message")).isEqualTo("0");
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(health.isAwaited("library.hangzhou.letters.leeds"))
                        .isTrue());
        Proofs seen = exchange.letters("hangzhou", asked, Instant.EPOCH);
        assertThat(seen.waiting()).isTrue();
        assertThat(seen.proving()).isTrue();
        assertThat(seen.isConfirmed()).isTrue();
    }

    @Test
    void receiptOfLettersIsThatOfAProofSinceTheRunBegan() throws SQLException {
        // Given
        execute("""
                insert into letters.proof (partner, id, origin, requested, requested_by, chain, round, state, sequence,
                    marked)
                values ('hangzhou', '00000000-0000-4000-8000-000000000001', 'night', now(), 'night',
                    '00000000-0000-4000-8000-000000000001', 0, 'finished', 7, '2026-11-20T02:00:05Z')
                """);
        execute("""
                insert into letters.receipt (owner, proof_id, mirror, step, sequence, outcome, items, verified, rejected,
                    differing, document, signature_state, made)
                values ('leeds', '00000000-0000-4000-8000-000000000001', 'hangzhou', 1, 7, 'verified', 5, 5, 0, 0,
                    convert_to('{"differences":[],"items":5,"made":"2026-11-20T02:00:06Z","mirror":"hangzhou",'
                        || '"outcome":"verified","owner":"leeds","proof":"00000000-0000-4000-8000-000000000001",'
                        || '"sequence":7,"step":1,"unnamed":0,"verified":5}', 'UTF8'), 'valid', '2026-11-20T02:00:06Z')
                """);

        try {
            // When
            Proofs during = exchange.letters("hangzhou", BEGAN, Instant.EPOCH);
            Proofs later = exchange.letters("hangzhou", BEGAN.plusSeconds(60), BEGAN);

            // Then
            assertThat(during.theirs()).map(LastProof::sequence).contains(7L);
            assertThat(later.theirs()).isEmpty();
        } finally {
            execute("delete from letters.receipt where proof_id = '00000000-0000-4000-8000-000000000001'");
        }
    }

    @Test
    void lettersAreCountedFromRunToRunAndShownWithTheRun() throws SQLException {
        // Given
        letter("leeds", 1);
        letter("leeds", 2);
        letter("hangzhou", 4);
        ExchangeRun first = run(BEGAN);
        LogCounts counted = accounts.of(Sort.LETTERS, first, "hangzhou", seen(2, 4));
        keep(first, counted, LogCounts.NOTHING, seen(2, 4));

        // When
        letter("leeds", 3);
        ExchangeRun second = run(BEGAN.plusSeconds(86_400));
        LogCounts since = accounts.of(Sort.LETTERS, second, "hangzhou", seen(3, 4));
        keep(second, since, LogCounts.NOTHING, seen(3, 4));

        // Then
        assertThat(counted).isEqualTo(new LogCounts(2, 2, 0, 4, 1));
        assertThat(since).isEqualTo(new LogCounts(3, 1, 0, 4, 0));
        JsonPath shown = asOps().get("/api/v1/exchange/runs/" + second.id()).jsonPath();
        shown.setRootPath("partners[0].letters");
        assertThat(shown.getBoolean("waiting")).isFalse();
        assertThat(shown.getMap("sent")).isEqualTo(Map.of("sent", 1, "repaired", 0, "unchanged", 2));
        assertThat(shown.getMap("received")).isEqualTo(Map.of("received", 0, "unchanged", 1));
        assertThat(shown.getLong("theirs.verified")).isEqualTo(3);
        assertThat(shown.getLong("ours.items")).isEqualTo(1);
    }

    /** A run does not wait until they are proved. */
    @Test
    void formsOfPicturesAreCountedFromRunToRunThoughNobodyHasProvedThem() throws SQLException {
        // Given
        applied(2_000_000);
        ExchangeRun first = run(BEGAN);
        LogCounts before = accounts.of(Sort.PICTURES, first, "hangzhou", UNPROVED);
        keep(first, LogCounts.NOTHING, before, UNPROVED);

        try {
            // When
            sent(PictureForms.form("leeds", PictureSize.THUMBNAIL, 630));
            received(2_000_001);
            applied(2_000_001);
            ExchangeRun second = run(BEGAN.plusSeconds(86_400));
            LogCounts since = accounts.of(Sort.PICTURES, second, "hangzhou", UNPROVED);
            keep(second, LogCounts.NOTHING, since, UNPROVED);

            // Then
            assertThat(since).isEqualTo(new LogCounts(before.upTo() + 1, 1, 0, 2_000_001, 1));
            JsonPath shown = asOps().get("/api/v1/exchange/runs/" + second.id()).jsonPath();
            assertThat(shown.getString("outcome")).isEqualTo("partial");
            assertThat(shown.getLong("partners[0].pictures.sent.sent")).isEqualTo(1);
            assertThat(shown.getLong("partners[0].pictures.received.received")).isEqualTo(1);
            assertThat(shown.getList("reasons.reason"))
                    .noneMatch(reason -> reason.toString().contains("picture"));
        } finally {
            execute("set library.writes_as = 'hangzhou'; delete from pictures.item where sequence = 2000001");
            execute("delete from pictures.mirror_position where owner = 'hangzhou'");
        }
    }

    private static void sent(PictureDocument form) throws SQLException {
        try (Connection session = Database.sessionOf("leeds")) {
            int unused = Database.execute(session, """
                insert into pictures.item (id, owner, kind, status, version, document, sha256, languages, updated)
                values (?, 'leeds', 'thumbnail', 'draft', 1, convert_from(?, 'UTF8'), sha256(?), '{}', now())
                """, form.id(), form.document(), form.document());
        }
        execute("insert into pictures.named (item, form, published) values ('%1$s', '%1$s', true)"
                .formatted(form.id()));
        execute("insert into pictures.due (id) values ('%s')".formatted(form.id()));
        await().atMost(60, SECONDS)
                .until(() -> Database.value(
                                "select status || sent_sequence - sequence from pictures.item, pictures.publication where id = '%s'"
                                        .formatted(form.id()))
                        .equals("published0"));
    }

    private static void received(long sequence) throws SQLException {
        execute("""
                        set library.writes_as = 'hangzhou';
                        insert into pictures.item (id, owner, kind, status, version, sequence, document, sha256, languages, updated)
                        values (gen_random_uuid(), 'hangzhou', 'display', 'published', 1, %d, '{}', sha256('{}'), '{}', now())
                        """.formatted(sequence));
    }

    private static void applied(long sequence) throws SQLException {
        execute("""
                        insert into pictures.mirror_position (owner, sequence) values ('hangzhou', %d)
                        on conflict (owner) do update set sequence = excluded.sequence
                        """.formatted(sequence));
    }

    @Test
    void runFromBeforeThereWereLettersIsShownAsBefore() throws SQLException {
        // Given
        ExchangeRun run = run(BEGAN);
        keep(run, LogCounts.NOTHING, LogCounts.NOTHING, seen(2, 4));
        execute("delete from exchange_letters; delete from exchange_pictures");

        // When
        JsonPath shown = asOps().get("/api/v1/exchange/runs/" + run.id()).jsonPath();

        // Then
        assertThat(shown.getString("outcome")).isEqualTo("complete");
        assertThat(shown.getString("partners[0].partner")).isEqualTo("hangzhou");
        assertThat(shown.getString("partners[0].letters")).isNull();
        assertThat(shown.getString("partners[0].pictures")).isNull();
        assertThat(shown.getList("reasons")).isEmpty();
    }

    @Test
    void runThatIsNotCompleteForItsLettersSaysSo() {
        // Given
        ExchangeRun run = run(BEGAN);
        Proofs unanswered = new Proofs(false, true, Optional.empty(), proof(4, 1, 1), Optional.empty());

        // When
        keep(run, LogCounts.NOTHING, LogCounts.NOTHING, unanswered);

        // Then
        JsonPath shown = asOps().get("/api/v1/exchange/runs/" + run.id()).jsonPath();
        assertThat(shown.getString("outcome")).isEqualTo("partial");
        assertThat(shown.getList("reasons.reason")).containsExactly("letters-no-receipt", "letters-differing-here");
        assertThat(shown.getList("reasons.partner")).containsOnly("hangzhou");
    }

    private static Proofs seen(long theirs, long ours) {
        return new Proofs(
                false, false, proof(theirs, theirs, 0), proof(ours, ours == 4 ? 1 : ours, 0), Optional.empty());
    }

    private static Optional<LastProof> proof(long sequence, long items, long differing) {
        return Optional.of(new LastProof(
                UUID.randomUUID(),
                sequence,
                differing > 0 ? "items-differ" : "verified",
                items,
                items - differing,
                0,
                differing,
                BEGAN,
                OptionalLong.empty()));
    }

    private ExchangeRun run(Instant started) {
        RunPlan plan = new RunPlan(
                UUID.randomUUID(),
                Optional.of(started.atZone(ZoneOffset.UTC).toLocalDate()),
                Trigger.CLOCK,
                Optional.empty(),
                "UTC",
                new Window(started, started.plusSeconds(3_600)),
                started,
                started.plusSeconds(80_000));
        ExchangeRun run = new ExchangeRun(plan, 0, Step.PUBLISH, Optional.empty(), Optional.empty());
        assertThat(runs.begin(run)).isTrue();
        return run;
    }

    private void keep(ExchangeRun run, LogCounts letters, LogCounts pictures, Proofs seen) {
        Proofs items = new Proofs(false, false, proof(10, 10, 0), proof(20, 20, 0), Optional.empty());
        Finding found = new Finding(
                new Partner("hangzhou", items, seen, UNPROVED, Standstill.NOWHERE),
                ReceivedCounts.NOTHING,
                letters,
                pictures);
        runs.enter(run, Step.REPORT, run.started().plusSeconds(4));
        runs.end(
                run,
                Report.of(10, new SentCounts(1, 0, 0, 0, 0), List.of(found)),
                true,
                run.started().plusSeconds(5));
    }

    private static void letter(String owner, long sequence) throws SQLException {
        execute("""
                set library.writes_as = '%1$s';
                insert into letters.post (id, owner, partner, kind, status, version, sequence, document, sha256, languages,
                    updated)
                values (gen_random_uuid(), '%1$s', 'hangzhou', 'letter', 'sent', 1, %2$d, '{}', sha256('{}'), '{}', now())
                """.formatted(owner, sequence));
    }

    private static void execute(String sql) throws SQLException {
        try (Connection session = Database.session()) {
            int unused = Database.execute(session, sql);
        }
    }
}
