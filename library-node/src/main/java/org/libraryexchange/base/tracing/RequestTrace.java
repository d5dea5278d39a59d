package org.libraryexchange.base.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.libraryexchange.record.TraceParent;

/** The trace of the current request. */
@ApplicationScoped
public class RequestTrace {

    private final CurrentVertxRequest request;

    RequestTrace(CurrentVertxRequest request) {
        this.request = request;
    }

    /** The request's place in a recorded trace; empty if none is recorded. */
    public Optional<TraceParent> recorded() {
        return own().or(this::clients).filter(TraceParent::sampled);
    }

    /** The trace id of the request: from this node's span, or else from the client's header. */
    public static Optional<String> traceId(String header) {
        return own().or(() -> TraceParent.read(header)).map(TraceParent::traceId);
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
