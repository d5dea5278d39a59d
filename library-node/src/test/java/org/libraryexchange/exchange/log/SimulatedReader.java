package org.libraryexchange.exchange.log;

import java.time.Duration;
import java.util.List;
import org.libraryexchange.exchange.log.LogReader.LogExtent;
import org.libraryexchange.record.RawRecord;
import org.libraryexchange.simulation.Fate;
import org.libraryexchange.simulation.Point;

/** A consumer. It knows the log's end from its latest read, and checks the topic's id now and then. */
public final class SimulatedReader implements LogReader {

    private final SimulatedTopic topic;
    private final Fate fate;
    private final InMemoryLog.Reader reader;
    private final String opened;
    private final boolean fromTheEnd;
    private long next;
    private long behind = -1;

    /** @param fromTheEnd whether records before the topic's current end do not count */
    public SimulatedReader(SimulatedTopic topic, Fate fate, boolean fromTheEnd) {
        this.topic = topic;
        this.fate = fate;
        this.fromTheEnd = fromTheEnd;
        requireBroker();
        this.reader = topic.reader(1 + fate.chance(6));
        this.opened = topic.topicId();
    }

    @Override
    public LogExtent extent() {
        requireBroker();
        fate.passes(Point.CALL);
        LogExtent extent = topic.extent();
        long first = fromTheEnd ? extent.endOffset() : extent.firstOffset();
        return new LogExtent(opened, first, extent.endOffset());
    }

    @Override
    public void seek(long offset) {
        next = offset;
        reader.seek(offset);
    }

    @Override
    public List<RawRecord> poll(Duration longest) {
        boolean looks = fate.looks();
        if (looks) {
            requireBroker();
            if (!opened.equals(topic.topicId())) {
                throw new LogReplacedException("the topic was deleted and created again");
            }
        }
        if (fate.isCutOff()) {
            return List.of();
        }
        LogExtent extent = topic.extent();
        if (next < extent.firstOffset() || next > extent.endOffset()) {
            throw new LogFailedException("the offset is out of range");
        }
        List<RawRecord> read = reader.poll(longest);
        if (read.isEmpty()) {
            seek(extent.endOffset());
        } else {
            next = read.get(read.size() - 1).offset() + 1;
        }
        behind = extent.endOffset() - next;
        fate.passes(Point.I1);
        return read;
    }

    @Override
    public long nextOffset() {
        return next;
    }

    @Override
    public long recordsBehind() {
        return behind;
    }

    @Override
    public void tellBroker(long nextOffset) {
        fate.passes(Point.I4);
    }

    private void requireBroker() {
        if (fate.isCutOff()) {
            throw new LogFailedException("the broker is away");
        }
    }

    @Override
    public void close() {}
}
