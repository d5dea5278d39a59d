package org.libraryexchange.log;

import java.time.Duration;
import org.libraryexchange.log.Conversation.Recipient;
import org.libraryexchange.record.Judgement;
import org.libraryexchange.record.MessageJudge;
import org.libraryexchange.record.RawRecord;
import org.libraryexchange.record.Topics;

/** Reads what a partner says in its control log; record by record, since little is said there. */
final class ControlWorker implements Worker {

    private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

    private final MessageJudge judge;
    private final Recipient recipient;
    private final KafkaLogReader log;
    private Position stored;
    private Position reading;

    ControlWorker(Workplace place, String partner, Recipient recipient) {
        this.judge = new MessageJudge(partner);
        this.recipient = recipient;
        this.log = new KafkaLogReader(place.topics(), Topics.exchange(partner), place.city(), place.config());
        try {
            stored = recipient.position();
            reading = stored.resumedIn(log.extent());
            log.seek(reading.nextOffset());
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    public void step() {
        for (RawRecord raw : log.poll(LONGEST_WAIT)) {
            Judgement judgement = judge.judge(raw);
            Position to = reading.movedTo(raw.offset() + 1, reading.sequence());
            recipient.receive(judgement, stored, to);
            stored = to;
            reading = to;
        }
    }

    @Override
    public void close() {
        Quietly.close(log);
    }
}
