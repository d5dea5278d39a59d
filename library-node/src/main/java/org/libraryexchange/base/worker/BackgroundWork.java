package org.libraryexchange.base.worker;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** A thread for work that takes long. It exists only while it is needed. */
public final class BackgroundWork implements Executor, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(BackgroundWork.class);
    private static final long IDLE_SECONDS = 10;

    private final String name;
    private final ExecutorService thread;

    public BackgroundWork(String name) {
        this.name = name;
        ThreadPoolExecutor single = new ThreadPoolExecutor(
                1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Daemons.named(name));
        single.allowCoreThreadTimeOut(true);
        thread = single;
    }

    @Override
    public void execute(Runnable work) {
        thread.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.warnf(e, "task failed task=%s", name);
            }
        });
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
