package org.libraryexchange.base.http;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Closes the connection of a client that is slow to send the head of its first request, sends many requests ahead of
 * their responses, or keeps sending without reading the responses. Each of them would fill the node's memory. Runs on
 * the connection's own thread. After the first request, the server's idle timeout limits the wait for the next head.
 */
final class RequestWatch extends ChannelDuplexHandler {

    /**
     * The most requests ahead of their responses. RFC 9112 section 9.3.2 lets clients do this, but browsers and proxies
     * do not.
     */
    private static final int MOST_UNANSWERED = 8;

    private static final Set<HttpVersion> VERSIONS = Set.of(HttpVersion.HTTP_1_0, HttpVersion.HTTP_1_1);

    private static final RawProblem ADDRESS_TOO_LONG =
            new RawProblem(ProblemType.URI_TOO_LONG, "An address may have at most 8192 characters.");
    private static final RawProblem HEADERS_TOO_LARGE =
            new RawProblem(ProblemType.HEADERS_TOO_LARGE, "The headers may have at most 16384 bytes.");
    private static final RawProblem NO_REQUEST = new RawProblem(
            ProblemType.BAD_REQUEST, "This is not a valid HTTP/1.1 request. Its address may contain a space.");

    private static final RawProblem BAD_LENGTH = new RawProblem(
            ProblemType.BAD_REQUEST, "A request may have one Content-Length, and it must be a number of bytes.");
    private static final RawProblem BAD_HEADER = new RawProblem(
            ProblemType.BAD_REQUEST, "The headers are not valid. Each line must be a name, a colon and a value.");
    private static final RawProblem BAD_CHUNK = new RawProblem(
            ProblemType.BAD_REQUEST,
            "The body is not a sequence of valid chunks. Each chunk begins with its size in hexadecimal.");
    private static final RawProblem NO_HOST =
            new RawProblem(ProblemType.BAD_REQUEST, "A request must have one Host header that names a host.");

    /** A host name or an address in numbers, with or without a port (RFC 9110 section 7.2). */
    private static final Pattern HOST =
            Pattern.compile("([A-Za-z0-9._-]{1,255}|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?");

    private final Duration patience;
    private ScheduledFuture<?> firstHead;
    private int unanswered;
    private boolean answering;

    /** @param patience until the head of the first request is there */
    RequestWatch(Duration patience) {
        this.patience = patience;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext connection) {
        firstHead =
                connection.executor().schedule(() -> hangUp(connection), patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext connection, Object message) {
        if (message instanceof HttpRequest request) {
            readHead(request, connection);
        } else if (message instanceof HttpObject part && part.decoderResult().isFailure()) {
            refuse(BAD_CHUNK, part, connection);
        } else {
            connection.fireChannelRead(message);
        }
    }

    private void readHead(HttpRequest request, ChannelHandlerContext connection) {
        if (!mayAsk(connection)) {
            ReferenceCountUtil.release(request);
            hangUp(connection);
        } else if (request.decoderResult().isFailure()) {
            refuse(problem(request), request, connection);
        } else if (!isOfThisProtocol(request)) {
            refuse(NO_REQUEST, request, connection);
        } else if (!namesHost(request)) {
            refuse(NO_HOST, request, connection);
        } else {
            connection.fireChannelRead(request);
        }
    }

    private static void hangUp(ChannelHandlerContext connection) {
        var unused = connection.close();
    }

    /**
     * Sends the problem as bytes, past the server's response encoder; or only hangs up if the request has a response
     * already, or if the client would take the problem for the response to an earlier one.
     */
    private void refuse(RawProblem problem, HttpObject refused, ChannelHandlerContext connection) {
        ReferenceCountUtil.release(refused);
        if (unanswered != 1 || answering) {
            hangUp(connection);
        } else {
            problem.tell(connection.pipeline().context("httpDecoder"));
        }
    }

    /**
     * Whether the request is HTTP/1.0 or 1.1 and names a path or a URI. The server would answer any version, and would
     * answer an address without a path before any filter runs.
     */
    private static boolean isOfThisProtocol(HttpRequest request) {
        return VERSIONS.contains(request.protocolVersion())
                && (request.uri().startsWith("/") || request.uri().contains("://"));
    }

    /**
     * Whether the request names one host. HTTP/1.0 clients, such as a proxy's health check, need not. They get a
     * default, because the code that builds addresses needs a host.
     */
    private static boolean namesHost(HttpRequest request) {
        List<String> hosts = request.headers().getAll(HttpHeaderNames.HOST);
        if (hosts.isEmpty() && request.protocolVersion().equals(HttpVersion.HTTP_1_0)) {
            request.headers().set(HttpHeaderNames.HOST, "localhost");
            return true;
        }
        return hosts.size() == 1 && HOST.matcher(hosts.get(0)).matches();
    }

    private static RawProblem problem(HttpRequest request) {
        Throwable cause = request.decoderResult().cause();
        if (cause instanceof TooLongHttpLineException) {
            return ADDRESS_TOO_LONG;
        } else if (cause instanceof TooLongHttpHeaderException) {
            return HEADERS_TOO_LARGE;
        } else if (request instanceof FullHttpRequest) {
            // The decoder makes a whole request up if it cannot read the first line.
            return NO_REQUEST;
        }
        return isLength(request.headers().getAll(HttpHeaderNames.CONTENT_LENGTH)) ? BAD_HEADER : BAD_LENGTH;
    }

    private static boolean isLength(List<String> lengths) {
        return lengths.isEmpty() || (lengths.size() == 1 && lengths.get(0).matches("[0-9]{1,18}"));
    }

    private boolean mayAsk(ChannelHandlerContext connection) {
        firstHead.cancel(false);
        unanswered++;
        return unanswered <= MOST_UNANSWERED && connection.channel().isWritable();
    }

    @Override
    public void write(ChannelHandlerContext connection, Object message, ChannelPromise written) {
        if (!isInterim(message)) {
            answering = !(message instanceof LastHttpContent);
            unanswered -= answering ? 0 : 1;
        }
        var unused = connection.write(message, written);
    }

    /** Whether the response is interim, such as 100 Continue. The final one is still to come. */
    private static boolean isInterim(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }

    @Override
    public void channelInactive(ChannelHandlerContext connection) {
        firstHead.cancel(false);
        connection.fireChannelInactive();
    }
}
