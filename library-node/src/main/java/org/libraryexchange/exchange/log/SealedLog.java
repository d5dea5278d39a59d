package org.libraryexchange.exchange.log;

import java.util.ArrayList;
import java.util.List;
import org.libraryexchange.record.LogRecord;
import org.libraryexchange.record.SealedRecord;
import org.libraryexchange.seal.Seal;
import org.libraryexchange.seal.Sealer;

/** Seals every record before it is appended. */
public record SealedLog(LogWriter log, String topic, Sealer sealer) implements LogWriter {

    @Override
    public String topicId() {
        return log.topicId();
    }

    @Override
    public long append(List<? extends LogRecord> records) {
        List<Seal> seals = sealer.seal(
                records.stream().map(each -> each.sealedContent(topic)).toList());
        List<SealedRecord> sealed = new ArrayList<>(records.size());
        for (int i = 0; i < records.size(); i++) {
            sealed.add(new SealedRecord(records.get(i), seals.get(i)));
        }
        return log.append(sealed);
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
