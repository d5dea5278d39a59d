package org.libraryexchange.http;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.libraryexchange.tracing.RequestTrace;

/** The id that a problem and the node's log have in common. */
public final class TraceIds {

    private TraceIds() {}

    /** The request's trace id, or a new one where the header is missing or malformed. */
    public static String of(String traceparent) {
        return RequestTrace.traceId(traceparent).orElseGet(TraceIds::random);
    }

    private static String random() {
        byte[] id = new byte[16];
        ThreadLocalRandom.current().nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
