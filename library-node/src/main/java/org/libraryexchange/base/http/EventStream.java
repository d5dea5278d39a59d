package org.libraryexchange.base.http;

import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.sse.OutboundSseEvent;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestMulti;
import org.libraryexchange.base.database.DatabaseFaults;

/** Server-sent events as an HTTP response. */
public final class EventStream {

    private static final Logger LOG = Logger.getLogger(EventStream.class);

    private EventStream() {}

    /** A response that lasts until the events end or the client leaves. */
    public static RestMulti<OutboundSseEvent> of(Multi<OutboundSseEvent> events, HttpServerResponse response) {
        // Set on the response itself: headers of a RestMulti do not reach a stream of events.
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-cache").putHeader("X-Accel-Buffering", "no");
        return RestMulti.fromMultiData(events.onFailure().invoke(e -> tell(e, response)))
                .build();
    }

    /**
     * Logs a failure in the middle of a stream, which can no longer be answered. {@link ProblemMappers} answers a
     * failure before the first byte.
     */
    private static void tell(Throwable e, HttpServerResponse response) {
        if (!response.headWritten()) {
            return;
        }
        if (DatabaseFaults.isOutage(e)) {
            LOG.warnf("database not available, stream of events ended cause=%s", e.getMessage());
        } else {
            LOG.errorf(e, "stream of events failed");
        }
    }
}
