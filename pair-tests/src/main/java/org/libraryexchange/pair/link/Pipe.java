package org.libraryexchange.pair.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** One direction of a connection. It reads and writes in two threads, so that a delay costs no throughput. */
final class Pipe {

    private static final int CHUNK = 16 << 10;
    private static final int CHUNKS_UNDER_WAY = 64;
    private static final int SLICES_A_SECOND = 20;

    /** Bytes that are due at a time of {@link System#nanoTime}; no bytes for the end. */
    private record Chunk(byte[] bytes, long due) {}

    private final Connection connection;
    private final ChaosProxy proxy;
    private final Way way;
    private final InputStream from;
    private final OutputStream to;
    private final BlockingQueue<Chunk> underWay = new ArrayBlockingQueue<>(CHUNKS_UNDER_WAY);

    Pipe(Connection connection, ChaosProxy proxy, Way way, InputStream from, OutputStream to) {
        this.connection = connection;
        this.proxy = proxy;
        this.way = way;
        this.from = from;
        this.to = to;
    }

    void read() {
        byte[] buffer = new byte[CHUNK];
        long due = System.nanoTime();
        try {
            int count = 0;
            while (count >= 0) {
                count = from.read(buffer);
                due = Math.max(due, System.nanoTime() + delay());
                underWay.put(new Chunk(Arrays.copyOf(buffer, Math.max(count, 0)), due));
            }
        } catch (IOException e) {
            broken();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long delay() {
        Conditions conditions = proxy.conditions();
        return conditions.delay().toNanos()
                + Math.round(
                        conditions.jitter().toNanos() * (conditions.jitter().isZero() ? 0 : proxy.draw()));
    }

    void write() {
        try {
            Chunk chunk = next();
            while (chunk.bytes().length > 0) {
                write(chunk.bytes());
                chunk = next();
            }
            connection.finished(way);
        } catch (IOException e) {
            broken();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Chunk next() throws InterruptedException {
        Chunk chunk = underWay.take();
        proxy.awaitDue(chunk.due());
        return chunk;
    }

    private void write(byte[] bytes) throws IOException, InterruptedException {
        for (int done = 0; done < bytes.length; ) {
            proxy.awaitOpen(way);
            Conditions conditions = proxy.conditions();
            int slice = Math.min(bytes.length - done, slice(conditions));
            proxy.awaitDue(proxy.reserve(way, slice));
            int allowed = connection.allowed(slice, conditions);
            send(bytes, done, allowed);
            if (allowed < slice) {
                connection.reset();
                return;
            }
            done += slice;
        }
    }

    private void send(byte[] bytes, int offset, int count) throws IOException {
        try {
            if (!connection.hasLostServer()) {
                to.write(bytes, offset, count);
                to.flush();
            }
        } catch (IOException e) {
            if (!connection.hasLostServer()) {
                throw e;
            }
        }
    }

    private static int slice(Conditions conditions) {
        long rate = conditions.bytesPerSecond();
        return rate == 0 ? CHUNK : (int) Math.max(1, Math.min(CHUNK, rate / SLICES_A_SECOND));
    }

    /** If one side breaks, the other breaks too, unless the client should not notice that the server is gone. */
    private void broken() {
        if (way == Way.TO_SERVER || !connection.hasLostServer()) {
            connection.reset();
        }
    }
}
