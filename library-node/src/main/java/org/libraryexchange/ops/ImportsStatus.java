package org.libraryexchange.ops;

import java.util.List;
import java.util.Optional;
import org.libraryexchange.health.StuckCause;
import org.libraryexchange.health.Verdict;
import org.libraryexchange.worker.WorkerReport;
import org.libraryexchange.worker.WorkerReport.State;

/**
 * The state of the imports.
 *
 * @param waiting how many have arrived completely and have not begun
 * @param held how many wait for a person's decision
 * @param running imports that are being checked or written, oldest first; more than one if held imports were approved
 * @param health whether the waiting work makes progress: well, behind or stuck
 * @param reason stable term for why it does not; empty if it does
 * @param secondsWithoutProgress time since waiting work was last seen to progress
 * @param state of this process's importer
 */
public record ImportsStatus(
        long waiting,
        long held,
        List<Running> running,
        String health,
        Optional<String> reason,
        long secondsWithoutProgress,
        State state,
        Optional<String> lastError) {

    /**
     * An import that is being checked or written.
     *
     * @param state checking or running
     * @param bytesChecked how much of the body the check has read, before anything is written
     * @param bytesDone how much of the body has been processed
     * @param rows how many rows have been processed
     */
    public record Running(long id, String state, long bytes, long bytesChecked, long bytesDone, long rows) {}

    static ImportsStatus of(long waiting, long held, List<Running> running, Verdict verdict, WorkerReport importer) {
        return new ImportsStatus(
                waiting,
                held,
                running,
                verdict.state(),
                verdict.reason().map(StuckCause::term),
                verdict.withoutProgress().toSeconds(),
                importer.state(),
                importer.lastError());
    }
}
