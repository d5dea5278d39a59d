package org.libraryexchange.log;

import java.time.Duration;
import java.util.List;
import org.libraryexchange.node.CrashPoint;
import org.libraryexchange.record.Judge;
import org.libraryexchange.record.Judgement;
import org.libraryexchange.record.RawRecord;

/** A partner's log at the broker, each record with what is to become of it. */
interface JudgedLog extends AutoCloseable {

    LogExtent extent();

    /** The next record to be read is the one at this offset, or the first after it. */
    void seek(long offset);

    /**
     * Reads on and judges. Empty where nothing came in time.
     *
     * @throws LogFailedException if the broker does not answer, or the log was cut or replaced
     */
    List<Judgement> poll(Duration longest);

    /** How many records follow those that were handed out; -1 while that is not known. */
    long recordsBehind();

    /** Tells the broker how far the log has been applied, for people who look there; nothing depends on it. */
    void tellBroker(long nextOffset);

    @Override
    void close();

    /** A log whose records are judged when they are asked for. */
    static JudgedLog of(LogReader log, Judge judge) {
        return new JudgedLog() {
            @Override
            public LogExtent extent() {
                return log.extent();
            }

            @Override
            public void seek(long offset) {
                log.seek(offset);
            }

            @Override
            public List<Judgement> poll(Duration longest) {
                List<RawRecord> records = log.poll(longest);
                if (records.isEmpty()) {
                    return List.of();
                }
                CrashPoint.hit("i1");
                List<Judgement> judgements = records.stream().map(judge::judge).toList();
                CrashPoint.hit("i2");
                return judgements;
            }

            @Override
            public long recordsBehind() {
                return log.recordsBehind();
            }

            @Override
            public void tellBroker(long nextOffset) {
                log.tellBroker(nextOffset);
            }

            @Override
            public void close() {
                log.close();
            }
        };
    }
}
