package org.libraryexchange.exchange.foreign;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.libraryexchange.base.worker.FencedException;
import org.libraryexchange.exchange.log.LogReader;
import org.libraryexchange.exchange.log.LogReader.LogExtent;
import org.libraryexchange.exchange.log.Position;
import org.libraryexchange.exchange.log.kafka.WrittenRecords;
import org.libraryexchange.exchange.log.kafka.WrittenRecords.Gap;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.RawRecord;

/**
 * Looks through one of the city's own logs, but reads only what this process has not written itself. So as long as
 * nobody else writes, and no other process of the city has, it reads nothing.
 */
final class WatchedLog {

    private static final Logger LOG = Logger.getLogger(WatchedLog.class);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

    private final OwnLog log;
    private final WatchStore store;
    private final WrittenRecords written;
    private Optional<Position> at;

    /** Begins where the log was last looked through. */
    WatchedLog(OwnLog log, WatchStore store) {
        this.log = log;
        this.store = store;
        this.written = log.written();
        this.at = store.position(log.topic());
    }

    /**
     * Looks through what has come since the last look.
     *
     * @param seen how far the log reached a moment ago
     */
    void look(LogExtent seen) {
        if (at.isEmpty()) {
            move(new Position(seen.topicId(), seen.endOffset(), 0), List.of());
        } else if (!isPassed(at.get(), seen) && log.authors().canTell()) {
            read();
        }
    }

    /** Whether this process has written everything since the last look. Then there is nothing to read. */
    private boolean isPassed(Position from, LogExtent seen) {
        boolean continues = seen.topicId().equals(from.topicId()) && from.nextOffset() <= seen.endOffset();
        if (!continues || gap(from, seen.endOffset()).isPresent()) {
            return false;
        }
        if (from.nextOffset() < seen.endOffset()) {
            move(from.movedTo(seen.endOffset(), 0), List.of());
        }
        return true;
    }

    private Optional<Gap> gap(Position from, long end) {
        return written.gap(from.topicId(), from.nextOffset(), end);
    }

    private void read() {
        try (LogReader reader = log.reader().get()) {
            LogExtent extent = reader.extent();
            Position from = at.orElseThrow();
            if (extent.topicId().equals(from.topicId()) && from.nextOffset() > extent.endOffset()) {
                written.forget(extent.topicId());
            }
            Position next = from.resumedIn(extent);
            Optional<Gap> gap = gap(next, extent.endOffset());
            while (gap.isPresent()) {
                next = next.movedTo(gap.get().from(), 0);
                reader.seek(next.nextOffset());
                next = read(reader, next, gap.get().to());
                if (next.nextOffset() < gap.get().to()) {
                    return;
                }
                gap = gap(next, extent.endOffset());
            }
            move(next.movedTo(extent.endOffset(), 0), List.of());
        }
    }

    /** Reads up to an offset, or as far as records come in time. The next look goes on from there. */
    private Position read(LogReader reader, Position from, long to) {
        Position next = from;
        boolean moves = true;
        while (moves && next.nextOffset() < to) {
            List<RawRecord> records = reader.poll(LONGEST_WAIT);
            Position read = next.movedTo(Math.min(reader.nextOffset(), to), 0);
            moves = read.nextOffset() > next.nextOffset();
            next = read;
            move(
                    next,
                    log.authors()
                            .strange(records.stream()
                                    .filter(each -> each.offset() < to)
                                    .toList()));
        }
        return next;
    }

    private void move(Position to, List<Long> foreign) {
        if (at.equals(Optional.of(to))) {
            return;
        }
        long unsettled = store.move(log.topic(), at, to, foreign);
        at = Optional.of(to);
        written.forgetBefore(to.topicId(), to.nextOffset());
        if (!foreign.isEmpty() && unsettled == foreign.size()) {
            LOG.warnf(
                    "our log has records that the city has not sealed, they are ignored topic=%s count=%d",
                    log.topic(), unsettled);
        }
    }

    /**
     * A log that the city writes, and what it takes to watch it.
     *
     * @param written what this process has written of it
     * @param reader opens a reader
     */
    record OwnLog(CityLog log, Authors authors, WrittenRecords written, Supplier<LogReader> reader) {

        String topic() {
            return log.topic();
        }
    }

    /** How far the city's own logs have been looked through. */
    interface WatchStore {

        /** Where to look on in a log; empty if from its present end on, because the city wrote it before it watched it. */
        Optional<Position> position(String topic);

        /**
         * Notes how far a log has been looked through.
         *
         * @param from empty if the watch begins
         * @param foreign offsets of the records in between that somebody else has written, in order
         * @return how many such records there are that nobody has settled
         * @throws FencedException if another process has looked through the log meanwhile
         */
        long move(String topic, Optional<Position> from, Position to, List<Long> foreign);
    }
}
