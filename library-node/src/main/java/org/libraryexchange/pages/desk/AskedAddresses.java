package org.libraryexchange.pages.desk;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.libraryexchange.base.http.PublicFetch;
import org.libraryexchange.base.http.PublicFetch.Answer;
import org.libraryexchange.base.http.PublicFetch.Ask;
import org.libraryexchange.base.http.PublicFetch.FetchFailedException;
import org.libraryexchange.base.worker.Daemons;

/**
 * Asks the addresses that people type whether they lead anywhere. The node asks like a stranger: public machines only,
 * for headers and nothing else, with no word of who asks.
 */
@ApplicationScoped
class AskedAddresses {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int MOST_KEPT = 1_000;
    private static final int LONGEST = 2_000;
    private static final int MOST_AT_ONCE = 8;
    private static final int THREADS = 8;
    private static final int MOST_WAITING = 32;
    private static final String AGENT = "library-exchange (checks an address that staff typed)";
    private static final int FIRST_REFUSAL = 400;
    private static final Set<Integer> WITHOUT_HEAD = Set.of(400, 403, 405, 501);
    private static final Set<Integer> GONE = Set.of(404, 410);
    private static final Pattern TYPE = Pattern.compile("[a-z]+/[a-z0-9.+-]+");

    /** What an address has answered. */
    enum Outcome {
        /** There is something. */
        FOUND,
        /** There is nothing. */
        GONE,
        /** Nobody answers. */
        SILENT,
        /** The address, or one that it leads to, is not one of the public internet. */
        NOT_PUBLIC,
        /** The server answers and does not say, for instance to programs. */
        UNTOLD
    }

    /**
     * What is known of an address.
     *
     * @param type media type in lower case; empty if the server does not say
     * @param bytes size of the file; negative if the server does not say
     */
    record Finding(Outcome outcome, String type, long bytes, Instant asked) {}

    private final PublicFetch fetch;
    private final Clock clock;
    private final Duration patience;
    private final ExecutorService threads;
    private final Map<String, Finding> kept = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Finding> eldest) {
            return size() > MOST_KEPT;
        }
    };

    @Inject
    AskedAddresses(Vertx vertx, Clock clock) {
        // Readers reach none of the machines from which the city lets the node fetch.
        this(new PublicFetch(vertx, Set.of(), InetAddress::getAllByName, AGENT), clock, PATIENCE);
    }

    AskedAddresses(PublicFetch fetch, Clock clock, Duration patience) {
        this.fetch = fetch;
        this.clock = clock;
        this.patience = patience;
        this.threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                Daemons.named("asked addresses"));
    }

    @PreDestroy
    void end() {
        threads.shutdownNow();
    }

    /** What is known of an address without asking; empty if nobody has asked lately. */
    Optional<Finding> known(String address) {
        synchronized (kept) {
            return Optional.ofNullable(kept.get(address))
                    .filter(finding -> finding.asked().plus(KEPT).isAfter(clock.instant()));
        }
    }

    /** Asks those of these addresses that nobody has asked lately. Takes no longer than one of them may. */
    void ask(Collection<String> addresses) {
        ask(addresses, MOST_AT_ONCE, patience);
    }

    /**
     * Asks the first of these addresses that nobody has asked lately.
     *
     * @param most as many as are asked at all
     * @param wait as long as it takes at most; what answers later is known the next time
     */
    void ask(Collection<String> addresses, int most, Duration wait) {
        CompletableFuture<?>[] asked = addresses.stream()
                .distinct()
                .filter(address -> address.length() <= LONGEST)
                .filter(address -> known(address).isEmpty())
                .limit(most)
                .map(this::askAside)
                .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(asked).get(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Nothing is said of an address as long as nothing is known of it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an address could not be asked", e.getCause());
        }
    }

    private CompletableFuture<Void> askAside(String address) {
        try {
            return CompletableFuture.runAsync(() -> keep(address, asked(address)), threads);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(null);
        }
    }

    private void keep(String address, Finding finding) {
        synchronized (kept) {
            kept.remove(address);
            kept.put(address, finding);
        }
    }

    private Finding asked(String address) {
        long until = System.nanoTime() + patience.toNanos();
        try {
            URI at = URI.create(address);
            Answer head = answer(HttpMethod.HEAD, at, Map.of(), until);
            return finding(
                    WITHOUT_HEAD.contains(head.status())
                            ? answer(HttpMethod.GET, at, Map.of("Range", "bytes=0-0"), until)
                            : head);
        } catch (FetchFailedException e) {
            return found(
                    switch (e.fault()) {
                        case ADDRESS, PRIVATE -> Outcome.NOT_PUBLIC;
                        case UNKNOWN_HOST, UNREACHABLE, TOO_SLOW, BROKE_OFF -> Outcome.SILENT;
                        case REDIRECTS, TOO_LARGE -> Outcome.UNTOLD;
                    });
        } catch (IOException | IllegalArgumentException e) {
            return found(Outcome.UNTOLD);
        }
    }

    private Answer answer(HttpMethod method, URI address, Map<String, String> headers, long until) throws IOException {
        Duration left = Duration.ofNanos(until - System.nanoTime());
        return fetch.fetch(new Ask(method, address, headers, at -> Map.of(), 0, left), piece -> {});
    }

    private Finding finding(Answer answer) {
        if (answer.status() >= FIRST_REFUSAL) {
            return found(GONE.contains(answer.status()) ? Outcome.GONE : Outcome.UNTOLD);
        }
        String type = answer.header("content-type").orElse("");
        String plain = type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        return new Finding(Outcome.FOUND, TYPE.matcher(plain).matches() ? plain : "", bytes(answer), clock.instant());
    }

    private static long bytes(Answer answer) {
        return answer.header("content-range")
                .map(range -> range.replaceFirst(".*/", ""))
                .or(() -> answer.header("content-length"))
                .filter(whole -> whole.matches("\\d{1,15}"))
                .map(Long::valueOf)
                .orElse(-1L);
    }

    private Finding found(Outcome outcome) {
        return new Finding(outcome, "", -1, clock.instant());
    }
}
