package org.libraryexchange.exchange.log;

import java.util.List;
import org.libraryexchange.record.LogRecord;
import org.libraryexchange.simulation.Fate;
import org.libraryexchange.simulation.Point;

/** A producer. It keeps writing to the topic of its name until it checks whether that is still the same topic. */
final class SimulatedWriter implements LogWriter {

    private final SimulatedTopic topic;
    private final Fate fate;
    private final String opened;

    SimulatedWriter(SimulatedTopic topic, Fate fate) {
        this.topic = topic;
        this.fate = fate;
        requireBroker();
        this.opened = topic.topicId();
    }

    @Override
    public String topicId() {
        return opened;
    }

    @Override
    public long append(List<? extends LogRecord> batch) {
        fate.passes(Point.CALL);
        requireBroker();
        if (fate.looks()) {
            check();
        }
        long last = send(batch, fate.sending());
        fate.passes(Point.P5);
        return last;
    }

    private long send(List<? extends LogRecord> batch, Fate.Sending sending) {
        switch (sending) {
            case WHOLE -> {
                return appendWhole(batch);
            }
            case GARBLED -> {
                return topic.appendGarbled(batch, fate.chance(batch.size()));
            }
            case SWALLOWED -> {
                return topic.appendBut(batch, fate.chance(batch.size()));
            }
            case HALF -> {
                topic.append(batch.subList(0, batch.size() / 2));
                fate.passes(Point.P7);
            }
            case UNACKNOWLEDGED -> topic.append(batch);
            case LATE -> topic.delay(batch);
            case REFUSED -> {}
        }
        throw new LogFailedException("the broker is away");
    }

    /** The second half is still on its way when the first half is acknowledged. */
    private long appendWhole(List<? extends LogRecord> batch) {
        int half = batch.size() / 2;
        topic.append(batch.subList(0, half));
        fate.passes(Point.P7);
        return topic.append(batch.subList(half, batch.size()));
    }

    @Override
    public void check() {
        requireBroker();
        if (!opened.equals(topic.topicId())) {
            throw new LogReplacedException("the topic was deleted and created again");
        }
    }

    private void requireBroker() {
        if (fate.isCutOff()) {
            throw new LogFailedException("the broker is away");
        }
    }

    @Override
    public void close() {}
}
