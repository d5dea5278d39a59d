package org.libraryexchange.base.tracing;

import io.opentelemetry.api.trace.SpanKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import org.jboss.logging.Logger;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.record.DocumentRecord;

/**
 * Reports where changes are on their way from a request at the owner to the partner's mirror. Both cities identify a
 * change by its owner and sequence, and by its trace if one is recorded.
 */
@ApplicationScoped
public class ChangeTrail {

    /** A mirror that catches up applies thousands of changes a second, and a log line for each would slow it down. */
    private static final int MOST_NAMED = 20;

    private static final Logger LOG = Logger.getLogger(ChangeTrail.class);

    private final String city;
    private final ChangeSpans spans;

    ChangeTrail(NodeConfig node, ChangeSpans spans) {
        this.city = node.city();
        this.spans = spans;
    }

    void made(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChangeMade change) {
        LOG.infof(
                "change made change=%s/%d itemId=%s%s",
                city,
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
                spans.span(kind, each, stretch);
                if (++named <= MOST_NAMED) {
                    LOG.infof(
                            "change %s change=%s itemId=%s traceId=%s",
                            what, each.change(), each.id(), each.trace().get().traceId());
                }
            }
        }
    }
}
