package org.libraryexchange.base.worker;

import java.util.Optional;
import org.libraryexchange.json.Term;

/**
 * The state of a worker of this process.
 *
 * @param lastError the latest failure; empty once the work has succeeded again
 */
public record WorkerReport(State state, Optional<String> lastError) {

    static final WorkerReport AT_WORK = new WorkerReport(State.ACTIVE, Optional.empty());

    /** The states of a worker. */
    public enum State implements Term {
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
    }
}
