package org.libraryexchange.pair;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** A stranger who writes into the log now and then. */
public final class Nonsense implements AutoCloseable {

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger number = new AtomicInteger();
    private final Strangers strangers;

    public Nonsense(Strangers strangers) {
        this.strangers = strangers;
    }

    public void begin() {
        var unused = clock.scheduleWithFixedDelay(
                () -> strangers.sendNonsense("nonsense " + number.incrementAndGet()), 0, 300, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        clock.shutdown();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(clock::isTerminated);
    }
}
