package org.libraryexchange.worker;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * The state of a worker of this process.
 *
 * @param lastError the latest failure; empty once the work has succeeded again
 */
public record WorkerReport(State state, Optional<String> lastError) {

    static final WorkerReport AT_WORK = new WorkerReport(State.ACTIVE, Optional.empty());

    /** The states of a worker. */
    public enum State {
        /** It has not tried anything yet. */
        @JsonProperty("starting")
        STARTING,
        /** Another process of this city does the work; this one would take over. */
        @JsonProperty("standby")
        STANDBY,
        /** It works. */
        @JsonProperty("active")
        ACTIVE,
        /** The database is older than the city's own log; nothing is published until they agree. */
        @JsonProperty("restored")
        RESTORED,
        /** Something fails or does not answer; the worker keeps trying. */
        @JsonProperty("failing")
        FAILING
    }
}
