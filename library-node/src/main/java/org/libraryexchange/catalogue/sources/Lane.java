package org.libraryexchange.catalogue.sources;

import java.time.Duration;
import java.util.concurrent.locks.Lock;
import org.libraryexchange.base.worker.Signal;

/**
 * Sources that are asked in turn. There are two such rows: a source whose answer takes longer than others should wait goes
 * over to the slow ones, which wait for each other.
 *
 * @param slow whether these are the slow ones
 * @param longest that an answer may take here
 * @param wanted raised when there is something to do here
 * @param slower raised when a source has gone over
 * @param reading held while an answer is read, so that only one at a time takes memory
 */
record Lane(boolean slow, Duration longest, Signal wanted, Signal slower, Lock reading) {

    /** The name of the worker, its lock and its session. */
    String kind() {
        return slow ? "slow-sources" : "sources";
    }
}
