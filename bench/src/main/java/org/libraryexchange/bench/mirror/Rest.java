package org.libraryexchange.bench.mirror;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets the machine come to rest before a measure begins: a broker that has just been started computes for some seconds
 * more, databases clean up behind what was loaded, and the system has yet to write it to disk. None of this is so where
 * services have been running for long.
 *
 * @param patience how long at most; a measure begins then, however busy the machine is
 */
record Rest(Duration patience) {

    private static final double RESTING = 0.1;
    private static final int LOOKS_IN_A_ROW = 3;
    private static final long LOOK_NANOS = 1_000_000_000;

    void await() {
        writeToDisk();
        OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long end = System.nanoTime() + patience.toNanos();
        int resting = 0;
        // The load is the one since it was asked for before.
        machine.getCpuLoad();
        while (resting < LOOKS_IN_A_ROW && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_NANOS);
            resting = machine.getCpuLoad() < RESTING ? resting + 1 : 0;
        }
    }

    private static void writeToDisk() {
        try {
            new ProcessBuilder("sync").inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run sync", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the disk is written", e);
        }
    }
}
