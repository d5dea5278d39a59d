package org.libraryexchange.exchange.log;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.libraryexchange.exchange.log.LogReader.LogExtent;
import org.libraryexchange.record.LogRecord;
import org.libraryexchange.record.RawRecord;
import org.libraryexchange.record.RawRecord.RawHeader;

/** A topic in memory for writing and reading. It can be cut or replaced, and made to fail. */
public final class InMemoryLog {

    private final List<RawRecord> records = new ArrayList<>();
    private String topicId;
    private long firstOffset;
    private long endOffset;
    private Failure failure = Failure.NONE;

    public enum Failure {
        NONE,
        /** Nothing of the batch arrives. */
        REFUSED,
        /** The first half of the batch arrives, but is not acknowledged. */
        HALF_APPENDED,
        /** The whole batch arrives, but is not acknowledged. */
        ACKNOWLEDGEMENT_LOST
    }

    public InMemoryLog(String topicId) {
        this.topicId = topicId;
    }

    public void fails(Failure next) {
        failure = next;
    }

    /** Deletes the topic and creates it again. */
    public void replaced(String newTopicId) {
        topicId = newTopicId;
        records.clear();
        firstOffset = 0;
        endOffset = 0;
    }

    /** Removes the records before an offset. */
    public void cutBefore(long offset) {
        records.removeIf(stored -> stored.offset() < offset);
        firstOffset = offset;
        endOffset = Math.max(endOffset, offset);
    }

    /** Removes the records from an offset on, as after the election of a leader that never had them. */
    public void cutFrom(long offset) {
        records.removeIf(stored -> stored.offset() >= offset);
        endOffset = offset;
    }

    public long append(RawRecord unplaced) {
        records.add(unplaced.at(endOffset));
        return endOffset++;
    }

    public long append(LogRecord each) {
        return append(raw(each));
    }

    public static RawRecord raw(LogRecord each) {
        List<RawHeader> headers = each.headers().entrySet().stream()
                .map(header -> new RawHeader(header.getKey(), header.getValue()))
                .toList();
        return new RawRecord(0, Instant.EPOCH, each.key(), each.value(), headers);
    }

    /** Keeps only the latest record of each key before an offset. It keeps its offset. */
    void compactBefore(long offset) {
        Map<String, Long> latest = new HashMap<>();
        records.stream()
                .filter(stored -> stored.offset() < offset && stored.key() != null)
                .forEach(stored -> latest.put(key(stored), stored.offset()));
        records.removeIf(stored ->
                stored.offset() < offset && stored.key() != null && latest.get(key(stored)) != stored.offset());
    }

    private static String key(RawRecord stored) {
        return new String(stored.key(), StandardCharsets.ISO_8859_1);
    }

    /** The index in the list of the first record at or after an offset. */
    private int indexOf(long offset) {
        int low = 0;
        int high = records.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (records.get(middle).offset() < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    public List<RawRecord> records() {
        return List.copyOf(records);
    }

    public long endOffset() {
        return endOffset;
    }

    public LogWriter writer() {
        return new Writer();
    }

    public Reader reader(int mostAtOnce) {
        return new Reader(mostAtOnce);
    }

    private final class Writer implements LogWriter {
        private final String opened = topicId;

        @Override
        public String topicId() {
            return opened;
        }

        @Override
        public long append(List<? extends LogRecord> batch) {
            int arriving = switch (failure) {
                case REFUSED -> 0;
                case HALF_APPENDED -> batch.size() / 2;
                case NONE, ACKNOWLEDGEMENT_LOST -> batch.size();
            };
            batch.subList(0, arriving).forEach(each -> InMemoryLog.this.append(each));
            if (failure != Failure.NONE) {
                throw new LogFailedException("the broker is away");
            }
            return endOffset - 1;
        }

        @Override
        public void check() {
            if (!opened.equals(topicId)) {
                throw new LogReplacedException("the topic was deleted and created again");
            }
        }

        @Override
        public void close() {}
    }

    /** Reads a bounded number of records at a time. */
    final class Reader implements LogReader {
        private final int mostAtOnce;
        private long next;
        private long told = -1;

        private Reader(int mostAtOnce) {
            this.mostAtOnce = mostAtOnce;
        }

        @Override
        public LogExtent extent() {
            return new LogExtent(topicId, firstOffset, endOffset);
        }

        @Override
        public void seek(long offset) {
            next = offset;
        }

        @Override
        public List<RawRecord> poll(Duration longest) {
            int from = indexOf(next);
            List<RawRecord> read = List.copyOf(records.subList(from, Math.min(records.size(), from + mostAtOnce)));
            if (!read.isEmpty()) {
                next = read.get(read.size() - 1).offset() + 1;
            }
            return read;
        }

        @Override
        public long nextOffset() {
            return next;
        }

        @Override
        public long recordsBehind() {
            return endOffset - next;
        }

        @Override
        public void tellBroker(long nextOffset) {
            told = nextOffset;
        }

        long told() {
            return told;
        }

        @Override
        public void close() {}
    }
}
