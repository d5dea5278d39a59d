package org.libraryexchange.exchange.log.kafka;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.compress.ZstdCompression;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.record.DefaultRecordBatch;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.RecordBatch;
import org.apache.kafka.common.utils.BufferSupplier;
import org.libraryexchange.base.database.Quietly;
import org.libraryexchange.exchange.log.LogFailedException;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.record.RawRecord;
import org.libraryexchange.record.RawRecord.Cut;

/**
 * Unpacks fetched records one at a time, as the caller asks for them. Nobody knows in advance to how much a batch
 * unpacks: a megabyte can become any number of gigabytes.
 */
final class FetchedRecords implements AutoCloseable {

    /** Besides zstd, the compressions that need only a few megabytes to unpack, whatever the bytes are. */
    private static final Set<CompressionType> KNOWN =
            Set.of(CompressionType.NONE, CompressionType.GZIP, CompressionType.LZ4);

    /**
     * Limits the window that zstd keeps in memory while it unpacks to 8 MiB. A batch could otherwise demand 128 MiB.
     */
    private static final int LARGEST_WINDOW_LOG = 23;

    private static final int RECORDS_BEGIN = DefaultRecordBatch.RECORD_BATCH_OVERHEAD;
    private static final int BUFFER = 16 * 1024;
    private static final int SMALLEST_BATCH_MAGIC = RecordBatch.MAGIC_VALUE_V2;

    private final Iterator<? extends RecordBatch> batches;
    private final RecordBounds bounds;
    private final BufferSupplier buffers;
    private DefaultRecordBatch batch;
    private InputStream unpacked;
    private int left;
    private long nextOffset;

    /**
     * @param from the requested offset; a batch may begin before it
     * @param buffers for unpacking; they are reused
     */
    FetchedRecords(MemoryRecords records, long from, RecordBounds bounds, BufferSupplier buffers) {
        this.batches = records.batches().iterator();
        this.nextOffset = from;
        this.bounds = bounds;
        this.buffers = buffers;
    }

    /**
     * The offset after everything that was read, including entries that are not records, such as the end of a
     * transaction.
     */
    long nextOffset() {
        return nextOffset;
    }

    /**
     * The next record; empty if there are no more.
     *
     * @throws LogFailedException if the bytes that the broker sent are not a log
     */
    Optional<RawRecord> next() {
        try {
            while (left > 0 || nextBatch()) {
                Optional<RawRecord> read = left > 0 ? nextOfBatch() : Optional.empty();
                if (read.isPresent()) {
                    return read;
                }
            }
            return Optional.empty();
        } catch (KafkaException e) {
            throw new LogFailedException("the broker has sent bytes that are not a log: " + e.getMessage(), e);
        }
    }

    private boolean nextBatch() {
        endBatch();
        if (!batches.hasNext()) {
            return false;
        }
        RecordBatch next = batches.next();
        if (next.magic() < SMALLEST_BATCH_MAGIC) {
            throw new KafkaException("records of version " + next.magic() + " are not written any more");
        }
        next.ensureValid();
        batch = (DefaultRecordBatch) next;
        left = batch.isControlBatch() ? 0 : batch.countOrNull();
        return true;
    }

    private Optional<RawRecord> nextOfBatch() {
        try {
            if (unpacked == null) {
                unpacked = bounds.ofBatch(opened());
            }
            RawRecord read = RecordBytes.read(unpacked, batch, bounds);
            left--;
            if (read.offset() < nextOffset) {
                return Optional.empty();
            }
            nextOffset = read.offset() + 1;
            return Optional.of(read);
        } catch (IOException | RuntimeException e) {
            requireUnpacking(e);
            return Optional.of(unreadable(e.getMessage()));
        }
    }

    /** If a compression library does not work on this machine at all, the record is not at fault. */
    private static void requireUnpacking(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Error) {
                throw new LogFailedException("records cannot be unpacked here: " + cause, failure);
            }
        }
    }

    private InputStream opened() throws IOException {
        CompressionType packing = batch.compressionType();
        if (packing == CompressionType.ZSTD) {
            ByteBuffer packed = ByteBuffer.wrap(bytes(batch)).position(RECORDS_BEGIN);
            return new BufferedInputStream(
                    ZstdCompression.wrapForZstdInput(packed, buffers).setLongMax(LARGEST_WINDOW_LOG), BUFFER);
        }
        if (!KNOWN.contains(packing)) {
            throw new IOException("the records are packed by " + packing.name + ", which no city uses");
        }
        return batch.recordInputStream(buffers);
    }

    /** A record that stands for the rest of a batch that cannot be read to its end. */
    private RawRecord unreadable(String why) {
        byte[] packed = bytes(batch);
        RawRecord rest = new RawRecord(
                Math.max(nextOffset, batch.baseOffset()),
                Instant.ofEpochMilli(batch.maxTimestamp()),
                null,
                bounds.beginning(packed),
                List.of(),
                Optional.of(new Cut(packed.length, Sha256.of(packed), Optional.of(String.valueOf(why)))),
                batch.isTransactional());
        left = 0;
        nextOffset = rest.offset() + 1;
        return rest;
    }

    private static byte[] bytes(DefaultRecordBatch batch) {
        ByteBuffer packed = ByteBuffer.allocate(batch.sizeInBytes());
        batch.writeTo(packed);
        return packed.array();
    }

    private void endBatch() {
        if (batch != null) {
            nextOffset = Math.max(nextOffset, batch.lastOffset() + 1);
            batch = null;
        }
        close();
    }

    /** Returns the buffers used for unpacking. */
    @Override
    public void close() {
        if (unpacked != null) {
            Quietly.close(unpacked);
            unpacked = null;
        }
    }
}
