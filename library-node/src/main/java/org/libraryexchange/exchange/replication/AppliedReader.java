package org.libraryexchange.exchange.replication;

import java.time.Duration;
import org.jboss.logging.Logger;
import org.libraryexchange.base.database.Quietly;
import org.libraryexchange.base.worker.Worker;
import org.libraryexchange.exchange.log.LogFailedException;
import org.libraryexchange.exchange.log.ThrottledCount;
import org.libraryexchange.exchange.log.kafka.KafkaLogReader;
import org.libraryexchange.exchange.log.kafka.KafkaTopics;
import org.libraryexchange.exchange.proving.AppliedListener;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.Judge;
import org.libraryexchange.record.Judgement.AcceptedMessage;
import org.libraryexchange.record.RawRecord;

/**
 * Reads how far a partner has applied item logs, each time from the start of the topic, because that is small. Nothing
 * depends on the topic, so rejected records are only counted, and it is no failure if the topic goes away.
 */
final class AppliedReader implements Worker {

    private static final Logger LOG = Logger.getLogger(AppliedReader.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final String partner;
    private final AppliedListener listener;
    private final ThrottledCount rejections;
    private final Judge judge;
    private final KafkaLogReader log;
    private boolean gone;

    /** @param rejections kept while the worker is opened again and again */
    AppliedReader(ReplicationContext context, String partner, AppliedListener listener, ThrottledCount rejections) {
        CityLog applied = CityLog.applied(partner);
        this.partner = partner;
        this.listener = listener;
        this.rejections = rejections;
        this.judge = new Judge(applied, context.keys().checkOf(partner));
        this.log = context.reader(applied);
        try {
            log.seek(log.extent().firstOffset());
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    public void step() {
        try {
            log.poll(LONGEST_WAIT).forEach(this::read);
        } catch (LogFailedException e) {
            gone = KafkaTopics.isOutOfSight(e);
            if (!gone) {
                throw e;
            }
        }
        if (log.recordsBehind() == 0) {
            listener.caughtUp();
        }
        rejections.report(
                count -> LOG.warnf("messages about what is applied rejected partner=%s count=%d", partner, count));
    }

    private void read(RawRecord raw) {
        boolean heard = judge.judge(raw) instanceof AcceptedMessage message && listener.hear(message);
        if (!heard) {
            rejections.add(1);
        }
    }

    @Override
    public boolean isDone() {
        return gone;
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
