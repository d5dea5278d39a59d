package org.libraryexchange.base.worker;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.libraryexchange.base.database.DatabaseFaults;
import org.libraryexchange.base.database.DatabaseSessions;
import org.libraryexchange.base.database.StoreFailedException;
import org.libraryexchange.base.worker.WorkerReport.State;

/**
 * Keeps one worker running as long as the node lives: takes the lock, opens the worker, lets it step, and after any
 * failure starts again from what is stored. It logs a failure when it begins and when it ends, not each time.
 */
public final class WorkerThread implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(WorkerThread.class);
    private static final Duration END_PATIENCE = Duration.ofSeconds(4);
    private static final Duration INTERRUPTED_END_PATIENCE = Duration.ofSeconds(1);

    private static final WorkerReport STANDING_BY = new WorkerReport(State.STANDBY, Optional.empty());

    private final String name;
    private final Supplier<Optional<? extends Lock>> locks;
    private final Function<Lease, Worker> opener;
    private final Duration pause;
    private final Thread thread;
    private volatile WorkerReport report = new WorkerReport(State.STARTING, Optional.empty());
    private volatile long failingSince;
    private volatile Optional<Long> lastFailure = Optional.empty();
    private volatile long lastSign = System.nanoTime();
    private volatile boolean stopping;
    private volatile Optional<Worker> working = Optional.empty();

    /**
     * @param name of the lock, the same in every replica
     * @param opener makes a worker from what is stored, once the lock is held
     */
    public WorkerThread(String name, DatabaseSessions sessions, Function<Lease, Worker> opener, Duration pause) {
        this(name, () -> DatabaseLock.tryTake(sessions, name), opener, pause);
    }

    /** A thread for work that every process does for itself, so that it takes no lock. */
    public static WorkerThread ofEachProcess(String name, Function<Lease, Worker> opener, Duration pause) {
        return new WorkerThread(name, () -> Optional.of(Lock.NONE), opener, pause);
    }

    private WorkerThread(
            String name, Supplier<Optional<? extends Lock>> locks, Function<Lease, Worker> opener, Duration pause) {
        this.name = name;
        this.locks = locks;
        this.opener = opener;
        this.pause = pause;
        this.thread = new Thread(this::run, name);
        this.thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    public WorkerReport report() {
        return report;
    }

    /** Time for which it has failed and tried again; zero if it works. */
    public Duration failing() {
        return report.state() == State.FAILING ? Duration.ofNanos(System.nanoTime() - failingSince) : Duration.ZERO;
    }

    /** Whether it fails now, or has failed within some time: between two failures it tries again, and seems to work. */
    public boolean hasFailedWithin(Duration time) {
        return report.state() == State.FAILING
                || lastFailure
                        .filter(at -> System.nanoTime() - at <= time.toNanos())
                        .isPresent();
    }

    /** Time since the worker's last activity, including failures. */
    public Duration silence() {
        return Duration.ofNanos(System.nanoTime() - lastSign);
    }

    private void run() {
        while (!stopping) {
            try {
                workUnderLock();
            } catch (RuntimeException e) {
                failed(e);
            }
            rest();
        }
    }

    private void workUnderLock() {
        Optional<? extends Lock> taken = locks.get();
        if (taken.isEmpty()) {
            turn(STANDING_BY);
            return;
        }
        try (Lock lock = taken.get();
                Worker worker = opener.apply(new Tenure(lock))) {
            working = Optional.of(worker);
            turn(worker.report());
            while (!stopping && !worker.isDone()) {
                lock.require();
                worker.step();
                turn(worker.report());
            }
        } finally {
            working = Optional.empty();
        }
    }

    private final class Tenure implements Lease {
        private final Lock lock;

        private Tenure(Lock lock) {
            this.lock = lock;
        }

        @Override
        public void require() {
            lock.require();
            if (stopping) {
                throw new FencedException("the node is stopping");
            }
            lastSign = System.nanoTime();
        }

        @Override
        public void waiting(String cause) {
            failing(cause, null);
        }
    }

    private void failed(RuntimeException e) {
        if (stopping) {
            return;
        }
        String cause = describe(e);
        if (e instanceof FencedException) {
            LOG.infof("stepped back worker=%s cause=%s", name, cause);
            turn(STANDING_BY);
            return;
        }
        boolean expected =
                e instanceof WorkFailedException || DatabaseFaults.isOfStore(e) || DatabaseFaults.isOutage(e);
        failing(cause, expected ? null : e);
    }

    private void failing(String cause, RuntimeException unexpected) {
        if (report.state() != State.FAILING) {
            failingSince = System.nanoTime();
            LOG.warnf(unexpected, "failing, will retry worker=%s cause=%s", name, cause);
        }
        report = new WorkerReport(State.FAILING, Optional.of(cause));
        lastSign = System.nanoTime();
        lastFailure = Optional.of(lastSign);
    }

    private static String describe(RuntimeException e) {
        String text = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        if (e instanceof StoreFailedException && e.getCause() != null) {
            return text + ": " + e.getCause().getMessage();
        }
        return DatabaseFaults.said(e).map(SQLException::getMessage).orElse(text);
    }

    private void turn(WorkerReport next) {
        if (report.state() != next.state()) {
            tell(next);
        }
        report = next;
        lastSign = System.nanoTime();
    }

    private void tell(WorkerReport next) {
        if (next.state() == State.RESTORED) {
            LOG.warnf(
                    "not publishing worker=%s cause=%s", name, next.lastError().orElseThrow());
        } else {
            LOG.infof("%s worker=%s", next.state() == State.ACTIVE ? "active" : "standing by", name);
        }
    }

    private void rest() {
        try {
            if (!stopping) {
                TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            }
        } catch (InterruptedException e) {
            // Only close() interrupts this thread, so the loop ends.
            Thread.currentThread().interrupt();
        }
    }

    /** Asks the worker to stop after its current step, which does not wait any longer. */
    public void endSoon() {
        stopping = true;
        working.ifPresent(Worker::wake);
    }

    /** Waits for the worker to stop, and interrupts one that does not. */
    @Override
    public void close() {
        endSoon();
        try {
            thread.join(END_PATIENCE.toMillis());
            thread.interrupt();
            thread.join(INTERRUPTED_END_PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What lets one process at a time do a piece of work. */
    interface Lock extends AutoCloseable {

        /** For work that every process does for itself. */
        Lock NONE = new Lock() {
            @Override
            public void require() {
                // Nobody takes it away.
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };

        /**
         * Returns only while the lock is held.
         *
         * @throws FencedException if it is not
         */
        void require();

        @Override
        void close();
    }
}
