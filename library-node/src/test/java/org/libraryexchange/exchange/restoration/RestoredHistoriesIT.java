package org.libraryexchange.exchange.restoration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.libraryexchange.exchange.log.InMemoryLog;
import org.libraryexchange.exchange.log.InMemoryLog.Failure;
import org.libraryexchange.exchange.log.Limits;
import org.libraryexchange.exchange.log.LogFailedException;
import org.libraryexchange.exchange.log.LogItems;
import org.libraryexchange.exchange.log.OwnDatabase;
import org.libraryexchange.exchange.log.PostgresExtension;
import org.libraryexchange.exchange.log.Publisher;
import org.libraryexchange.exchange.log.Untroubled;
import org.libraryexchange.exchange.log.postgres.PostgresOutbox;
import org.libraryexchange.exchange.restoration.OwnLogCheck.Finding;
import org.libraryexchange.item.Status;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.Judge;
import org.libraryexchange.record.Judgement.Accepted;
import org.libraryexchange.record.RawRecord;
import org.libraryexchange.seal.SealCheck;

/**
 * Random histories of an owner whose database is restored from a backup, with a real database. At the end, owner and
 * log must agree, no write made since may be lost, and no sequence may stand for two states. The list of what people have
 * settled must say what the documents say.
 */
class RestoredHistoriesIT {

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private static final long SEED = 20_261_125;
    private static final int HISTORIES = 60;
    private static final int ITEMS = 12;
    private static final List<Failure> FAILURES = List.of(Failure.values());
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-25T01:02:03Z"), ZoneOffset.UTC);

    private OwnDatabase database;
    private Handle session;
    private PostgresOutbox outbox;

    /** The item's state after the latest write since the restore, and whether it is an erasure, which has to last. */
    private record Written(String title, boolean erased) {}

    @BeforeEach
    void open() throws SQLException {
        database = new OwnDatabase(POSTGRES);
        session = POSTGRES.sessions().open("comparison leeds", "set library.writes_as = 'leeds'");
        outbox = new PostgresOutbox(POSTGRES.sessions(), OwnDatabase.CITY, Limits.of(4, 1 << 20));
        database.backUp();
    }

    @AfterEach
    void close() throws SQLException {
        outbox.close();
        session.close();
        database.close();
    }

    @Test
    void ownerAndLogAgreeAfterARestore() throws SQLException {
        int found = 0;
        for (int n = 0; n < HISTORIES; n++) {
            database.restore();
            try {
                found += new History(SEED + n).playWithRestore() ? 1 : 0;
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + (SEED + n) + ": " + e.getMessage(), e);
            } finally {
                database.execute(
                        "delete from backup_item; delete from backup_item_version; delete from backup_restored_item;"
                                + "delete from backup_accepted_change;"
                                + "update backup_own_log set sequence = 0;"
                                + "update backup_restoration set state = 'none', log_sequence = 0, last_doubtful = 0;"
                                + "update backup_publication set topic_id = null, sent_sequence = 0, sent_offset = null,"
                                + " sending_sequence = 0");
            }
        }
        System.out.println("seeds from " + SEED + ": " + found + " of " + HISTORIES + " restores were noticed");
        assertThat(found)
                .as("histories in which something was sent after the backup")
                .isGreaterThan(HISTORIES / 2);
    }

    @Test
    void crashWithoutARestoreRaisesNothing() throws SQLException {
        for (int n = 0; n < HISTORIES / 3; n++) {
            // Given
            database.restore();
            History history = new History(SEED + n);

            // When
            for (int step = 0; step < 30; step++) {
                history.step();
                Finding finding = history.check();

                // Then
                assertThat(finding).as("seed %d step %d", SEED + n, step).isEqualTo(Finding.SOUND);
            }
        }
    }

    /** One course of events. A seed decides it. */
    private final class History {
        private final Random random;
        private final InMemoryLog log = new InMemoryLog("topic-1");
        private final Map<UUID, Written> since = new HashMap<>();
        private int titles;

        private History(long seed) {
            random = new Random(seed);
        }

        private boolean playWithRestore() throws SQLException {
            steps(random.nextInt(25));
            database.backUp();
            steps(1 + random.nextInt(25));
            database.restore();
            since.clear();
            writes(random.nextInt(10));
            boolean found = check() == Finding.DATABASE_IS_OLDER;
            if (found) {
                settle();
            }
            assertThat(check()).as("afterwards").isEqualTo(Finding.SOUND);
            publishAll();
            assertAgreement();
            return found;
        }

        private void steps(int count) throws SQLException {
            for (int i = 0; i < count; i++) {
                step();
            }
        }

        private void writes(int count) throws SQLException {
            for (int i = 0; i < count; i++) {
                write();
            }
        }

        private void step() throws SQLException {
            switch (random.nextInt(5)) {
                case 0 -> publish(Failure.NONE);
                case 1 -> publish(FAILURES.get(random.nextInt(FAILURES.size())));
                default -> write();
            }
        }

        private void write() throws SQLException {
            UUID id = LogItems.id(random.nextInt(ITEMS));
            String status = database.status(id);
            if ("erased".equals(status)) {
                return;
            }
            String title = "title " + random.nextInt(1_000) + "-" + titles++;
            boolean draft = (status == null || status.equals("draft")) && random.nextInt(3) == 0;
            boolean erases = "published".equals(status) && random.nextInt(8) == 0;
            boolean settles = !erases && !draft && status != null && titles % 3 == 0;
            if (erases) {
                database.erase(id);
            } else if (settles) {
                database.settle(id, title, "光之夜 " + titles);
            } else {
                database.write(id, title, draft ? Status.DRAFT : Status.PUBLISHED);
            }
            if (!draft) {
                since.put(id, new Written(title, erases));
            }
        }

        private void publish(Failure failure) {
            log.fails(failure);
            try {
                new Publisher(CityLog.items(OwnDatabase.CITY), outbox, log.writer()).publish();
            } catch (LogFailedException e) {
                assertThat(failure).isNotEqualTo(Failure.NONE);
            }
            log.fails(Failure.NONE);
        }

        private void publishAll() {
            Publisher publisher = new Publisher(CityLog.items(OwnDatabase.CITY), outbox, log.writer());
            int sent = publisher.publish();
            while (sent > 0) {
                sent = publisher.publish();
            }
        }

        private Finding check() {
            OwnCatalogue catalogue = new PostgresOwnCatalogue(session, OwnDatabase.CITY);
            return new OwnLogCheck(
                            new Judge(CityLog.items(OwnDatabase.CITY), SealCheck.none()),
                            catalogue,
                            log.reader(3),
                            new Untroubled())
                    .run();
        }

        /** Settles as the worker does, with crashes, writes and choices in between. */
        private void settle() throws SQLException {
            PostgresRestoration restoration = restoration();
            restoration.settle();
            while (restoration.progress().waiting() > 0) {
                if (random.nextInt(3) == 0) {
                    writes(random.nextInt(3));
                }
                if (random.nextInt(3) == 0) {
                    check();
                    restoration = restoration();
                }
                choose();
                restoration.settle();
                assertSettledAsNoted();
            }
            writes(random.nextInt(4));
            assertThat(restoration.finish()).isTrue();
        }

        private PostgresRestoration restoration() {
            return new PostgresRestoration(session, OwnDatabase.CITY, new RestoredItems(OwnDatabase.CITY), CLOCK);
        }

        private void choose() throws SQLException {
            String waiting = database.value("select item_id from restored_item where outcome is null limit 1");
            UUID id = UUID.fromString(waiting);
            boolean adopts = random.nextBoolean();
            database.choose(id, adopts ? "adopt" : "keep");
            if (adopts) {
                since.remove(id);
            }
        }

        /** The list of what people have settled says what the documents say, whoever wrote them. */
        private void assertSettledAsNoted() throws SQLException {
            assertThat(database.value("""
                            select coalesce(string_agg(concat_ws(' ', item_id, pointer, settled_by, value), ','
                                order by item_id, pointer), '')
                            from accepted_change where state in ('unmerged', 'merged')
                            """)).as("L6: settled").isEqualTo(database.value("""
                            select coalesce(string_agg(concat_ws(' ', id, key, entry ->> 'by',
                                document::jsonb #> string_to_array(substr(key, 2), '/')), ',' order by id, key), '')
                            from item, jsonb_each(document::jsonb -> 'corrected') as corrected (key, entry)
                            """));
        }

        private void assertAgreement() throws SQLException {
            assertSettledAsNoted();
            Map<UUID, Accepted> mirror = mirrored();
            assertThat(mirror.values().stream().map(RestoredHistoriesIT::line).sorted())
                    .as("log and owner")
                    .containsExactlyElementsOf(owned());
            for (Map.Entry<UUID, Written> write : since.entrySet()) {
                assertLasts(mirror.get(write.getKey()), write.getValue());
            }
        }

        private void assertLasts(Accepted mirrored, Written write) {
            String document = new String(mirrored.record().document(), UTF_8);
            if (write.erased()) {
                assertThat(document).contains("\"erased\"");
            } else if (!document.contains("\"erased\"")) {
                assertThat(document).contains("\"" + write.title() + "\"");
            }
        }

        /** The mirror of the whole log. It must never return to an older state. */
        private Map<UUID, Accepted> mirrored() {
            Judge judge = new Judge(CityLog.items(OwnDatabase.CITY), SealCheck.none());
            Map<UUID, Accepted> mirror = new HashMap<>();
            Map<Long, String> numbers = new TreeMap<>();
            for (RawRecord raw : log.records()) {
                Accepted read = (Accepted) judge.judge(raw);
                String used = numbers.putIfAbsent(read.record().sequence(), line(read));
                assertThat(used).as("a number is used once").isIn(null, line(read));
                Accepted held = mirror.get(read.record().id());
                if (held == null || held.record().sequence() < read.record().sequence()) {
                    assertThat(held == null
                                    || held.summary().version()
                                            <= read.summary().version())
                            .as("versions never go back: %s", line(read))
                            .isTrue();
                    mirror.put(read.record().id(), read);
                }
            }
            return mirror;
        }

        private List<String> owned() throws SQLException {
            String lines = database.value("""
                    select coalesce(string_agg(concat_ws(' ', id, sequence, encode(sha256(convert_to(document, 'UTF8')),
                        'hex')), ',' order by id), '') from item where status <> 'draft'
                    """);
            List<String> owned = new ArrayList<>();
            if (!lines.isEmpty()) {
                owned.addAll(List.of(lines.split(",")));
            }
            return owned;
        }
    }

    private static String line(Accepted read) {
        return read.record().id() + " " + read.record().sequence() + " "
                + Sha256.hex(read.record().document());
    }
}
