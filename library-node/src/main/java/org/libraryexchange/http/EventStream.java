package org.libraryexchange.http;

import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.sse.OutboundSseEvent;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestMulti;
import org.libraryexchange.database.DatabaseFaults;

/** Server-sent events as an HTTP answer. */
public final class EventStream {

    private static final Logger LOG = Logger.getLogger(EventStream.class);

    private EventStream() {}

    /** The answer that goes on until the events end or the client leaves. */
    public static RestMulti<OutboundSseEvent> of(Multi<OutboundSseEvent> events, HttpServerResponse response) {
        // Set here, since those of a RestMulti do not get into a stream of events.
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-cache").putHeader("X-Accel-Buffering", "no");
        return RestMulti.fromMultiData(events.onFailure().invoke(e -> tell(e, response)))
                .build();
    }

    /** What fails later cannot be answered; what fails before the first byte is told by {@link ProblemMappers}. */
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
