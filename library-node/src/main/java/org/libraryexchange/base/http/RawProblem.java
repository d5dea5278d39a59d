package org.libraryexchange.base.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.libraryexchange.base.security.BrowserRules;
import org.libraryexchange.base.tracing.RequestTrace;

/**
 * A problem document for a client that is refused before there is a request. Sending it closes the connection.
 *
 * @param detail without characters that JSON would have to escape
 */
record RawProblem(ProblemType type, String detail) {

    private static final String END_OF_LINE = "\r\n";
    private static final String PROBLEM =
            "{\"type\":\"%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",\"traceId\":\"%s\"}";

    void tell(ChannelHandlerContext connection) {
        connection
                .writeAndFlush(Unpooled.copiedBuffer(answer(), StandardCharsets.US_ASCII))
                .addListener(ChannelFutureListener.CLOSE);
    }

    private String answer() {
        String problem = PROBLEM.formatted(type.uri(), type.title(), type.status(), detail, RequestTrace.traceId(null));
        List<String> head = new ArrayList<>(List.of(
                "HTTP/1.1 %d %s".formatted(type.status(), type.title()),
                "Content-Type: application/problem+json",
                "Content-Length: " + problem.length(),
                "Cache-Control: no-store",
                "Connection: close"));
        BrowserRules.tellForApi((name, value) -> head.add(name + ": " + value));
        if (type == ProblemType.BUSY) {
            head.add("Retry-After: 5");
        }
        return String.join(END_OF_LINE, head) + END_OF_LINE + END_OF_LINE + problem;
    }
}
