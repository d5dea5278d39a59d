package org.libraryexchange.pair;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import org.libraryexchange.pair.Outcome.Acknowledged;

/** Requests that a node answers in a second, each connection sending the next when it has the answer to the last. */
final class Throughput {

    private final CityUnderTest city;
    private final int connections;

    Throughput(CityUnderTest city, int connections) {
        this.city = city;
        this.connections = connections;
    }

    String writes(Duration length) throws InterruptedException {
        return drive(length, i -> city.client().put("throughput", "write-" + i, document(i)) instanceof Acknowledged);
    }

    String reads(Duration length) throws InterruptedException {
        Acknowledged item = (Acknowledged) city.client().put("throughput", "read", document(0));
        UUID id = item.id();
        return drive(length, i -> city.client().get("/api/v1/items/" + id) instanceof Acknowledged);
    }

    private static String document(int i) {
        return Documents.event("Throughput " + i).toString();
    }

    private String drive(Duration length, IntPredicate request) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        AtomicInteger good = new AtomicInteger();
        AtomicInteger bad = new AtomicInteger();
        long begin = System.nanoTime();
        long end = begin + length.toNanos();
        ExecutorService clients = Executors.newFixedThreadPool(connections);
        for (int i = 0; i < connections; i++) {
            clients.execute(() -> {
                while (System.nanoTime() < end) {
                    (request.test(next.incrementAndGet()) ? good : bad).incrementAndGet();
                }
            });
        }
        clients.shutdown();
        if (!clients.awaitTermination(length.toSeconds() + 60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the node does not answer");
        }
        double seconds = Measure.millisSince(begin) / 1_000.0;
        return "%.0f a second over %d connections (%d failed)".formatted(good.get() / seconds, connections, bad.get());
    }
}
