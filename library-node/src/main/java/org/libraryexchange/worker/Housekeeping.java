package org.libraryexchange.worker;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.libraryexchange.database.DatabaseFaults;

/** Does the periodic tasks, each on a thread of its own: none waits for another that takes long. */
@ApplicationScoped
class Housekeeping {

    private static final Logger LOG = Logger.getLogger(Housekeeping.class);
    private static final int AFTER_THE_WORKERS = 1_200;

    private final List<Kept> tasks;
    private final ScheduledThreadPoolExecutor threads;

    Housekeeping(@All List<PeriodicTask> tasks) {
        this.tasks = tasks.stream().map(Kept::new).toList();
        this.threads = new ScheduledThreadPoolExecutor(Math.max(1, tasks.size()), work -> {
            Thread thread = new Thread(work, "housekeeping");
            thread.setDaemon(true);
            return thread;
        });
    }

    void start(@Observes @Priority(AFTER_THE_WORKERS) StartupEvent start) {
        tasks.forEach(each -> {
            var unused = threads.scheduleWithFixedDelay(
                    each::run, each.task.first().toMillis(), each.task.pause().toMillis(), TimeUnit.MILLISECONDS);
        });
    }

    /** The end of the node does not wait for tasks that are under way; they are closed when they are done. */
    void stop(@Observes ShutdownEvent stop) {
        tasks.forEach(each -> threads.execute(each::close));
        threads.shutdown();
    }

    private static final class Kept {

        private final PeriodicTask task;
        private final Lock underWay = new ReentrantLock();

        private Kept(PeriodicTask task) {
            this.task = task;
        }

        /** The executor would never try again after an exception. */
        private void run() {
            underWay.lock();
            try {
                task.work().run();
            } catch (RuntimeException e) {
                RuntimeException unexpected = DatabaseFaults.isOutage(e) ? null : e;
                LOG.warnf(unexpected, "task failed, will retry task=%s cause=%s", task.name(), e.getMessage());
            } finally {
                underWay.unlock();
            }
        }

        private void close() {
            underWay.lock();
            try {
                task.close().run();
            } finally {
                underWay.unlock();
            }
        }
    }
}
