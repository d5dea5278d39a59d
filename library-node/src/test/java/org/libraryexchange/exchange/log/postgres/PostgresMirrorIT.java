package org.libraryexchange.exchange.log.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.libraryexchange.exchange.log.LogItems.id;
import static org.libraryexchange.exchange.log.LogItems.item;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.base.database.StoreFailedException;
import org.libraryexchange.base.database.TooSlowException;
import org.libraryexchange.base.database.UnstorableException;
import org.libraryexchange.base.worker.FencedException;
import org.libraryexchange.exchange.log.Applier;
import org.libraryexchange.exchange.log.HeardMessages;
import org.libraryexchange.exchange.log.InMemoryLog;
import org.libraryexchange.exchange.log.JudgedLog;
import org.libraryexchange.exchange.log.Limits;
import org.libraryexchange.exchange.log.LogItems;
import org.libraryexchange.exchange.log.MirrorBatch;
import org.libraryexchange.exchange.log.Position;
import org.libraryexchange.exchange.log.PostgresExtension;
import org.libraryexchange.exchange.log.Untroubled;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.DocumentRecord;
import org.libraryexchange.record.Judge;
import org.libraryexchange.record.Judgement;
import org.libraryexchange.record.Judgement.Rejected;
import org.libraryexchange.record.RawRecord;
import org.libraryexchange.record.RawRecord.RawHeader;
import org.libraryexchange.record.RejectionReason;
import org.libraryexchange.seal.SealCheck;

class PostgresMirrorIT {

    @RegisterExtension
    static final PostgresExtension DATABASE = new PostgresExtension();

    private static final Judge JUDGE = new Judge(CityLog.items(LogItems.OWNER), SealCheck.none());

    private PostgresMirror mirror;
    private Position position;

    /** The table behind the name {@code item}. */
    String itemTable() {
        return "item";
    }

    @BeforeEach
    void open() {
        mirror =
                new PostgresMirror(DATABASE.sessions(), Limits.OF_REJECTIONS, LogItems.OWNER, "library.hangzhou.items");
        position = mirror.position();
    }

    @AfterEach
    void close() {
        mirror.close();
    }

    @Test
    void newMirrorStandsNowhere() {
        assertThat(position).isEqualTo(Position.NONE);
        assertThat(mirror.position()).isEqualTo(Position.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"中秋节", "𠮷龘", "🌕", "", "مهرجان", "Lumière\u200D\u202E", "a\tb\\nc'\"--;\\\\."})
    void documentIsKeptByteForByte(String title) throws SQLException {
        // Given
        String escaped = title.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t");
        DocumentRecord sent = item(1, 1, 0, escaped);

        // When
        int applied = apply(sent);

        // Then
        assertThat(applied).isEqualTo(1);
        assertThat(bytes("select convert_to(document, 'UTF8') from item")).isEqualTo(sent.document());
        assertThat(bytes("select sha256 from item")).isEqualTo(Sha256.of(sent.document()));
    }

    @Test
    void queryColumnsAreTakenFromTheDocument() throws SQLException {
        // Given
        String document = LogItems.document(id(1), 7, "中秋节")
                .replace("\"title\":{", "\"title\":{\"en\":\"Moon\",\"zh-Hant-HK\":\"中秋\",");

        // When
        apply(record(document, 3));

        // Then
        assertThat(
                        row(
                                "select owner, kind, status, version, sequence, languages, updated at time zone 'UTC' from item"))
                .isEqualTo("hangzhou|festival|published|7|3|{en,zh-Hant-HK,zh-Hans}|2026-11-20 14:05:11");
    }

    @Test
    void stateHasATimeOfThisNodeThatNeverGoesBackAndTheOwnersBesideIt() throws SQLException {
        // Given
        apply(item(1, 1, 0));
        String untold = row("select owner_stored from " + itemTable());
        DATABASE.execute("update mirror_position set stamped = now() + interval '1 hour';"
                + "update letters.mirror_position set stamped = now() + interval '1 hour'");
        DocumentRecord item = item(1, 2, 1);

        // When
        apply(new DocumentRecord(
                item.log(),
                item.id(),
                2,
                1,
                item.document(),
                item.sha256(),
                Instant.parse("2026-11-20T14:05:11.123456Z"),
                Optional.empty()));

        // Then
        assertThat(untold).isEqualTo("null");
        assertThat(row("select stored > now() + interval '59 minutes', owner_stored at time zone 'UTC' from "
                        + itemTable()))
                .isEqualTo("t|2026-11-20 14:05:11.123456");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0001-01-01T00:00:00+18:00",
                "1969-12-31T23:59:59.999999Z",
                "2026-11-20T14:05:11.123456Z",
                "9999-12-31T23:59:59.999999-18:00"
            })
    void timeIsKeptToTheMicrosecond(String updated) throws SQLException {
        // Given
        String document = LogItems.document(id(1), 1, "中秋节").replace("2026-11-20T14:05:11Z", updated);

        // When
        apply(record(document, 3));

        // Then
        Instant time = OffsetDateTime.parse(updated).toInstant();
        assertThat(row("select extract(epoch from updated) * 1000000 = %d from item"
                        .formatted(time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000)))
                .isEqualTo("t");
    }

    @Test
    void nothingIsAppliedWhileTheMirrorIsPaused() throws SQLException {
        // Given
        apply(item(1, 1, 0));
        DATABASE.execute("update mirror_position set paused_until = now() + interval '1 hour'");

        // When
        assertThatThrownBy(() -> apply(item(2, 2, 1))).isInstanceOf(FencedException.class);

        // Then
        assertThat(mirror.isPaused()).isTrue();
        assertThat(row("select count(*), max(sequence) from item")).isEqualTo("1|1");

        // When
        DATABASE.execute("update mirror_position set paused_until = now()");
        apply(item(2, 2, 1));

        // Then
        assertThat(mirror.isPaused()).isFalse();
        assertThat(row("select count(*), max(sequence) from item")).isEqualTo("2|2");
    }

    @Test
    void erasedItemHasNoLanguages() throws SQLException {
        // Given
        String erased = ("{\"id\":\"%s\",\"kind\":\"festival\",\"owner\":\"hangzhou\",\"status\":\"erased\","
                        + "\"updated\":\"2026-11-20T14:05:11Z\",\"version\":2}")
                .formatted(id(1));

        // When
        apply(record(erased, 4));

        // Then
        assertThat(row("select status, languages from item")).isEqualTo("erased|{}");
    }

    @Test
    void rejectedBytesOfAnErasedItemArePurgedAndTheirReasonIsKept() throws SQLException {
        // Given
        applyJudged(refused(1, 0));
        applyJudged(refused(2, 1));

        // When
        apply(erased(1, 4));

        // Then
        assertThat(row("select string_agg(concat_ws(' ', item_id, value is null, convert_from(headers, 'UTF8') = '[]',"
                        + " purged, reason), '; ' order by record_offset) from rejected_record"))
                .isEqualTo("%s t t t malformed-json; %s f f f malformed-json".formatted(id(1), id(2)));
    }

    @Test
    void bytesAreNotKeptThatComeWithOrAfterTheErasure() throws SQLException {
        // Given
        Position start = mirror.position();
        List<Judgement> together = List.of(refused(1, 0), JUDGE.judge(placed(erased(1, 4), 1)), refused(1, 2));
        mirror.apply(MirrorBatch.of(start, new Position("topic-1", 0, 0), together));
        position = mirror.position();

        // When
        applyJudged(refused(1, 3));

        // Then
        assertThat(row("select count(*), count(value), bool_and(purged) from rejected_record"))
                .isEqualTo("3|0|t");
    }

    @Test
    void partnersErasureLeavesRecordsOfOtherOwnersAlone() throws SQLException {
        // Given
        DATABASE.execute("""
                insert into rejected_record (owner, topic, topic_id, record_offset, record_time, key, value, headers,
                    reason, detail)
                values ('york', 'library.york.items', 'other', 1, now(), '%s', 'x', '[]', 'malformed-json', 'x')
                """.formatted(id(1)));

        // When
        apply(erased(1, 4));

        // Then
        assertThat(row("select purged, value is null from rejected_record")).isEqualTo("f|f");
    }

    private static DocumentRecord erased(int n, long sequence) {
        return record(
                ("{\"id\":\"%s\",\"kind\":\"festival\",\"owner\":\"hangzhou\",\"status\":\"erased\","
                                + "\"updated\":\"2026-11-20T14:05:11Z\",\"version\":2}")
                        .formatted(id(n)),
                sequence);
    }

    private static Rejected refused(int n, long offset) {
        RawRecord raw = new RawRecord(
                offset,
                Instant.EPOCH,
                id(n).toString().getBytes(UTF_8),
                "{\"name\":".getBytes(UTF_8),
                List.of(new RawRecord.RawHeader("sequence", new byte[] {'1'})));
        return new Rejected(raw, RejectionReason.MALFORMED_JSON, "no JSON");
    }

    @Test
    void beyondItsQuotaAPartnersRecordsAreOnlyCounted() throws SQLException {
        // Given
        mirror.close();
        mirror = new PostgresMirror(
                DATABASE.sessions(), Limits.rejections(3, 1_000_000), LogItems.OWNER, "library.hangzhou.items");

        // When
        applyJudged(refused(1, 0), refused(2, 1), refused(3, 2), refused(4, 3), refused(5, 4));
        applyJudged(refused(6, 5));

        // Then
        assertThat(row("select count(*), max(record_offset) from rejected_record"))
                .isEqualTo("3|2");
        assertThat(row("select dropped, next_offset from mirror_position")).isEqualTo("3|6");

        // When
        apply(record(LogItems.document(id(1), 1, "mended"), 2));
        applyJudged(refused(7, 7));

        // Then
        assertThat(row("select count(*) filter (where settled is not null), max(record_offset) from rejected_record"))
                .as("what is settled gives way")
                .isEqualTo("0|7");
        assertThat(row("select dropped from mirror_position")).isEqualTo("3");
    }

    @Test
    void recordThatNobodyHasSealedExplainsAndSettlesNothing() throws SQLException {
        // Given
        Rejected forged = new Rejected(refused(1, 0).raw(), RejectionReason.NOT_SEALED, "the record has no seal");
        applyJudged(forged);

        // When
        apply(record(LogItems.document(id(1), 1, "genuine"), 2));

        // Then
        assertThat(row("select sequence is null, state from rejected_record")).isEqualTo("t|open");
    }

    @Test
    void ofAGiantTheBeginningIsKeptAndWhatTheWholeWas() throws SQLException {
        // Given
        byte[] whole = new byte[2_000_000];
        RawRecord giant = new RawRecord(
                0,
                Instant.EPOCH,
                new byte[] {'k'},
                Arrays.copyOf(whole, 100),
                List.of(),
                Optional.of(new RawRecord.Cut(whole.length, Sha256.of(whole), Optional.empty())),
                false);

        // When
        applyJudged(JUDGE.judge(giant));

        // Then
        assertThat(
                        row(
                                "select reason, octet_length(value), whole_bytes, encode(whole_sha256, 'hex') from rejected_record"))
                .isEqualTo("too-large|100|2000000|" + Sha256.hex(whole));
    }

    @Test
    void timesFromFirstToLastYearAreKept() throws SQLException {
        // When
        apply(record(LogItems.document(id(1), 1, "x").replace("2026-11-20T14:05:11Z", "0001-01-01T00:00:00Z"), 1));
        apply(record(LogItems.document(id(2), 1, "x").replace("2026-11-20T14:05:11Z", "9999-12-31T23:59:59Z"), 2));

        // Then
        assertThat(row("select min(updated) at time zone 'UTC', max(updated) at time zone 'UTC' from item"))
                .isEqualTo("0001-01-01 00:00:00|9999-12-31 23:59:59");
    }

    @Test
    void largeBatchIsAppliedAtOnce() throws SQLException {
        // Given
        DocumentRecord[] items =
                IntStream.rangeClosed(1, 2_000).mapToObj(n -> item(n, n, n - 1)).toArray(DocumentRecord[]::new);

        // When
        int applied = apply(items);

        // Then
        assertThat(applied).isEqualTo(2_000);
        assertThat(row("select count(*), max(sequence) from item")).isEqualTo("2000|2000");
        assertThat(row("select next_offset, sequence from mirror_position")).isEqualTo("2000|2000");
    }

    @Test
    void oneRuleDecidesWhatIsApplied() throws SQLException {
        // Given
        apply(item(1, 5, 0, "five"));

        // When
        int older = apply(item(1, 4, 0, "four"));
        int same = apply(item(1, 5, 0, "five"));
        int sameWithOtherBytes = apply(item(1, 5, 0, "mended"));
        int newer = apply(item(1, 6, 5, "six"));

        // Then
        assertThat(List.of(older, same, sameWithOtherBytes, newer)).containsExactly(0, 0, 1, 1);
        assertThat(row("select sequence, document like '%six%' from item")).isEqualTo("6|t");
    }

    @Test
    void replayChangesNoRow() throws SQLException {
        // Given
        apply(item(1, 1, 0), item(2, 2, 1));
        String before = rowVersions();

        // When
        int applied = apply(item(1, 1, 0), item(2, 2, 1));

        // Then
        assertThat(applied).isZero();
        assertThat(rowVersions()).isEqualTo(before);
    }

    private String rowVersions() throws SQLException {
        return row("select string_agg(i::text || xmin, ';' order by id) from %s i".formatted(itemTable()));
    }

    @Test
    void repairedRowTakesTheAnswerOfItsOwner() throws SQLException {
        // Given
        apply(item(1, 5, 0, "sound"));
        DATABASE.execute("set library.writes_as = 'hangzhou'; update item set sequence = 0, document = 'damaged'");

        // When
        int applied = apply(item(1, 9, 5, "sound"));

        // Then
        assertThat(applied).isEqualTo(1);
        assertThat(row("select sequence, document like '%sound%' from item")).isEqualTo("9|t");
    }

    @Test
    void repairedItemAndRetriedOneHaveTheTimeAtWhichTheyChangedHere() throws SQLException {
        // Given
        apply(item(1, 5, 0, "sound"), item(2, 6, 5, "before"), item(3, 7, 6, "as it was"));
        applyJudged(bad(item(2, 8, 7, "after"), 3));
        DATABASE.execute("set library.writes_as = 'hangzhou'; update item set stored = '2026-11-20';"
                + " update item set sequence = 4, document = 'damaged' where id = '" + id(1) + "';"
                + " update rejected_record set state = 'requested'");

        // When
        apply(item(1, 9, 8, "sound"), item(2, 10, 9, "after"), item(3, 7, 6, "as it was"));

        // Then
        assertThat(row("select string_agg(concat_ws(' ', sequence, stored > '2026-11-20'), ',' order by id) from "
                        + itemTable()))
                .isEqualTo("9 t,10 t,7 f");
        assertThat(row("select state from rejected_record")).isEqualTo("applied");
    }

    @Test
    void batchFromAnotherPlaceIsFencedAndLeavesNothing() throws SQLException {
        // Given
        PostgresMirror zombie =
                new PostgresMirror(DATABASE.sessions(), Limits.OF_REJECTIONS, LogItems.OWNER, "library.hangzhou.items");
        Position old = position;
        apply(item(1, 1, 0));

        // When
        assertThatThrownBy(() -> zombie.apply(batch(old, item(2, 2, 1)))).isInstanceOf(FencedException.class);
        zombie.close();

        // Then
        assertThat(row("select count(*) from item")).isEqualTo("1");
        assertThat(row("select next_offset, sequence from mirror_position")).isEqualTo("1|1");
    }

    @Test
    void fencedBatchIsNotAppliedWithTheNextOne() throws SQLException {
        // Given
        Position elsewhere = new Position("topic-9", 77, 77);
        assertThatThrownBy(() -> mirror.apply(batch(elsewhere, item(1, 1, 0)))).isInstanceOf(FencedException.class);

        // When
        apply(item(2, 2, 0));

        // Then
        assertThat(row("select count(*), max(sequence) from item")).isEqualTo("1|2");
    }

    @Test
    void rejectedRecordIsKeptByteForByteAndOnlyOnce() throws SQLException {
        // Given
        RawRecord raw = new RawRecord(
                0,
                Instant.parse("2026-11-20T14:05:12Z"),
                new byte[] {0, 1, (byte) 0xff},
                new byte[] {(byte) 0xc0, (byte) 0x80, 0},
                List.of(
                        new RawHeader("sha256", new byte[] {0}),
                        new RawHeader("名", null),
                        new RawHeader("", new byte[0])));
        Rejected rejected = new Rejected(raw, RejectionReason.MALFORMED_JSON, "no JSON \0 \ud800 𠮷");
        applyJudged(rejected);

        // When
        mirror.apply(MirrorBatch.of(position, new Position("topic-1", 0, 0), List.of(rejected)));

        // Then
        assertThat(row("select count(*) from rejected_record")).isEqualTo("1");
        assertThat(bytes("select key from rejected_record")).isEqualTo(raw.key());
        assertThat(bytes("select value from rejected_record")).isEqualTo(raw.value());
        assertThat(bytes("select headers from rejected_record"))
                .asString(UTF_8)
                .isEqualTo(
                        "[{\"name\":\"sha256\",\"value\":\"AA==\"},{\"name\":\"名\",\"value\":null},{\"name\":\"\",\"value\":\"\"}]");
        assertThat(row("select owner, topic, topic_id, record_offset, record_time at time zone 'UTC', reason, detail"
                        + " from rejected_record"))
                .isEqualTo("hangzhou|library.hangzhou.items|topic-1|0|2026-11-20 14:05:12|malformed-json|no JSON   𠮷");
    }

    @Test
    void rejectedRecordMayHaveNothing() throws SQLException {
        // Given
        RawRecord raw = new RawRecord(0, Instant.MAX, null, null, List.of());

        // When
        applyJudged(JUDGE.judge(raw));

        // Then
        assertThat(row("select key is null, value is null, convert_from(headers, 'UTF8'),"
                        + " record_time at time zone 'UTC' from rejected_record"))
                .isEqualTo("t|t|[]|9999-12-31 23:59:59");
        assertThat(row("select next_offset, sequence from mirror_position")).isEqualTo("1|0");
    }

    @Test
    void lateAndLongDetailsAreKeptShort() throws SQLException {
        // Given
        RawRecord raw = new RawRecord(0, Instant.MIN, null, new byte[0], List.of());

        // When
        applyJudged(new Rejected(raw, RejectionReason.NO_VALUE, "𠮷".repeat(400)));

        // Then
        assertThat(row("select length(detail) <= 501, record_time at time zone 'UTC' from rejected_record"))
                .isEqualTo("t|1970-01-01 00:00:00");
    }

    @Test
    void goodAndBadRecordsOfABatchAreKeptTogether() throws SQLException {
        // Given
        RawRecord poison = new RawRecord(1, Instant.EPOCH, null, new byte[] {1}, List.of());
        List<Judgement> judged = List.of(
                JUDGE.judge(placed(item(1, 1, 0), 0)), JUDGE.judge(poison), JUDGE.judge(placed(item(2, 2, 1), 2)));

        // When
        int applied = applyJudged(judged.toArray(Judgement[]::new));

        // Then
        assertThat(applied).isEqualTo(2);
        assertThat(row("select count(*) from rejected_record")).isEqualTo("1");
        assertThat(row("select next_offset, sequence from mirror_position")).isEqualTo("3|2");
    }

    @Test
    void rejectedRecordNamesItsItemAndItsPlaceWhereItCan() throws SQLException {
        // When
        applyJudged(bad(item(1, 5, 0), 0), JUDGE.judge(new RawRecord(1, Instant.EPOCH, null, null, List.of())));

        // Then
        assertThat(row("select string_agg(concat_ws(' ', item_id, sequence, state), ',' order by id)"
                        + " from rejected_record"))
                .isEqualTo(id(1) + " 5 open,open");
    }

    @Test
    void keyThatIsNoIdNamesNoItem() throws SQLException {
        // Given
        byte[] upperCase = "019AC1F2-7D3E-7B60-9F0E-5A2F6F1C8D11".getBytes(UTF_8);

        // When
        applyJudged(
                JUDGE.judge(new RawRecord(0, Instant.EPOCH, upperCase, null, List.of())),
                JUDGE.judge(new RawRecord(1, Instant.EPOCH, new byte[] {0, -1, '\\'}, null, List.of())));

        // Then
        assertThat(row("select count(key), count(item_id) from rejected_record"))
                .isEqualTo("2|0");
    }

    @Test
    void laterStateOfTheItemSettlesItsRejectedRecords() throws SQLException {
        // Given
        applyJudged(bad(item(1, 5, 0), 0), bad(item(1, 6, 5), 1), bad(item(2, 7, 6), 2), bad(item(1, 9, 7), 3));
        DATABASE.execute("update rejected_record set state = 'requested' where sequence = 6");

        // When
        applyFrom(4, item(1, 8, 7), item(3, 99, 8));

        // Then
        assertThat(row("select string_agg(concat_ws(' ', sequence, state, settled is not null, settled_by), ','"
                        + " order by sequence) from rejected_record"))
                .isEqualTo("5 superseded t,6 applied t,7 open f,9 open f");
    }

    @Test
    void requestWhoseAnswerIsRejectedTooIsOpenAgain() throws SQLException {
        // Given
        applyJudged(bad(item(1, 5, 0), 0), bad(item(2, 6, 5), 1), bad(item(3, 7, 6), 2));
        DATABASE.execute("update rejected_record set state = 'requested'");

        // When
        applyJudged(bad(item(1, 8, 7), 3), bad(item(2, 9, 8), 4), JUDGE.judge(placed(item(2, 10, 9), 5)));

        // Then
        assertThat(row("select string_agg(concat_ws(' ', sequence, state), ',' order by sequence)"
                        + " from rejected_record"))
                .isEqualTo("5 open,6 applied,7 requested,8 open,9 superseded");
    }

    @Test
    void settledRecordStaysAsItIs() throws SQLException {
        // Given
        applyJudged(bad(item(1, 5, 0), 0));
        DATABASE.execute("update rejected_record set state = 'dismissed', settled = '2026-11-20', note = 'why'");

        // When
        applyFrom(1, item(1, 8, 5));

        // Then
        assertThat(row("select state, settled::date, note from rejected_record"))
                .isEqualTo("dismissed|2026-11-20|why");
    }

    @Test
    void recordOfUnknownPlaceIsSettledByTheNextThatIsApplied() throws SQLException {
        // Given
        applyJudged(bad(item(1, 5, 0), 0));
        DATABASE.execute("update rejected_record set sequence = null");

        // When
        applyFrom(1, item(1, 1, 0));

        // Then
        assertThat(row("select state from rejected_record")).isEqualTo("superseded");
    }

    @Test
    void laterStateInTheSameBatchSettlesARejectedRecordToo() throws SQLException {
        // When
        applyJudged(bad(item(1, 5, 0), 0), JUDGE.judge(placed(item(1, 6, 5), 1)), bad(item(1, 7, 6), 2));

        // Then
        assertThat(row("select string_agg(concat_ws(' ', sequence, state, settled is not null), ',' order by sequence)"
                        + " from rejected_record"))
                .isEqualTo("5 superseded t,7 open f");
    }

    @Test
    void otherPartnersRecordsOfTheSameIdStayOpen() throws SQLException {
        // Given
        applyJudged(bad(item(1, 5, 0), 0));
        DATABASE.execute("update rejected_record set owner = 'york'");

        // When
        applyFrom(1, item(1, 8, 5));

        // Then
        assertThat(row("select state from rejected_record")).isEqualTo("open");
    }

    @Test
    void fencedBatchSettlesNothing() throws SQLException {
        // Given
        applyJudged(bad(item(1, 5, 0), 0));

        // When
        assertThatThrownBy(() -> mirror.apply(batch(new Position("topic-9", 77, 77), item(1, 8, 5))))
                .isInstanceOf(FencedException.class);

        // Then
        assertThat(row("select state from rejected_record")).isEqualTo("open");
    }

    @Test
    void firstGapIsKeptUntilItIsClearedUp() throws SQLException {
        // When
        apply(item(1, 5, 3));
        apply(item(1, 9, 7));

        // Then
        assertThat(row("select gap_after from mirror_position")).isEqualTo("0");
    }

    @Test
    void valueThatTheDatabaseRefusesIsSaidToBeTheCauseAndLeavesNothing() throws SQLException {
        // Given
        DATABASE.execute("alter table " + itemTable() + " add constraint no_moon check (document not like '%moon%')");
        assertThatThrownBy(() -> apply(item(1, 1, 0, "moon"))).isInstanceOf(UnstorableException.class);

        // When
        apply(item(2, 2, 0, "sun"));

        // Then
        assertThat(row("select count(*), min(document) like '%sun%' from item")).isEqualTo("1|t");
    }

    @Test
    void batchThatTakesTooLongGoesInSmallerOnes() throws SQLException {
        // Given
        DATABASE.execute("""
                create function slow() returns trigger language plpgsql as $$
                begin perform pg_sleep(0.2); return new; end $$;
                create trigger slow before insert on %s for each row execute function slow()
                """.formatted(itemTable()));
        InMemoryLog log = new InMemoryLog("topic-1");
        for (int n = 1; n <= 8; n++) {
            log.append(item(n, n, n - 1));
        }

        // When
        Applier.Progress progress;
        try (PostgresMirror hasty = new PostgresMirror(
                DATABASE.sessions("SET statement_timeout = '1s'"),
                Limits.OF_REJECTIONS,
                LogItems.OWNER,
                "library.hangzhou.items")) {
            progress = new Applier(
                            hasty,
                            JudgedLog.inTurn(new Judge(CityLog.items(LogItems.OWNER), SealCheck.none()), log.reader(8)),
                            new HeardMessages(),
                            new Untroubled())
                    .step(Duration.ZERO);
        }

        // Then
        assertThat(progress).isEqualTo(new Applier.Progress(8, 8, 0));
        assertThat(row("select count(*), count(distinct xmin::text) > 1 from " + itemTable()))
                .isEqualTo("8|t");
        assertThat(row("select next_offset, sequence from mirror_position")).isEqualTo("8|8");
        assertThat(row("select count(*) from rejected_record")).isEqualTo("0");
    }

    @Test
    void batchThatTookTooLongLeavesNothing() throws SQLException {
        // Given
        DATABASE.execute("""
                create function slow() returns trigger language plpgsql as $$
                begin perform pg_sleep(5); return new; end $$;
                create trigger slow before insert on %s for each row execute function slow()
                """.formatted(itemTable()));
        try (PostgresMirror hasty = new PostgresMirror(
                DATABASE.sessions("SET statement_timeout = '300ms'"),
                Limits.OF_REJECTIONS,
                LogItems.OWNER,
                "library.hangzhou.items")) {

            // When
            assertThatThrownBy(() -> hasty.apply(batch(position, item(1, 1, 0))))
                    .isInstanceOf(TooSlowException.class);
            DATABASE.execute("drop trigger slow on " + itemTable());
            hasty.apply(batch(position, item(2, 2, 0)));
        }

        // Then
        assertThat(row("select count(*), max(sequence) from item")).isEqualTo("1|2");
    }

    @Test
    void lostSessionIsAFailureOfTheStoreNotOfTheRecord() throws SQLException {
        // Given
        terminate("applier hangzhou");

        // Then
        assertThatThrownBy(() -> apply(item(1, 1, 0))).isInstanceOf(StoreFailedException.class);
        assertThat(row("select count(*) from item")).isEqualTo("0");
    }

    @Test
    void ownItemsOfTheCityAreOutOfReach() throws SQLException {
        // Given
        DATABASE.execute("set library.writes_as = 'leeds';"
                + "insert into item (id, owner, kind, status, version, sequence, document, sha256, languages, updated)"
                + " values ('" + id(1) + "', 'leeds', 'festival', 'published', 1, 1, '{}', sha256(''), '{}', now())");

        // When
        apply(item(1, 5, 0));

        // Then
        assertThat(row("select count(*), min(document) filter (where owner = 'leeds') from item"))
                .isEqualTo("2|{}");
    }

    private int apply(DocumentRecord... items) {
        int applied = mirror.apply(batch(position, items));
        position = mirror.position();
        return applied;
    }

    private void applyFrom(long offset, DocumentRecord... items) {
        assertThat(position.nextOffset()).isEqualTo(offset);
        apply(items);
    }

    /** A rejected record of the item, at its place in the log, whose value does not match its envelope. */
    private static Rejected bad(DocumentRecord item, long offset) {
        RawRecord raw = placed(item, offset);
        return (Rejected)
                JUDGE.judge(new RawRecord(offset, raw.timestamp(), raw.key(), new byte[] {'x'}, raw.headers()));
    }

    private int applyJudged(Judgement... judgements) {
        int applied = mirror.apply(MirrorBatch.of(position, reading(position), Arrays.asList(judgements)));
        position = mirror.position();
        return applied;
    }

    private static MirrorBatch batch(Position from, DocumentRecord... items) {
        List<Judgement> judgements = IntStream.range(0, items.length)
                .mapToObj(i -> JUDGE.judge(placed(items[i], reading(from).nextOffset() + i)))
                .toList();
        assertThat(judgements).noneMatch(Rejected.class::isInstance);
        return MirrorBatch.of(from, reading(from), judgements);
    }

    private static Position reading(Position from) {
        return from.topicId() == null ? new Position("topic-1", 0, 0) : from;
    }

    private static RawRecord placed(DocumentRecord item, long offset) {
        RawRecord raw = InMemoryLog.raw(item);
        return new RawRecord(offset, raw.timestamp(), raw.key(), raw.value(), raw.headers());
    }

    private static DocumentRecord record(String document, long sequence) {
        byte[] bytes = document.getBytes(UTF_8);
        int n = document.contains(id(2).toString()) ? 2 : 1;
        return new DocumentRecord(
                CityLog.items(LogItems.OWNER),
                id(n),
                sequence,
                0,
                bytes,
                Sha256.of(bytes),
                Instant.EPOCH,
                Optional.empty());
    }

    private static void terminate(String purpose) throws SQLException {
        DATABASE.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'library-node "
                        + purpose + "'");
    }

    private static String row(String sql) throws SQLException {
        try (Connection session = DATABASE.postgres().connect();
                Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            int columns = row.getMetaData().getColumnCount();
            return String.join(
                    "|",
                    IntStream.rangeClosed(1, columns)
                            .mapToObj(i -> text(row, i))
                            .toList());
        }
    }

    private static String text(ResultSet row, int column) {
        try {
            return String.valueOf(row.getString(column));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String sql) throws SQLException {
        try (Connection session = DATABASE.postgres().connect();
                Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getBytes(1);
        }
    }
}
