package org.libraryexchange.base.http;

import io.smallrye.config.ConfigMapping;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.libraryexchange.base.node.PublicConfig;

/**
 * Fetches from addresses that people enter. It reaches public machines only, unless the city allows others, checks each
 * redirect again, and reads no more and no longer than it is told. Whoever calls it waits for the answer.
 */
@Singleton
public final class PublicFetch {

    private static final int MOST_REDIRECTS = 5;
    private static final int CONNECT_MILLIS = 10_000;
    /** Pieces of an answer that may wait to be taken. */
    private static final int AHEAD = 8;

    private static final int OK = 200;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final HttpClient client;
    private final Set<String> privateHosts;
    private final Names names;
    private final String agent;

    @Inject
    PublicFetch(Vertx vertx, FetchConfig config, PublicConfig node) {
        this(vertx, Set.copyOf(config.privateHosts().orElse(List.of())), InetAddress::getAllByName, agent(node));
    }

    /** @param agent how the node names itself to servers */
    public PublicFetch(Vertx vertx, Set<String> privateHosts, Names names, String agent) {
        this(vertx.createHttpClient(options()), privateHosts, names, agent);
    }

    PublicFetch(HttpClient client, Set<String> privateHosts, Names names, String agent) {
        this.client = client;
        this.privateHosts =
                privateHosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        this.names = names;
        this.agent = agent;
    }

    /** Without keeping connections, each goes to the machine that was just checked. */
    static HttpClientOptions options() {
        return new HttpClientOptions()
                .setKeepAlive(false)
                .setConnectTimeout(CONNECT_MILLIS)
                .setMaxHeaderSize(32 * 1024);
    }

    private static String agent(PublicConfig node) {
        return "library-exchange (+" + node.publicAddress() + ")";
    }

    /** Looks up the machines of a name. */
    @FunctionalInterface
    public interface Names {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    /** Why there is no answer. */
    public enum Fault {
        /** The address is no web address. */
        ADDRESS,
        /** It leads to a machine that is not public, at once or by a redirect. */
        PRIVATE,
        UNKNOWN_HOST,
        UNREACHABLE,
        /** Too many redirects, or one that leads nowhere. */
        REDIRECTS,
        TOO_LARGE,
        TOO_SLOW,
        /** The connection ended within the answer. */
        BROKE_OFF
    }

    /** There is no answer. */
    public static final class FetchFailedException extends IOException {

        private static final long serialVersionUID = 1;

        private final Fault fault;

        FetchFailedException(Fault fault, String message) {
            super(message);
            this.fault = fault;
        }

        public Fault fault() {
            return fault;
        }
    }

    /**
     * What to ask.
     *
     * @param headers sent wherever the answer is
     * @param secrets headers for one address only, which may be one to which another redirects
     * @param bytes the most that an answer may have; 0 reads nothing but its headers
     * @param time the longest that everything may take, with redirects
     */
    public record Ask(
            HttpMethod method,
            URI address,
            Map<String, String> headers,
            Function<URI, Map<String, String>> secrets,
            long bytes,
            Duration time) {}

    /**
     * The answer.
     *
     * @param headers the first of each name, in lower case
     * @param address that answered, after all redirects
     */
    public record Answer(int status, Map<String, String> headers, URI address) {

        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }
    }

    /** Takes the content of an answer piece by piece. */
    @FunctionalInterface
    public interface Sink {
        void take(byte[] piece) throws IOException;
    }

    /**
     * Fetches.
     *
     * @param sink takes the content of an answer with the status 200; of others it is not read
     * @throws FetchFailedException if there is no answer, or not all of it
     * @throws IOException if the sink fails
     */
    public Answer fetch(Ask ask, Sink sink) throws IOException {
        long end = System.nanoTime() + ask.time().toNanos();
        URI address = ask.address();
        for (int i = 0; i <= MOST_REDIRECTS; i++) {
            PublicAddress checked = PublicAddress.of(address, privateHosts, names);
            Reply reply = send(ask, checked, end);
            try {
                Answer answer = answer(reply.response(), address);
                if (!REDIRECTS.contains(answer.status())) {
                    if (answer.status() == OK && ask.bytes() > 0) {
                        reply.read(ask.bytes(), end, sink);
                    }
                    return answer;
                }
                address = target(address, answer);
            } finally {
                reply.close();
            }
        }
        throw new FetchFailedException(Fault.REDIRECTS, "more than " + MOST_REDIRECTS);
    }

    private static URI target(URI from, Answer answer) throws FetchFailedException {
        try {
            return from.resolve(answer.header("location").orElseThrow(IllegalArgumentException::new));
        } catch (IllegalArgumentException e) {
            throw new FetchFailedException(Fault.REDIRECTS, "without an address");
        }
    }

    private static Answer answer(HttpClientResponse response, URI address) {
        return new Answer(
                response.statusCode(),
                response.headers().entries().stream()
                        .collect(Collectors.toMap(
                                header -> header.getKey().toLowerCase(Locale.ROOT),
                                Map.Entry::getValue,
                                (one, other) -> one)),
                address);
    }

    private Reply send(Ask ask, PublicAddress to, long end) throws FetchFailedException {
        String path = to.uri().getRawPath().isEmpty() ? "/" : to.uri().getRawPath();
        RequestOptions options = new RequestOptions()
                .setMethod(ask.method())
                .setServer(SocketAddress.inetSocketAddress(to.machine()))
                .setHost(to.uri().getHost())
                .setPort(to.machine().getPort())
                .setSsl(to.isSecure())
                .setURI(
                        to.uri().getRawQuery() == null
                                ? path
                                : path + "?" + to.uri().getRawQuery())
                .putHeader("User-Agent", agent)
                .putHeader("Accept-Encoding", "identity");
        ask.headers().forEach(options::putHeader);
        ask.secrets().apply(to.uri()).forEach(options::putHeader);
        BlockingQueue<Object> pieces = new LinkedBlockingQueue<>();
        HttpClientRequest request = connected(client.request(options), end);
        // Heard from before it is sent: a short answer can have ended by the time that this thread goes on.
        Future<HttpClientResponse> response = request.response()
                .map(found -> found.pause()
                        .handler(pieces::add)
                        .endHandler(done -> pieces.add(Reply.END))
                        .exceptionHandler(pieces::add));
        try {
            request.end();
            return new Reply(request, await(response, end), pieces);
        } catch (FetchFailedException e) {
            request.connection().close();
            throw e;
        }
    }

    private static HttpClientRequest connected(Future<HttpClientRequest> request, long end)
            throws FetchFailedException {
        try {
            return await(request, end);
        } catch (FetchFailedException e) {
            // Nobody else closes a connection for which nobody waits any more.
            request.onSuccess(late -> late.connection().close());
            throw e;
        }
    }

    private static <T> T await(Future<T> future, long end) throws FetchFailedException {
        try {
            return future.toCompletionStage()
                    .toCompletableFuture()
                    .get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new FetchFailedException(Fault.TOO_SLOW, "no answer in time");
        } catch (ExecutionException e) {
            throw new FetchFailedException(
                    Fault.UNREACHABLE, String.valueOf(firstCause(e).getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FetchFailedException(Fault.BROKE_OFF, "stopped");
        }
    }

    /** Without it, nobody could tell what is wrong with a certificate. */
    private static Throwable firstCause(Throwable thrown) {
        return thrown.getCause() == null ? thrown : firstCause(thrown.getCause());
    }

    /** An answer whose content is read as fast as it is taken. */
    private record Reply(HttpClientRequest request, HttpClientResponse response, BlockingQueue<Object> pieces)
            implements AutoCloseable {

        private static final Object END = new Object();

        void read(long most, long end, Sink sink) throws IOException {
            response.fetch(AHEAD);
            long bytes = 0;
            Object piece = next(end);
            while (piece instanceof Buffer content) {
                bytes += content.length();
                if (bytes > most) {
                    throw new FetchFailedException(Fault.TOO_LARGE, "more than " + most + " bytes");
                }
                sink.take(content.getBytes());
                response.fetch(1);
                piece = next(end);
            }
            if (piece instanceof Throwable broken) {
                throw new FetchFailedException(Fault.BROKE_OFF, String.valueOf(broken.getMessage()));
            }
        }

        private Object next(long end) throws FetchFailedException {
            try {
                Object piece = pieces.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
                if (piece == null) {
                    throw new FetchFailedException(Fault.TOO_SLOW, "the answer did not end in time");
                }
                return piece;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new FetchFailedException(Fault.BROKE_OFF, "stopped");
            }
        }

        @Override
        public void close() {
            request.connection().close();
        }
    }

    /** What the node fetches from addresses that people enter. */
    @ConfigMapping(prefix = "library.fetch")
    interface FetchConfig {

        /** Names of machines that are not public, from which the node may fetch nevertheless. */
        Optional<List<String>> privateHosts();
    }
}
