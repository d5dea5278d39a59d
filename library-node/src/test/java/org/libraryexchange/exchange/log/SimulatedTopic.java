package org.libraryexchange.exchange.log;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.libraryexchange.exchange.log.LogReader.LogExtent;
import org.libraryexchange.record.LogRecord;
import org.libraryexchange.record.RawRecord;
import org.libraryexchange.simulation.Fate;

/** A topic to which anything can happen that happens to real ones, with batches that are still on their way. */
public final class SimulatedTopic {

    private final String name;
    private final InMemoryLog log;
    private final Deque<List<RawRecord>> onTheirWay = new ArrayDeque<>();
    private final List<RawRecord> poison = new ArrayList<>();
    private int created = 1;

    public SimulatedTopic(String name) {
        this.name = name;
        this.log = new InMemoryLog(name + "-1");
    }

    public String name() {
        return name;
    }

    public String topicId() {
        return name + "-" + created;
    }

    public List<RawRecord> records() {
        return log.records();
    }

    public long firstOffset() {
        return extent().firstOffset();
    }

    public long endOffset() {
        return log.endOffset();
    }

    /** Whether somebody other than the owner wrote this record, into this topic or an earlier one of the same name. */
    public boolean wasPoison(RawRecord read) {
        return poison.stream()
                .anyMatch(each -> each.offset() == read.offset() && Arrays.equals(each.value(), read.value()));
    }

    public void recreate() {
        created++;
        log.replaced(topicId());
        onTheirWay.clear();
    }

    public void trimBefore(long offset) {
        log.cutBefore(offset);
    }

    public void cutFrom(long offset) {
        log.cutFrom(Math.max(offset, extent().firstOffset()));
    }

    /** Compacts, and returns whether the latest state of an item was removed because of a record appended after it. */
    public boolean compactBefore(long offset) {
        Map<UUID, Long> highest = new HashMap<>();
        Map<UUID, Long> kept = new HashMap<>();
        for (RawRecord each : log.records()) {
            if (each.offset() < offset && each.claimedItem().isPresent()) {
                UUID id = each.claimedItem().get();
                long sequence = isPoison(each) ? 0 : each.claimedSequence().orElse(0);
                highest.merge(id, sequence, Math::max);
                kept.put(id, sequence);
            }
        }
        log.compactBefore(offset);
        return !kept.equals(highest);
    }

    /** Whether this record in the topic was not written by the owner. */
    public boolean isPoison(RawRecord stored) {
        return poison.stream()
                .anyMatch(each -> each.offset() == stored.offset()
                        && each.value() == stored.value()
                        && each.headers() == stored.headers());
    }

    /** Appends a record of the topic once more. */
    public void duplicate(RawRecord stored) {
        long offset = log.append(stored);
        if (isPoison(stored)) {
            poison.add(new RawRecord(offset, stored.timestamp(), stored.key(), stored.value(), stored.headers()));
        }
    }

    /** Appends a record that the owner never sent. */
    public void appendPoison(RawRecord record) {
        long offset = log.append(record);
        poison.add(new RawRecord(offset, record.timestamp(), record.key(), record.value(), record.headers()));
    }

    /** Makes the batch arrive that has been on its way for longest. */
    public void arrive() {
        if (!onTheirWay.isEmpty()) {
            onTheirWay.poll().forEach(log::append);
        }
    }

    /** Loses all batches that are on their way. */
    public void forget() {
        onTheirWay.clear();
    }

    LogExtent extent() {
        return log.reader(1).extent();
    }

    public LogWriter writer(Fate fate) {
        return new SimulatedWriter(this, fate);
    }

    InMemoryLog.Reader reader(int mostAtOnce) {
        return log.reader(mostAtOnce);
    }

    /** Appends the part of a batch that arrives, and returns the offset of the last record. */
    long append(List<? extends LogRecord> batch) {
        batch.forEach(each -> log.append(each));
        return log.endOffset() - 1;
    }

    /** Appends a batch without one record, and returns the offset that the last record should have. */
    long appendBut(List<? extends LogRecord> batch, int swallowed) {
        List<LogRecord> left = new ArrayList<>(batch);
        left.remove(swallowed);
        append(left);
        return log.endOffset();
    }

    void delay(List<? extends LogRecord> batch) {
        onTheirWay.add(batch.stream().map(InMemoryLog::raw).toList());
    }

    /** Appends a batch in which one record was damaged on its way. */
    long appendGarbled(List<? extends LogRecord> batch, int damaged) {
        List<LogRecord> whole = new ArrayList<>(batch);
        append(whole.subList(0, damaged));
        RawRecord sent = InMemoryLog.raw(whole.get(damaged));
        byte[] value = sent.value().clone();
        value[value.length / 2] ^= 1;
        appendPoison(new RawRecord(0, Instant.EPOCH, sent.key(), value, sent.headers()));
        return whole.size() == damaged + 1 ? log.endOffset() - 1 : append(whole.subList(damaged + 1, whole.size()));
    }
}
