package org.libraryexchange.worker;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Work that is done again and again on a thread of its own, and that may as well be done later where it fails. */
public final class Housekeeping implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Housekeeping.class);

    private final String name;
    private final Runnable work;
    private final ScheduledExecutorService thread;

    /**
     * Begins nothing yet.
     *
     * @param name of the thread, and in the log
     */
    public Housekeeping(String name, Runnable work) {
        this.name = name;
        this.work = work;
        this.thread = Executors.newSingleThreadScheduledExecutor(runnable -> {
            Thread housekeeper = new Thread(runnable, name);
            housekeeper.setDaemon(true);
            return housekeeper;
        });
    }

    /** Does it after each pause, the first time after the first. */
    public void begin(Duration pause) {
        var unused = thread.scheduleWithFixedDelay(
                this::workOrTell, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The executor would never try again after an exception. */
    private void workOrTell() {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warnf("task failed, will retry task=%s cause=%s", name, e.getMessage());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
