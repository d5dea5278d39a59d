package org.libraryexchange.record;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a trace, as in the header {@code traceparent} of W3C Trace Context.
 *
 * @param traceId 32 lower-case hexadecimal digits, not all of them 0
 * @param spanId of the span before, 16 such digits
 * @param sampled whether somebody records the trace
 */
public record TraceParent(String traceId, String spanId, boolean sampled) {

    public static final String HEADER = "traceparent";

    private static final int LONGEST = 200;
    private static final int SAMPLED = 1;
    private static final Pattern TRACE_ID = Pattern.compile("(?!0{32})[0-9a-f]{32}");
    private static final Pattern SPAN_ID = Pattern.compile("(?!0{16})[0-9a-f]{16}");

    /** Later versions may add more after a hyphen. Version ff is not valid. */
    private static final Pattern FORM =
            Pattern.compile("(?!ff)([0-9a-f]{2})-(" + TRACE_ID + ")-(" + SPAN_ID + ")-([0-9a-f]{2})(-.*)?");

    private static final String FIRST_VERSION = "00";

    public TraceParent {
        require(TRACE_ID, "traceId", traceId);
        require(SPAN_ID, "spanId", spanId);
    }

    private static void require(Pattern form, String name, String value) {
        if (!form.matcher(value).matches()) {
            throw new IllegalArgumentException(name + " is no id of a trace context: " + value);
        }
    }

    /** Reads a header; empty if it is missing or malformed, since a trace is never worth an error. */
    public static Optional<TraceParent> read(String header) {
        if (header == null || header.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(header);
        if (!form.matches() || (form.group(1).equals(FIRST_VERSION) && form.group(5) != null)) {
            return Optional.empty();
        }
        boolean sampled = (Integer.parseInt(form.group(4), 16) & SAMPLED) != 0;
        return Optional.of(new TraceParent(form.group(2), form.group(3), sampled));
    }

    /** The header's value, in the first version. */
    public String header() {
        return FIRST_VERSION + "-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
    }
}
