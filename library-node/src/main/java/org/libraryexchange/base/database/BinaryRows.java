package org.libraryexchange.base.database;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/** Writes rows in PostgreSQL's binary COPY format, version 1, as its manual describes for the command COPY. */
public final class BinaryRows {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int NULL = -1;
    private static final int OID_TEXT = 25;
    private static final Instant POSTGRES_EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private final OutputStream out;

    private BinaryRows(OutputStream out) {
        this.out = out;
    }

    /** Begins rows. They are written to the target as they come, so that a large row is in memory only once. */
    public static BinaryRows begin(OutputStream target) {
        return new BinaryRows(target).write(SIGNATURE).integer(0).integer(0);
    }

    public BinaryRows row(int columns) {
        return smallInteger(columns);
    }

    public BinaryRows uuid(UUID value) {
        return write(ByteBuffer.allocate(Integer.BYTES + 2 * Long.BYTES)
                .putInt(2 * Long.BYTES)
                .putLong(value.getMostSignificantBits())
                .putLong(value.getLeastSignificantBits())
                .array());
    }

    public BinaryRows bigint(long value) {
        return write(ByteBuffer.allocate(Integer.BYTES + Long.BYTES)
                .putInt(Long.BYTES)
                .putLong(value)
                .array());
    }

    public BinaryRows timestamp(Instant value) {
        return bigint(microseconds(value));
    }

    /** Microseconds since the beginning of 2000, PostgreSQL's unit for times. */
    public static long microseconds(Instant time) {
        // ChronoUnit.between would count nanoseconds, which overflow after about three centuries.
        long seconds = time.getEpochSecond() - POSTGRES_EPOCH.getEpochSecond();
        return seconds * 1_000_000 + time.getNano() / 1_000;
    }

    public BinaryRows text(String value) {
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    /** NULL, of any type. */
    public BinaryRows nothing() {
        return integer(NULL);
    }

    /** Bytes, or text that is UTF-8 already; null becomes NULL. */
    public BinaryRows bytes(byte[] value) {
        return value == null ? nothing() : integer(value.length).write(value);
    }

    /** A one-dimensional array of text. An empty array has no dimension. */
    public BinaryRows texts(Collection<String> values) {
        ByteArrayOutputStream array = new ByteArrayOutputStream();
        BinaryRows elements = new BinaryRows(array);
        elements.integer(values.isEmpty() ? 0 : 1).integer(0).integer(OID_TEXT);
        if (!values.isEmpty()) {
            elements.integer(values.size()).integer(1);
        }
        values.forEach(elements::text);
        return bytes(array.toByteArray());
    }

    /** Ends the rows. The target stays open. */
    public void end() {
        smallInteger(-1);
        try {
            out.flush();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private BinaryRows smallInteger(int value) {
        return write(ByteBuffer.allocate(Short.BYTES).putShort((short) value).array());
    }

    private BinaryRows integer(int value) {
        return write(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
    }

    private BinaryRows write(byte[] bytes) {
        try {
            out.write(bytes);
            return this;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static UncheckedIOException failed(IOException e) {
        return new UncheckedIOException("cannot write rows", e);
    }
}
