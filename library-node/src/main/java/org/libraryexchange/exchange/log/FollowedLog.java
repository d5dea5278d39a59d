package org.libraryexchange.exchange.log;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.libraryexchange.base.tracing.ChangeTrail;
import org.libraryexchange.base.tracing.Stretch;
import org.libraryexchange.record.DocumentRecord;
import org.libraryexchange.record.LogRecord;

/** Reports to the trail which changes were sent. */
public record FollowedLog(LogWriter log, String topic, ChangeTrail trail, Clock clock) implements LogWriter {

    @Override
    public String topicId() {
        return log.topicId();
    }

    @Override
    public long append(List<? extends LogRecord> records) {
        Instant begun = clock.instant();
        long lastOffset = log.append(records);
        List<DocumentRecord> changes = records.stream()
                .filter(DocumentRecord.class::isInstance)
                .map(DocumentRecord.class::cast)
                .toList();
        if (!changes.isEmpty()) {
            trail.sent(new Stretch(topic, changes, begun, clock.instant()));
        }
        return lastOffset;
    }

    @Override
    public void check() {
        log.check();
    }

    @Override
    public void close() {
        log.close();
    }
}
