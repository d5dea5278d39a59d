package org.libraryexchange.exchange.log;

import java.util.ArrayList;
import java.util.List;
import org.libraryexchange.base.node.CrashPoint;
import org.libraryexchange.exchange.log.ChangeSource.OutgoingChange;
import org.libraryexchange.exchange.log.Outbox.Cursor;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.DocumentRecord;

/**
 * Sends the city's changes to its log, in order. The cursor moves after the broker's acknowledgement. After a crash,
 * the publisher sends again whatever may not have arrived; the mirror recognises a repeated record and ignores it.
 */
public final class Publisher {

    private final CityLog published;
    private final Outbox outbox;
    private final LogWriter log;
    private Cursor cursor;
    private long sentOffset;

    public Publisher(CityLog published, Outbox outbox, LogWriter log) {
        this.published = published;
        this.outbox = outbox;
        this.log = log;
        this.cursor = outbox.cursor();
        this.sentOffset = isNewLog() ? -1 : outbox.sentOffset();
    }

    /** Whether the log is a new topic, so that the whole catalogue has to be sent to it. */
    public boolean isNewLog() {
        return !log.topicId().equals(cursor.topicId());
    }

    /** Sends the next batch and returns its size; 0 if everything has been sent. */
    public int publish() {
        return publish(outbox);
    }

    /** Sends all changes of a source. */
    public void publishAll(ChangeSource source) {
        int sent;
        do {
            sent = publish(source);
        } while (sent > 0);
    }

    private int publish(ChangeSource source) {
        Cursor from = isNewLog() ? Cursor.startOf(log.topicId()) : cursor;
        List<OutgoingChange> changes = source.after(from.sequence());
        if (changes.isEmpty()) {
            return 0;
        }
        CrashPoint.hit("p4");
        long upTo = changes.get(changes.size() - 1).sequence();
        outbox.announce(upTo);
        long lastOffset = log.append(chained(from.sequence(), changes));
        CrashPoint.hit("p6");
        requireNothingLost(lastOffset, changes.size());
        Cursor to = from.movedTo(upTo);
        outbox.move(cursor, to, lastOffset);
        cursor = to;
        sentOffset = lastOffset;
        return changes.size();
    }

    /** Offsets only grow. If the new records do not come after the earlier ones, the log has lost those. */
    private void requireNothingLost(long lastOffset, int appended) {
        if (lastOffset >= sentOffset + appended) {
            return;
        }
        Cursor again = Cursor.startOf(log.topicId());
        outbox.move(cursor, again, lastOffset);
        cursor = again;
        sentOffset = lastOffset;
        throw new LogFailedException("the log has lost acknowledged records; the whole catalogue is sent again");
    }

    public long publishedUpTo() {
        return cursor.sequence();
    }

    /** Each record names the one sent before it, so that a mirror notices a missing record. */
    private List<DocumentRecord> chained(long before, List<OutgoingChange> changes) {
        List<DocumentRecord> records = new ArrayList<>(changes.size());
        long follows = before;
        for (OutgoingChange change : changes) {
            records.add(change.in(published, follows));
            follows = change.sequence();
        }
        return records;
    }
}
