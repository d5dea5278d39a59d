package org.libraryexchange.base.worker;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
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
        STARTING,
        /** Another process of this city does the work; this one would take over. */
        STANDBY,
        /** It works. */
        ACTIVE,
        /** The database is older than the city's own log; nothing is published until they agree. */
        RESTORED,
        /** Something fails or does not answer; the worker keeps trying. */
        FAILING;

        /** The term in the API and in metrics. */
        @JsonValue
        public String term() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
