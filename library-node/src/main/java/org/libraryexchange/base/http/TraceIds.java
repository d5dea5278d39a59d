package org.libraryexchange.base.http;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.libraryexchange.base.tracing.RequestTrace;

/** The trace id, by which a problem document can be found in the node's log. */
public final class TraceIds {

    private TraceIds() {}

    /** The trace id of a request, or a new one if the header is missing or malformed. */
    public static String of(String traceparent) {
        return RequestTrace.traceId(traceparent).orElseGet(TraceIds::random);
    }

    private static String random() {
        byte[] id = new byte[16];
        ThreadLocalRandom.current().nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
