package org.libraryexchange.bench.mirror;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits until the machine is idle before a measure begins. A broker that has just started works for some seconds more,
 * databases clean up after loading, and the system still has to write the data to disk. Services that have been running
 * for long do none of this.
 *
 * @param patience longest wait; the measure then begins, however busy the machine is
 */
record MachineRest(Duration patience) {

    private static final double RESTING = 0.1;
    private static final int LOOKS_IN_A_ROW = 3;
    private static final long LOOK_NANOS = 1_000_000_000;

    void await() {
        writeToDisk();
        OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long end = System.nanoTime() + patience.toNanos();
        int resting = 0;
        // The load is the one since the previous call.
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
