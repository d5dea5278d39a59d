package org.libraryexchange.base.database;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/** Writes rows in PostgreSQL's binary COPY format, version 1, as its manual describes for the command COPY. */
public final class BinaryRows {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int OID_TEXT = 25;
    private static final Instant POSTGRES_EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private final DataOutputStream out;

    private BinaryRows(OutputStream bytes) {
        this.out = new DataOutputStream(bytes);
    }

    /** Begins rows. They are written to the target as they come, so that a large row is in memory only once. */
    public static BinaryRows begin(OutputStream target) {
        return new BinaryRows(target).header();
    }

    private BinaryRows header() {
        return write(() -> {
            out.write(SIGNATURE);
            out.writeInt(0);
            out.writeInt(0);
        });
    }

    public BinaryRows row(int columns) {
        return write(() -> out.writeShort(columns));
    }

    public BinaryRows uuid(UUID value) {
        return write(() -> {
            out.writeInt(2 * Long.BYTES);
            out.writeLong(value.getMostSignificantBits());
            out.writeLong(value.getLeastSignificantBits());
        });
    }

    public BinaryRows bigint(long value) {
        return write(() -> {
            out.writeInt(Long.BYTES);
            out.writeLong(value);
        });
    }

    /** An integer of four bytes. A date is one too: days since 1 January 2000. */
    public BinaryRows integer(int value) {
        return write(() -> {
            out.writeInt(Integer.BYTES);
            out.writeInt(value);
        });
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
        return bytes(null);
    }

    /** Bytes, or text that is UTF-8 already; null becomes NULL. */
    public BinaryRows bytes(byte[] value) {
        return write(() -> {
            if (value == null) {
                out.writeInt(-1);
            } else {
                out.writeInt(value.length);
                out.write(value);
            }
        });
    }

    /** A one-dimensional array of text. An empty array has no dimension. */
    public BinaryRows texts(Collection<String> values) {
        ByteArrayOutputStream array = new ByteArrayOutputStream();
        BinaryRows elements = new BinaryRows(array);
        elements.write(() -> {
            elements.out.writeInt(values.isEmpty() ? 0 : 1);
            elements.out.writeInt(0);
            elements.out.writeInt(OID_TEXT);
            if (!values.isEmpty()) {
                elements.out.writeInt(values.size());
                elements.out.writeInt(1);
            }
        });
        values.forEach(elements::text);
        return bytes(array.toByteArray());
    }

    /** Ends the rows. The target stays open. */
    public void end() {
        write(() -> {
            out.writeShort(-1);
            out.flush();
        });
    }

    private BinaryRows write(Write write) {
        try {
            write.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write rows", e);
        }
    }

    @FunctionalInterface
    private interface Write {
        void run() throws IOException;
    }
}
