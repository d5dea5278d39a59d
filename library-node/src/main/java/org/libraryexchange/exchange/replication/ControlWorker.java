package org.libraryexchange.exchange.replication;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.libraryexchange.base.database.Quietly;
import org.libraryexchange.base.worker.Worker;
import org.libraryexchange.exchange.log.Conversation.Recipient;
import org.libraryexchange.exchange.log.Position;
import org.libraryexchange.exchange.log.RecordRefusals;
import org.libraryexchange.exchange.log.ThrottledCount;
import org.libraryexchange.exchange.log.kafka.KafkaLogReader;
import org.libraryexchange.exchange.replication.LogMetrics.MirrorMeters;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.Judge;
import org.libraryexchange.record.Judgement;
import org.libraryexchange.record.Judgement.AcceptedMessage;
import org.libraryexchange.record.Judgement.Rejected;
import org.libraryexchange.record.RawRecord;

/** Reads a partner's control log, one message at a time, because there are few. */
final class ControlWorker implements Worker {

    private static final Logger LOG = Logger.getLogger(ControlWorker.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Judge judge;
    private final Recipient recipient;
    private final KafkaLogReader log;
    private final MirrorMeters meters;
    private final String partner;
    private final RecordRefusals refusals = new RecordRefusals();
    private final ThrottledCount rejections = new ThrottledCount();
    private Position stored;
    private Position reading;

    ControlWorker(ReplicationContext context, String partner, Recipient recipient) {
        this.judge = new Judge(CityLog.exchange(partner), context.keys().checkOf(partner));
        this.meters = context.metrics().mirrored(CityLog.items(partner));
        this.partner = partner;
        this.recipient = recipient;
        this.log = context.reader(CityLog.exchange(partner));
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
        List<Rejected> unfit = new ArrayList<>();
        for (RawRecord raw : log.poll(LONGEST_WAIT)) {
            Judgement judgement = judge.judge(raw);
            if (judgement instanceof AcceptedMessage message) {
                setAside(unfit);
                take(message);
            } else {
                unfit.add((Rejected) judgement);
                reading = behind(raw);
            }
        }
        reading = reading.movedTo(Math.max(reading.nextOffset(), log.nextOffset()), reading.sequence());
        setAside(unfit);
        rejections.report(count -> LOG.warnf("messages rejected partner=%s count=%d", partner, count));
    }

    private Position behind(RawRecord raw) {
        return reading.movedTo(raw.offset() + 1, reading.sequence());
    }

    /** Sets a message that fails aside, like one that cannot be understood. */
    private void take(AcceptedMessage message) {
        reading = behind(message.raw());
        try {
            recipient.receive(message, stored, reading);
            stored = reading;
        } catch (RuntimeException e) {
            setAside(new ArrayList<>(List.of(refusals.rejected(message.raw(), e))));
        }
    }

    /**
     * Sets all these records aside at once, so that somebody who floods the log cannot delay the messages behind for
     * long.
     */
    private void setAside(List<Rejected> unfit) {
        if (!reading.equals(stored)) {
            recipient.setAside(unfit, stored, reading);
            stored = reading;
            meters.rejected(unfit.size());
            rejections.add(unfit.size());
        }
        unfit.clear();
    }

    @Override
    public void wake() {
        log.stop();
    }

    @Override
    public void close() {
        Quietly.close(log);
    }
}
