package org.libraryexchange.base.worker;

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
import org.libraryexchange.base.database.DatabaseFaults;

/** Runs the periodic tasks, each in a thread of its own, so that no task waits for a slow one. */
@ApplicationScoped
class Housekeeping {

    private static final Logger LOG = Logger.getLogger(Housekeeping.class);
    private static final int AFTER_THE_WORKERS = 1_200;

    private final List<Task> tasks;
    private final ScheduledThreadPoolExecutor threads;

    Housekeeping(@All List<PeriodicTask> tasks) {
        this.tasks = tasks.stream().map(Task::new).toList();
        this.threads = new ScheduledThreadPoolExecutor(Math.max(1, tasks.size()), Daemons.named("housekeeping"));
    }

    void start(@Observes @Priority(AFTER_THE_WORKERS) StartupEvent start) {
        tasks.forEach(each -> {
            var unused = threads.scheduleWithFixedDelay(
                    each::run, each.task.first().toMillis(), each.task.pause().toMillis(), TimeUnit.MILLISECONDS);
        });
    }

    /** When the node stops, it does not wait for running tasks. Each is closed when it is done. */
    void stop(@Observes ShutdownEvent stop) {
        tasks.forEach(each -> threads.execute(each::close));
        threads.shutdown();
    }

    private static final class Task {

        private final PeriodicTask task;
        private final Lock underWay = new ReentrantLock();

        private Task(PeriodicTask task) {
            this.task = task;
        }

        /** Catches exceptions, because the executor would never run the task again after one. */
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
