package org.libraryexchange.base.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.record.DocumentRecord;
import org.libraryexchange.record.TraceParent;

/**
 * Reports where changes are on their way from a request at the owner to the partner's mirror: in the log, and as spans of
 * the trace of the request, if one is recorded. Both cities identify a change by its owner and sequence, and by its trace.
 */
@Singleton
public record ChangeTrail(NodeConfig node, Tracer tracer) {

    /**
     * Says that a request has changed an own item. Sent after the commit.
     *
     * @param sequence of the change in the city's log
     * @param trace of the request; empty if tracing did not record it
     */
    public record ChangeMade(UUID item, long sequence, Optional<TraceParent> trace) {}

    /** A mirror that catches up applies thousands of changes a second, and a log line for each would slow it down. */
    private static final int MOST_NAMED = 20;

    private static final Logger LOG = Logger.getLogger(ChangeTrail.class);

    void made(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChangeMade change) {
        LOG.infof(
                "change made change=%s/%d itemId=%s%s",
                node.city(),
                change.sequence(),
                change.item(),
                change.trace().map(trace -> " traceId=" + trace.traceId()).orElse(""));
    }

    /** The broker has acknowledged own changes. */
    public void sent(Stretch stretch) {
        LOG.infof(
                "changes sent log=%s first=%d last=%d records=%d",
                stretch.log(),
                stretch.first(),
                stretch.last(),
                stretch.records().size());
        traced("sent", SpanKind.PRODUCER, stretch);
    }

    /**
     * The mirror has applied a partner's changes.
     *
     * @param applied how many of them it did not hold before
     */
    public void applied(Stretch stretch, int applied) {
        LOG.infof(
                "changes applied log=%s first=%d last=%d records=%d applied=%d",
                stretch.log(),
                stretch.first(),
                stretch.last(),
                stretch.records().size(),
                applied);
        if (applied > 0) {
            traced("applied", SpanKind.CONSUMER, stretch);
        }
    }

    private void traced(String what, SpanKind kind, Stretch stretch) {
        int named = 0;
        for (DocumentRecord each : stretch.records()) {
            if (each.trace().isPresent()) {
                span(kind, each, stretch);
                if (++named <= MOST_NAMED) {
                    LOG.infof(
                            "change %s change=%s itemId=%s traceId=%s",
                            what, each.change(), each.id(), each.trace().get().traceId());
                }
            }
        }
    }

    /** Adds a span for one finished part of a change's way. The record must have a trace. */
    private void span(SpanKind kind, DocumentRecord change, Stretch stretch) {
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
