package org.libraryexchange.worker;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * How a worker of this process fares.
 *
 * @param lastError what went wrong last, while it has not gone right since
 */
public record WorkerReport(State state, Optional<String> lastError) {

    static final WorkerReport AT_WORK = new WorkerReport(State.ACTIVE, Optional.empty());

    /** Where a worker stands. */
    public enum State {
        /** Nothing tried yet. */
        @JsonProperty("starting")
        STARTING,
        /** Another process of this city does the work; this one would take over. */
        @JsonProperty("standby")
        STANDBY,
        /** At work. */
        @JsonProperty("active")
        ACTIVE,
        /** The database is older than its own log; nothing is published until the two agree. */
        @JsonProperty("restored")
        RESTORED,
        /** Something does not answer; it is tried again without end. */
        @JsonProperty("failing")
        FAILING
    }
}
