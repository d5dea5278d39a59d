package org.libraryexchange.exchange.log.kafka;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.record.DefaultRecordBatch;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.utils.ByteUtils;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.record.RawRecord;
import org.libraryexchange.record.RawRecord.Cut;
import org.libraryexchange.record.RawRecord.RawHeader;

/**
 * Reads a record from the unpacked bytes of its batch, in version 2 of Kafka's batch format. Whatever lengths the
 * record names, it takes no more memory than the bounds allow; bytes beyond them are skipped.
 */
final class RecordBytes {

    private static final int PIECE = 64 * 1024;
    private static final String ENDS_EARLY = "a record ends in the middle";

    private final InputStream in;
    private final RecordBounds bounds;
    private boolean shortened;

    private RecordBytes(InputStream in, RecordBounds bounds) {
        this.in = in;
        this.bounds = bounds;
    }

    /**
     * Reads one record.
     *
     * @throws IOException if the bytes are not a record
     */
    static RawRecord read(InputStream in, DefaultRecordBatch batch, RecordBounds bounds) throws IOException {
        return new RecordBytes(in, bounds).read(batch);
    }

    private RawRecord read(DefaultRecordBatch batch) throws IOException {
        int unusedSize = ByteUtils.readVarint(in);
        int unusedAttributes = required(in.read());
        long timestampDelta = ByteUtils.readVarlong(in);
        long offset = offset(batch, ByteUtils.readVarint(in));
        byte[] key = bytes(ByteUtils.readVarint(in), bounds.largestKeyOrHeaders());
        int length = ByteUtils.readVarint(in);
        Value value = value(length);
        List<RawHeader> headers = headers(ByteUtils.readVarint(in));
        long timestamp = batch.timestampType() == TimestampType.LOG_APPEND_TIME
                ? batch.maxTimestamp()
                : batch.baseTimestamp() + timestampDelta;
        return new RawRecord(
                offset,
                Instant.ofEpochMilli(timestamp),
                key,
                value.bytes,
                headers,
                shortened
                        ? Optional.of(new Cut(Math.max(length, 0), value.sha256(), Optional.empty()))
                        : Optional.empty(),
                batch.isTransactional());
    }

    private static long offset(DefaultRecordBatch batch, int delta) throws IOException {
        long offset = batch.baseOffset() + delta;
        if (delta < 0 || offset > batch.lastOffset()) {
            throw new IOException("a record names a place that is not in its batch");
        }
        return offset;
    }

    private static int required(int read) throws IOException {
        if (read < 0) {
            throw new EOFException(ENDS_EARLY);
        }
        return read;
    }

    /** The kept bytes of a value, with the digest of the whole value if they are only its beginning. */
    private record Value(byte[] bytes, Optional<byte[]> digest) {
        private byte[] sha256() {
            return digest.orElseGet(() -> Sha256.of(bytes == null ? new byte[0] : bytes));
        }
    }

    private Value value(int length) throws IOException {
        if (length <= bounds.largestValue()) {
            return new Value(bytes(length, bounds.largestValue()), Optional.empty());
        }
        shortened = true;
        MessageDigest digest = Sha256.running();
        byte[] beginning = exactly(bounds.beginning());
        digest.update(beginning);
        readOver(length - beginning.length, digest);
        return new Value(beginning, Optional.of(digest.digest()));
    }

    private List<RawHeader> headers(int count) throws IOException {
        if (count < 0) {
            throw new IOException("a record has " + count + " headers");
        }
        List<RawHeader> headers = new ArrayList<>();
        int room = bounds.largestKeyOrHeaders();
        for (int i = 0; i < count; i++) {
            byte[] name = bytes(ByteUtils.readVarint(in), room);
            byte[] value = bytes(ByteUtils.readVarint(in), room);
            if (name == null) {
                throw new IOException("a header has no name");
            }
            // A header costs memory beyond its bytes: there may be very many empty ones.
            int cost = name.length + (value == null ? 0 : value.length) + RawRecord.BYTES_OF_A_HEADER;
            if (cost <= room) {
                room -= cost;
                headers.add(new RawHeader(new String(name, StandardCharsets.UTF_8), value));
            } else {
                room = 0;
                shortened = true;
            }
        }
        return headers;
    }

    /** Reads this many bytes and keeps at most {@code most} of them, from the beginning. Null for a negative length. */
    private byte[] bytes(int length, int most) throws IOException {
        if (length < 0) {
            return null;
        }
        byte[] kept = exactly(Math.min(length, Math.max(most, 0)));
        if (kept.length < length) {
            shortened = true;
            in.skipNBytes((long) length - kept.length);
        }
        return kept;
    }

    private void readOver(int count, MessageDigest digest) throws IOException {
        byte[] piece = new byte[Math.min(count, PIECE)];
        for (int left = count; left > 0; left -= PIECE) {
            int next = Math.min(left, PIECE);
            if (in.readNBytes(piece, 0, next) < next) {
                throw new EOFException(ENDS_EARLY);
            }
            digest.update(piece, 0, next);
        }
    }

    private byte[] exactly(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException(ENDS_EARLY);
        }
        return bytes;
    }
}
