package org.libraryexchange.exchange.log.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.record.ControlRecordType;
import org.apache.kafka.common.record.EndTransactionMarker;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.SimpleRecord;
import org.apache.kafka.common.utils.BufferSupplier;
import org.apache.kafka.common.utils.Crc32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.libraryexchange.exchange.log.Limits;
import org.libraryexchange.exchange.log.LogFailedException;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.record.RawRecord;
import org.libraryexchange.record.RawRecord.Cut;
import org.libraryexchange.record.RawRecord.RawHeader;

class FetchedRecordsTest {

    private static final int MEGABYTE = 1024 * 1024;
    private static final long NOON = Instant.parse("2027-05-08T12:00:00Z").toEpochMilli();

    /** Offsets of the fields of a batch. */
    private static final int LENGTH = 8;

    private static final int CHECKSUM = 17;
    private static final int ATTRIBUTES = 21;
    private static final int RECORDS = 61;

    private static final RecordBounds BOUNDS = RecordBounds.of(Limits.of(500, MEGABYTE));

    @ParameterizedTest
    @EnumSource(value = CompressionType.class, mode = Mode.EXCLUDE, names = "SNAPPY")
    void recordsComeAsTheyWereWritten(CompressionType packing) {
        // Given
        MemoryRecords fetched = packed(
                packing,
                new SimpleRecord(NOON, utf8("key"), utf8("value"), new Header[] {
                    new RecordHeader("name", utf8("content")), new RecordHeader("name", null)
                }),
                new SimpleRecord(NOON + 1, (byte[]) null, null),
                new SimpleRecord(NOON + 2, new byte[0], new byte[0]));

        // When
        List<RawRecord> read = read(fetched, 100);

        // Then
        assertThat(read).extracting(RawRecord::offset).containsExactly(100L, 101L, 102L);
        assertThat(read.get(0).timestamp()).isEqualTo(Instant.ofEpochMilli(NOON));
        assertThat(read.get(0).key()).asString().isEqualTo("key");
        assertThat(read.get(0).value()).asString().isEqualTo("value");
        assertThat(read.get(0).headers()).extracting(RawHeader::name).containsExactly("name", "name");
        assertThat(read.get(0).headers().get(0).value()).asString().isEqualTo("content");
        assertThat(read.get(0).headers().get(1).value()).isNull();
        assertThat(read.get(1).key()).isNull();
        assertThat(read.get(1).value()).isNull();
        assertThat(read.get(2).value()).isEmpty();
        assertThat(read).allMatch(each -> each.cut().isEmpty() && !each.transactional());
    }

    @Test
    void batchThatBeginsBeforeWhatWasAskedForIsReadFromThere() {
        // Given
        MemoryRecords fetched = packed(CompressionType.ZSTD, records(10));

        // When
        List<RawRecord> read = read(fetched, 107);

        // Then
        assertThat(read).extracting(RawRecord::offset).containsExactly(107L, 108L, 109L);
    }

    @ParameterizedTest
    @EnumSource(
            value = CompressionType.class,
            names = {"GZIP", "ZSTD", "LZ4"})
    void giantTakesNoMoreMemoryThanWhatIsKeptOfIt(CompressionType packing) {
        // Given
        byte[] spaces = new byte[64 * MEGABYTE];
        Arrays.fill(spaces, (byte) ' ');
        MemoryRecords fetched = packed(
                packing,
                new SimpleRecord(NOON, utf8("bomb"), spaces),
                new SimpleRecord(NOON, utf8("good"), utf8("{}")));
        List<RawRecord> warmedUp = read(fetched, 100);

        // When
        long before = allocated();
        List<RawRecord> read = read(fetched, 100);
        long taken = allocated() - before;

        // Then
        assertThat(warmedUp).hasSameSizeAs(read);
        assertThat(taken).isLessThan(4 * MEGABYTE);
        RawRecord giant = read.get(0);
        assertThat(giant.value()).hasSize(64 * 1024).containsOnly(' ');
        assertThat(giant.valueBytes()).isEqualTo(spaces.length);
        assertThat(giant.valueSha256()).isEqualTo(Sha256.of(spaces));
        assertThat(read.get(1).value()).asString().isEqualTo("{}");
    }

    @Test
    void manyLargeRecordsOfOneBatchComeOneAtATime() {
        // Given
        byte[] large = new byte[2 * MEGABYTE];
        SimpleRecord[] many = IntStream.range(0, 60)
                .mapToObj(i -> new SimpleRecord(NOON, utf8("n" + i), large))
                .toArray(SimpleRecord[]::new);
        FetchedRecords records = fetched(packed(CompressionType.GZIP, many), 100, BOUNDS);

        // When
        long before = allocated();
        Optional<RawRecord> first = records.next();
        long taken = allocated() - before;

        // Then
        assertThat(first).isPresent();
        assertThat(taken).isLessThan(3 * MEGABYTE);
    }

    @Test
    void batchThatUnpacksToTooMuchIsSetAsideAndTheNextOneIsRead() {
        // Given
        RecordBounds narrow = new RecordBounds(1000, 1000, 100, 5_000);
        MemoryRecords fetched = joined(
                packed(
                        CompressionType.GZIP,
                        100,
                        new SimpleRecord(NOON, utf8("one"), utf8("{}")),
                        new SimpleRecord(NOON, utf8("bomb"), new byte[MEGABYTE]),
                        new SimpleRecord(NOON, utf8("behind"), utf8("{}"))),
                packed(CompressionType.GZIP, 103, new SimpleRecord(NOON, utf8("next"), utf8("{}"))));

        // When
        List<RawRecord> read = read(fetched, 100, narrow);

        // Then
        assertThat(read).extracting(RawRecord::offset).containsExactly(100L, 101L, 103L);
        assertThat(read.get(1).cut().flatMap(Cut::unreadable)).hasValue("the records unpack to more than 5000 bytes");
        assertThat(read.get(2).key()).asString().isEqualTo("next");
    }

    @Test
    void packingThatNoCityUsesIsNotUnpacked() {
        // Given
        MemoryRecords fetched = packed(CompressionType.SNAPPY, records(3));

        // When
        List<RawRecord> read = read(fetched, 100);

        // Then
        assertThat(read).hasSize(1);
        assertThat(read.get(0).cut().flatMap(Cut::unreadable)).get().asString().contains("snappy");
    }

    /** To unpack zstd, a reader must keep as much earlier output as the sender demands. */
    @Test
    void packingThatWantsAHundredMegabytesOfMemoryIsNotUnpacked() throws IOException {
        // Given
        MemoryRecords plain = packed(CompressionType.NONE, records(3));
        MemoryRecords fetched = packedAgain(plain, 27);

        // When
        List<RawRecord> read = read(fetched, 100);

        // Then
        assertThat(read).hasSize(1);
        assertThat(read.get(0).cut().flatMap(Cut::unreadable)).isPresent();
        assertThat(read(packedAgain(plain, 23), 100))
                .hasSize(3)
                .allMatch(each -> each.cut().isEmpty());
    }

    private static MemoryRecords packedAgain(MemoryRecords plain, int windowLog) throws IOException {
        byte[] bytes = new byte[plain.sizeInBytes()];
        plain.buffer().get(bytes);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        packed.write(bytes, 0, RECORDS);
        try (ZstdOutputStream out = new ZstdOutputStream(packed)) {
            out.setLong(windowLog);
            out.write(bytes, RECORDS, bytes.length - RECORDS);
        }
        ByteBuffer batch = ByteBuffer.wrap(packed.toByteArray());
        batch.putInt(LENGTH, batch.limit() - LENGTH - Integer.BYTES);
        batch.putShort(ATTRIBUTES, (short) CompressionType.ZSTD.id);
        withRightChecksum(batch);
        return MemoryRecords.readableRecords(batch);
    }

    @Test
    void keyAndHeadersOfAnySizeAreCut() {
        // Given
        Header[] many = IntStream.range(0, 100_000)
                .mapToObj(i -> new RecordHeader("", new byte[0]))
                .toArray(Header[]::new);
        MemoryRecords fetched = packed(
                CompressionType.GZIP,
                new SimpleRecord(NOON, new byte[MEGABYTE], utf8("{}")),
                new SimpleRecord(NOON, utf8("key"), utf8("{}"), many),
                new SimpleRecord(
                        NOON, utf8("key"), utf8("{}"), new Header[] {new RecordHeader("x".repeat(MEGABYTE), null)}));

        // When
        List<RawRecord> read = read(fetched, 100);

        // Then
        assertThat(read).hasSize(3).allMatch(each -> each.cut().isPresent());
        assertThat(read.get(0).key()).hasSize(256 * 1024);
        assertThat(read.get(1).headers()).hasSizeLessThan(5_000);
        assertThat(read.get(2).headers()).isEmpty();
    }

    @Test
    void endOfATransactionIsNoRecordAndIsReadOver() {
        // Given
        MemoryRecords transaction =
                MemoryRecords.withTransactionalRecords(100, Compression.NONE, 7, (short) 0, 0, 0, records(2));
        MemoryRecords end = MemoryRecords.withEndTransactionMarker(
                102, NOON, 0, 7, (short) 0, new EndTransactionMarker(ControlRecordType.ABORT, 0));
        FetchedRecords records = fetched(joined(transaction, end), 100, BOUNDS);

        // When
        List<RawRecord> read = all(records);

        // Then
        assertThat(read).hasSize(2).allMatch(RawRecord::transactional);
        assertThat(records.nextOffset()).isEqualTo(103);
    }

    @Test
    void anyBytesInABatchAreSetAsideOrRead() {
        // Given
        Random random = new Random(20_270_508);
        for (int i = 0; i < 2_000; i++) {
            MemoryRecords fetched = packed(CompressionType.NONE, records(3));
            ByteBuffer bytes = fetched.buffer();
            int place = RECORDS + random.nextInt(bytes.limit() - RECORDS);
            bytes.put(place, (byte) random.nextInt(256));
            withRightChecksum(bytes);

            // When
            List<RawRecord> read = read(fetched, 100);

            // Then
            assertThat(read).as("byte %d, round %d", place, i).hasSizeBetween(1, 3);
        }
    }

    @Test
    void batchThatWasDamagedOnItsWayIsNotRead() {
        // Given
        MemoryRecords fetched = packed(CompressionType.NONE, records(3));
        fetched.buffer().put(80, (byte) ~fetched.buffer().get(80));

        // Then
        assertThatThrownBy(() -> read(fetched, 100)).isInstanceOf(LogFailedException.class);
    }

    private static void withRightChecksum(ByteBuffer batch) {
        batch.putInt(CHECKSUM, (int) Crc32C.compute(batch, ATTRIBUTES, batch.limit() - ATTRIBUTES));
    }

    private static SimpleRecord[] records(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new SimpleRecord(NOON + i, utf8("key " + i), utf8("value " + i)))
                .toArray(SimpleRecord[]::new);
    }

    private static MemoryRecords packed(CompressionType packing, SimpleRecord... records) {
        return packed(packing, 100, records);
    }

    private static MemoryRecords packed(CompressionType packing, long offset, SimpleRecord... records) {
        return MemoryRecords.withRecords(offset, Compression.of(packing).build(), records);
    }

    private static MemoryRecords joined(MemoryRecords one, MemoryRecords other) {
        ByteBuffer both = ByteBuffer.allocate(one.sizeInBytes() + other.sizeInBytes());
        both.put(one.buffer()).put(other.buffer()).flip();
        return MemoryRecords.readableRecords(both);
    }

    private static List<RawRecord> read(MemoryRecords fetched, long from) {
        return read(fetched, from, BOUNDS);
    }

    private static List<RawRecord> read(MemoryRecords fetched, long from, RecordBounds bounds) {
        return all(fetched(fetched, from, bounds));
    }

    private static FetchedRecords fetched(MemoryRecords fetched, long from, RecordBounds bounds) {
        return new FetchedRecords(fetched, from, bounds, BufferSupplier.create());
    }

    private static List<RawRecord> all(FetchedRecords records) {
        List<RawRecord> all = new ArrayList<>();
        for (Optional<RawRecord> next = records.next(); next.isPresent(); next = records.next()) {
            all.add(next.get());
        }
        records.close();
        return all;
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
