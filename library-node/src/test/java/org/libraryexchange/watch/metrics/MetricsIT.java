package org.libraryexchange.watch.metrics;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;

/** Checks that a running node reports to Prometheus what the operations guide describes. */
@QuarkusTest
class MetricsIT {

    private static final Path GUIDE = Path.of("../docs/monitor.md");
    private static final Pattern ROW =
            Pattern.compile("^\\| `(library_\\w+)(?:\\{([a-z, ]+)})?` \\| (gauge|counter) \\| ([^|]+) \\| [^|]+ \\|$");
    private static final Pattern TYPE = Pattern.compile("^# TYPE (library_\\w+) (\\w+)$");
    private static final Pattern SERIES = Pattern.compile("^(library_\\w+)(?:\\{(.*)})? (\\S+)$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"[^\"]*\"");
    private static final String NEVER = "2000-01-01";

    @AfterEach
    void removeWhatWasMadeUp() throws SQLException {
        execute("delete from exchange_run where window_opens < date '2000-01-01' + 400");
        execute("delete from rejected_record where topic = 'made-up'");
        execute("delete from bulk_import where actor = 'made-up'");
        execute("delete from letters.rejected_record where topic = 'made-up'");
        execute("delete from letters.receipt where mirror = 'hangzhou' and document = 'made-up'::bytea");
        execute("delete from receipt where mirror = 'hangzhou' and document = 'made-up'::bytea");
    }

    @Test
    void guideNamesEveryMetricWithTypeAndLabelsAndNoOther() throws IOException {
        // When
        String scraped = scraped();

        // Then
        Map<String, String> told = new TreeMap<>();
        matches(TYPE, scraped.lines().toList()).forEach(type -> told.put(sampled(type), type.group(2)));
        matches(SERIES, scraped.lines().toList())
                .forEach(series -> told.merge(series.group(1), "", (type, none) -> withLabels(type, series.group(2))));
        Map<String, String> written = new TreeMap<>();
        matches(ROW, Files.readAllLines(GUIDE))
                .forEach(row -> written.put(row.group(1), withLabels(row.group(3), labelled(row.group(2)))));
        // Connections are counted only if the node runs as a program; ConnectionIT of the pair checks them.
        written.keySet().removeIf(name -> name.startsWith("library_connections"));
        assertThat(told).isEqualTo(written);
    }

    @Test
    void unitsAreThoseThatNamesEndWith() throws IOException {
        assertThat(matches(ROW, Files.readAllLines(GUIDE))).isNotEmpty().allSatisfy(row -> {
            String name = row.group(1);
            String unit = row.group(4);
            assertThat(name.endsWith("_seconds")).as(name).isEqualTo(unit.equals("seconds"));
            assertThat(name.endsWith("_total")).as(name).isEqualTo(row.group(3).equals("counter"));
        });
    }

    @Test
    void ownLogIsTold() {
        // Given
        Api.created(Documents.published(Documents.lightNight()));

        // Then
        awaitValue("library_log_sequence", number("select sequence from own_log"));
        awaitValue("library_log_published_sequence", number("select sequence from own_log"));
        awaitValue("library_log_backlog_records", 0);
        awaitValue("library_log_held_records", 0);
        awaitValue("library_log_restored", 0);
        awaitValue("library_database_reachable", 1);
        awaitValue("library_broker_reachable", 1);
        awaitValue("library_worker_state{partner=\"\",state=\"active\",worker=\"publisher\"}", 1);
        awaitValue("library_worker_state{partner=\"\",state=\"failing\",worker=\"publisher\"}", 0);
    }

    @Test
    void mirrorThatWasNeverProvedIsInfinitelyOld() {
        awaitValue("library_mirror_proof_age_seconds{partner=\"hangzhou\"}", Double.POSITIVE_INFINITY);
    }

    @Test
    void receiptsOfThePartnerAreTold() throws SQLException {
        // When
        receipt("verified", 100, 98, 2, 0, "90 minutes");

        // Then
        awaitValue("library_log_proof_items{partner=\"hangzhou\"}", 100);
        awaitValue("library_log_proof_verified_items{partner=\"hangzhou\"}", 98);
        awaitValue("library_log_proof_rejected_items{partner=\"hangzhou\"}", 2);
        assertThat(value("library_log_proof_age_seconds{partner=\"hangzhou\"}")).isBetween(5_400.0, 5_460.0);

        // When
        receipt("items-differ", 101, 97, 2, 2, "1 minute");

        // Then
        awaitValue("library_log_proof_differing_items{partner=\"hangzhou\"}", 2);
        assertThat(value("library_log_proof_age_seconds{partner=\"hangzhou\"}"))
                .as("of the one that is verified")
                .isGreaterThan(5_400);
    }

    @Test
    void lettersAreTold() throws SQLException {
        // When
        execute("""
                insert into letters.rejected_record (owner, topic, topic_id, record_offset, record_time, headers, reason,
                    detail)
                values ('hangzhou', 'made-up', 'made-up', 1, now(), '', 'made-up', '')
                """);
        execute("""
                insert into letters.receipt (owner, proof_id, mirror, step, sequence, outcome, items, verified, rejected,
                    differing, document, signature_state, made, kept)
                values ('leeds', gen_random_uuid(), 'hangzhou', 1, 9e15::bigint, 'verified', 12, 11, 1, 0, 'made-up',
                    'valid', now(), now() - interval '90 minutes')
                """);

        // Then
        awaitValue("library_letters_log_backlog_records{partner=\"hangzhou\"}", 0);
        awaitValue("library_letters_log_restored{partner=\"hangzhou\"}", 0);
        awaitValue("library_letters_log_stuck{partner=\"hangzhou\"}", 0);
        awaitValue("library_letters_log_proof_letters{partner=\"hangzhou\"}", 12);
        awaitValue("library_letters_log_proof_verified_letters{partner=\"hangzhou\"}", 11);
        awaitValue("library_letters_log_proof_rejected_letters{partner=\"hangzhou\"}", 1);
        assertThat(value("library_letters_log_proof_age_seconds{partner=\"hangzhou\"}"))
                .isBetween(5_400.0, 5_460.0);
        awaitValue("library_letters_mirror_unsettled_records{partner=\"hangzhou\",state=\"open\"}", 1);
        awaitValue("library_letters_mirror_awaited{partner=\"hangzhou\"}", 1);
        awaitValue("library_letters_mirror_stuck{partner=\"hangzhou\"}", 0);
        awaitValue("library_letters_mirror_proof_age_seconds{partner=\"hangzhou\"}", Double.POSITIVE_INFINITY);
        awaitValue("library_worker_state{partner=\"hangzhou\",state=\"active\",worker=\"letter-publisher\"}", 1);
    }

    @Test
    void nightsAreTold() throws SQLException {
        // When
        night(1, "clock", "complete");
        night(2, "catch-up", "partial");
        night(3, "nobody", "missed");
        night(4, "clock", "failed");

        // Then
        awaitValue("library_nights_last_outcome{outcome=\"failed\"}", 1);
        awaitValue("library_nights_last_outcome{outcome=\"complete\"}", 0);
        awaitValue("library_nights_recent{state=\"covered\"}", 1);
        awaitValue("library_nights_recent{state=\"late\"}", 1);
        awaitValue("library_nights_recent{state=\"missed\"}", 1);
        awaitValue("library_nights_recent{state=\"failed\"}", 1);
        awaitValue("library_nights_gaps", 2);
        awaitValue("library_nights_last_duration_seconds", 600);
        awaitValue("library_nights_running", 0);
        assertThat(value("library_nights_covered_age_seconds"))
                .isCloseTo(number("select extract(epoch from now() - date '2000-01-03')::bigint"), offset(86_400.0));
    }

    @Test
    void whatWaitsForAPersonIsCounted() throws SQLException {
        // Given what other tests have left
        double open = number("select count(*) from rejected_record where owner = 'hangzhou' and state = 'open'");
        double held = number("select count(*) from bulk_import where state = 'held' and not swept");

        // When
        execute("""
                insert into rejected_record (owner, topic, topic_id, record_offset, record_time, headers, reason, detail)
                values ('hangzhou', 'made-up', 'made-up', 1, now(), '', 'made-up', '')
                """);
        execute("""
                insert into bulk_import
                    (actor, form, scheme, dry_run, complete, bytes, state, withdrawals, published, received)
                values ('made-up', 'csv', 'made-up', false, false, 0, 'held', 1, 1, now())
                """);

        // Then
        awaitValue("library_mirror_unsettled_records{partner=\"hangzhou\",state=\"open\"}", open + 1);
        awaitValue("library_mirror_unsettled_records{partner=\"hangzhou\",state=\"requested\"}", 0);
        awaitValue("library_imports{state=\"held\"}", held + 1);
        awaitValue("library_imports{state=\"running\"}", 0);
    }

    private static void receipt(String outcome, int items, int verified, int rejected, int differing, String ago)
            throws SQLException {
        execute("""
                insert into receipt (owner, proof_id, mirror, step, sequence, outcome, items, verified, rejected,
                    differing, document, signature_state, made, kept)
                values ('leeds', gen_random_uuid(), 'hangzhou', 1, (9e15 + %d)::bigint, '%s', %d, %d, %d, %d,
                    'made-up', 'valid', now(), now() - interval '%s')
                """.formatted(items, outcome, items, verified, rejected, differing, ago));
    }

    private static void night(int day, String startedBy, String outcome) throws SQLException {
        execute("""
                insert into exchange_run (id, night, started_by, zone, window_opens, window_closes, started, deadline,
                    ended, outcome, sequence)
                select gen_random_uuid(), night, '%s', 'Europe/London', night, night, night, night,
                    night + interval '10 minutes', '%s', 0 from (select date '%s' + %d as night) as nights
                """.formatted(startedBy, outcome, NEVER, day));
    }

    private static void execute(String sql) throws SQLException {
        try (Connection session = Database.session()) {
            Database.execute(session, sql);
        }
    }

    private static double number(String sql) {
        return Double.parseDouble(Database.value(sql));
    }

    private static void awaitValue(String series, double expected) {
        await(series + " " + expected)
                .atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(value(series)).isEqualTo(expected));
    }

    private static double value(String series) {
        return scraped()
                .lines()
                .filter(line -> line.startsWith(series + " "))
                .map(line -> line.substring(series.length() + 1))
                .mapToDouble(text -> text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError(series + " is not told"));
    }

    private static String scraped() {
        String management = ConfigProvider.getConfig().getValue("test.management.url", String.class);
        return Api.anonymous().get(management + "/metrics").asString();
    }

    private static List<MatchResult> matches(Pattern pattern, List<String> lines) {
        return lines.stream()
                .map(pattern::matcher)
                .filter(Matcher::matches)
                .map(Matcher::toMatchResult)
                .toList();
    }

    /** In OpenMetrics, the type of a counter is given for its name without the suffix. */
    private static String sampled(MatchResult type) {
        return type.group(2).equals("counter") && !type.group(1).endsWith("_total")
                ? type.group(1) + "_total"
                : type.group(1);
    }

    private static String labelled(String names) {
        return names == null ? null : names.replaceAll("\\w+", "$0=\"\"");
    }

    private static String withLabels(String type, String labels) {
        String names = labels == null
                ? ""
                : LABEL.matcher(labels)
                        .results()
                        .map(label -> label.group(1))
                        .collect(Collectors.toCollection(TreeSet::new))
                        .toString();
        return type.replaceFirst(" .*", "") + " " + names;
    }
}
