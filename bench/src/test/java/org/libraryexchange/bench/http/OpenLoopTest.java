package org.libraryexchange.bench.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenLoopTest {

    private static final int PER_SECOND = 200;
    private static final int STALL_MILLIS = 300;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** With one request at a time most of those due in a stall are not even sent in it, which hides their waiting. */
    @Test
    void requestsDueDuringAStallCountTheirWaiting() {
        // Given
        Request request = served(exchange -> {
            if (asked.incrementAndGet() == 50) {
                stall();
            }
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });

        // When
        Round round = new OpenLoop(PER_SECOND, 1, 1).of(request::send);

        // Then
        assertThat(round.micros().getTotalCount()).isEqualTo(PER_SECOND);
        assertThat(round.longestMillis()).isGreaterThanOrEqualTo(STALL_MILLIS);
        // Forty are due in the first 200 ms of the stall, and so wait 100 ms or more.
        assertThat(round.micros().getCountBetweenValues(100_000, Long.MAX_VALUE))
                .isGreaterThanOrEqualTo(39);
    }

    @Test
    void requestsAreSentWhileOthersWaitForTheirAnswers() {
        // Given
        CountDownLatch others = new CountDownLatch(20);
        Request request = served(exchange -> {
            boolean answered = asked.getAndIncrement() > 0 || arrived(others);
            others.countDown();
            exchange.sendResponseHeaders(answered ? 200 : 500, -1);
            exchange.close();
        });

        // When
        Round round = new OpenLoop(PER_SECOND, 1, 2).of(request::send);

        // Then
        assertThat(round.micros().getTotalCount()).isEqualTo(PER_SECOND);
    }

    private Request served(HttpHandler handler) {
        server.createContext("/", handler);
        return Request.get(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"));
    }

    private static void stall() {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(STALL_MILLIS);
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static boolean arrived(CountDownLatch others) {
        try {
            return others.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
