package org.libraryexchange.pair.attack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Somebody who asks for one address again and again, and notes how long each answer took. */
final class Bystander implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;
    private final List<Duration> took = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final Thread thread;
    private volatile boolean over;

    /** Asks every so often from now on. */
    Bystander(URI address, Duration pause) {
        this.address = address;
        this.thread = new Thread(
                () -> {
                    while (!over) {
                        ask();
                        LockSupport.parkNanos(pause.toNanos());
                    }
                },
                "bystander " + address);
        thread.start();
    }

    private void ask() {
        long begin = System.nanoTime();
        try {
            int status = http.send(
                            HttpRequest.newBuilder(address).timeout(PATIENCE).build(), BodyHandlers.discarding())
                    .statusCode();
            if (status != 200) {
                failures.add(address + " answered " + status);
            }
        } catch (IOException e) {
            failures.add(address + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        took.add(Duration.ofNanos(System.nanoTime() - begin));
    }

    /** Answers that were none, or not 200; after the end. */
    List<String> failures() {
        return failures;
    }

    int answers() {
        return took.size();
    }

    /** So many of a hundred answers took no longer; after the end. */
    Duration percentile(int percent) {
        List<Duration> sorted = took.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }

    @Override
    public void close() {
        over = true;
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
