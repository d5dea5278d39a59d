package org.libraryexchange.pages.desk;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
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
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.libraryexchange.base.worker.Daemons;

/**
 * Asks the addresses that people type whether they lead anywhere. People name them, so the node asks like a stranger:
 * only addresses of the public internet at the ports of the web, for headers and nothing else, with no word of who asks.
 * A name is looked up once, and that very address is connected to, so that no second answer of a name server counts.
 */
@ApplicationScoped
class AskedAddresses {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int MOST_KEPT = 1_000;
    private static final int LONGEST = 2_000;
    private static final int MOST_AT_ONCE = 8;
    private static final int THREADS = 4;
    private static final int MOST_WAITING = 32;
    private static final int MOST_REDIRECTS = 3;
    private static final int LONGEST_HEAD = 8_192;

    private static final int PLAIN = 80;
    private static final int TLS = 443;
    private static final int FIRST_REFUSAL = 400;
    private static final Set<Integer> WITHOUT_HEAD = Set.of(400, 403, 405, 501);
    private static final Set<Integer> MOVED = Set.of(301, 302, 303, 307, 308);
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

    /** Finds the addresses of a name. */
    interface Names {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    private record Target(URI address, String host, int port, InetAddress server) {

        private boolean isSecure() {
            return "https".equalsIgnoreCase(address.getScheme());
        }
    }

    private final HttpClient client;
    private final Clock clock;
    private final Names names;
    private final BiPredicate<InetAddress, Integer> reachable;
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
        this(vertx, clock, InetAddress::getAllByName, AskedAddresses::isOfTheWeb, PATIENCE);
    }

    AskedAddresses(
            Vertx vertx, Clock clock, Names names, BiPredicate<InetAddress, Integer> reachable, Duration patience) {
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(false)
                .setMaxHeaderSize(LONGEST_HEAD)
                .setMaxInitialLineLength(LONGEST_HEAD));
        this.clock = clock;
        this.names = names;
        this.reachable = reachable;
        this.patience = patience;
        this.threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                Daemons.named("asked addresses"));
    }

    private static boolean isOfTheWeb(InetAddress address, int port) {
        return (port == PLAIN || port == TLS) && PublicAddresses.isPublic(address);
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
        CompletableFuture<?>[] asked = addresses.stream()
                .distinct()
                .filter(address -> address.length() <= LONGEST)
                .filter(address -> known(address).isEmpty())
                .limit(MOST_AT_ONCE)
                .map(this::askAside)
                .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(asked).get(patience.toMillis(), TimeUnit.MILLISECONDS);
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
            for (int i = 0; i <= MOST_REDIRECTS; i++) {
                Optional<Target> target = target(at);
                if (target.isEmpty()) {
                    return found(Outcome.NOT_PUBLIC);
                }
                HttpClientResponse answer = answer(target.get(), until);
                String next = answer.getHeader("Location");
                if (!MOVED.contains(answer.statusCode()) || next == null) {
                    return finding(answer);
                }
                at = at.resolve(next);
            }
            return found(Outcome.UNTOLD);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return found(Outcome.UNTOLD);
        } catch (UnknownHostException | ExecutionException | TimeoutException e) {
            return found(Outcome.SILENT);
        } catch (IllegalArgumentException e) {
            return found(Outcome.UNTOLD);
        }
    }

    /** Where to connect to; empty if any address of the name is not to be reached. */
    private Optional<Target> target(URI address) throws UnknownHostException {
        boolean isSecure = "https".equalsIgnoreCase(address.getScheme());
        boolean isWeb = isSecure || "http".equalsIgnoreCase(address.getScheme());
        if (!isWeb || address.getHost() == null || address.getUserInfo() != null) {
            return Optional.empty();
        }
        int port = address.getPort() >= 0 ? address.getPort() : isSecure ? TLS : PLAIN;
        InetAddress[] servers = names.of(address.getHost());
        return Arrays.stream(servers).allMatch(server -> reachable.test(server, port))
                ? Optional.of(new Target(address, address.getHost(), port, servers[0]))
                : Optional.empty();
    }

    private HttpClientResponse answer(Target target, long until)
            throws InterruptedException, ExecutionException, TimeoutException {
        HttpClientResponse head = answer(HttpMethod.HEAD, target, until);
        return WITHOUT_HEAD.contains(head.statusCode()) ? answer(HttpMethod.GET, target, until) : head;
    }

    /** The head of an answer. Nothing of a body is read. */
    private HttpClientResponse answer(HttpMethod method, Target target, long until)
            throws InterruptedException, ExecutionException, TimeoutException {
        long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
        if (left <= 0) {
            throw new TimeoutException("no time left");
        }
        String query = target.address.getRawQuery() == null ? "" : "?" + target.address.getRawQuery();
        String path = target.address.getRawPath();
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setServer(SocketAddress.inetSocketAddress(target.port, target.server.getHostAddress()))
                .setHost(target.host)
                .setPort(target.port)
                .setSsl(target.isSecure())
                .setURI((path == null || path.isEmpty() ? "/" : path) + query)
                .setFollowRedirects(false)
                .setTimeout(left)
                .setConnectTimeout(left)
                .putHeader("Accept", "*/*")
                .putHeader("User-Agent", "library-exchange (checks an address that staff typed)");
        if (method.equals(HttpMethod.GET)) {
            options.putHeader("Range", "bytes=0-0");
        }
        return client.request(options)
                .compose(request -> request.send().map(answer -> withoutBody(request, answer)))
                .toCompletionStage()
                .toCompletableFuture()
                .get(left, TimeUnit.MILLISECONDS);
    }

    private static HttpClientResponse withoutBody(HttpClientRequest request, HttpClientResponse answer) {
        answer.exceptionHandler(cut -> {});
        var unused = request.reset();
        return answer;
    }

    private Finding finding(HttpClientResponse answer) {
        if (answer.statusCode() >= FIRST_REFUSAL) {
            return found(GONE.contains(answer.statusCode()) ? Outcome.GONE : Outcome.UNTOLD);
        }
        String type = Optional.ofNullable(answer.getHeader("Content-Type")).orElse("");
        String plain = type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        return new Finding(Outcome.FOUND, TYPE.matcher(plain).matches() ? plain : "", bytes(answer), clock.instant());
    }

    private static long bytes(HttpClientResponse answer) {
        String whole = Optional.ofNullable(answer.getHeader("Content-Range"))
                .map(range -> range.replaceFirst(".*/", ""))
                .orElse(answer.getHeader("Content-Length"));
        return whole != null && whole.matches("\\d{1,15}") ? Long.parseLong(whole) : -1;
    }

    private Finding found(Outcome outcome) {
        return new Finding(outcome, "", -1, clock.instant());
    }
}
