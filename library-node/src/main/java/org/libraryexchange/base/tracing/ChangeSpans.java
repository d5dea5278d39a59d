package org.libraryexchange.base.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import jakarta.enterprise.context.ApplicationScoped;
import org.libraryexchange.record.DocumentRecord;
import org.libraryexchange.record.TraceParent;

/**
 * Adds spans for a change's way between the cities to the trace of the request that made it. Does nothing while tracing
 * is off.
 */
@ApplicationScoped
class ChangeSpans {

    private final Tracer tracer;

    ChangeSpans(Tracer tracer) {
        this.tracer = tracer;
    }

    /** Adds a span for one finished part of a change's way. The record must have a trace. */
    void span(SpanKind kind, DocumentRecord change, Stretch stretch) {
        String operation = kind == SpanKind.PRODUCER ? "send" : "process";
        tracer.spanBuilder(operation + " " + stretch.topic())
                .setParent(Context.root().with(Span.wrap(remote(change.trace().orElseThrow()))))
                .setSpanKind(kind)
                .setStartTimestamp(stretch.begun())
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.operation.type", operation)
                .setAttribute("messaging.destination.name", stretch.topic())
                .setAttribute("messaging.kafka.message.key", change.id().toString())
                .setAttribute("messaging.batch.message_count", stretch.records().size())
                .setAttribute("library.change", change.change())
                .startSpan()
                .end(stretch.ended());
    }

    private static SpanContext remote(TraceParent place) {
        TraceFlags flags = place.sampled() ? TraceFlags.getSampled() : TraceFlags.getDefault();
        return SpanContext.createFromRemoteParent(place.traceId(), place.spanId(), flags, TraceState.getDefault());
    }
}
