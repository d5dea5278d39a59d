package org.libraryexchange.ops;

import java.util.List;
import java.util.Optional;
import org.libraryexchange.health.StuckCause;
import org.libraryexchange.health.Verdict;
import org.libraryexchange.worker.WorkerReport;
import org.libraryexchange.worker.WorkerReport.State;

/**
 * How imports get on.
 *
 * @param waiting how many are here whole and not begun
 * @param held how many wait for somebody to decide
 * @param running those that are checked or written, the oldest first; more than one where held ones were approved
 * @param health whether what is to be worked on moves: well, behind or stuck
 * @param reason stable term for why it does not; empty where it does
 * @param secondsWithoutProgress since something to do was last seen to move
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
     * An import that is checked or written.
     *
     * @param state checking or running
     * @param bytesChecked how much of the body has been read before anything is written
     * @param bytesDone how much of the body is dealt with
     * @param rows that are dealt with
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
