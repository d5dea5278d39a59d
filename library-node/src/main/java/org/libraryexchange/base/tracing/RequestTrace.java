package org.libraryexchange.base.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.libraryexchange.record.TraceParent;

/** The trace of the current request. */
@Singleton
public record RequestTrace(CurrentVertxRequest request) {

    /** The request's place in a recorded trace; empty if none is recorded. */
    public Optional<TraceParent> recorded() {
        return own().or(this::clients).filter(TraceParent::sampled);
    }

    /**
     * The trace id of the request, by which a problem document can be found in the node's log: from this node's span, or
     * else from the client's header, or else a new one.
     */
    public static String traceId(String header) {
        return own().or(() -> TraceParent.read(header))
                .map(TraceParent::traceId)
                .orElseGet(RequestTrace::newId);
    }

    private static String newId() {
        byte[] id = new byte[16];
        ThreadLocalRandom.current().nextBytes(id);
        return HexFormat.of().formatHex(id);
    }

    /** This node's span; empty while tracing is off. */
    private static Optional<TraceParent> own() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? Optional.of(new TraceParent(span.getTraceId(), span.getSpanId(), span.isSampled()))
                : Optional.empty();
    }

    private Optional<TraceParent> clients() {
        return Optional.ofNullable(request.getCurrent())
                .flatMap(current -> TraceParent.read(current.request().getHeader(TraceParent.HEADER)));
    }
}
