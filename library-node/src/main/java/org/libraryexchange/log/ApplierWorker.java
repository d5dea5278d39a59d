package org.libraryexchange.log;

import java.time.Duration;
import org.jboss.logging.Logger;
import org.libraryexchange.log.Applier.Progress;
import org.libraryexchange.record.Topics;

/** The applier of one partner's log with its database session and consumer. */
final class ApplierWorker implements Worker {

    private static final Logger LOG = Logger.getLogger(ApplierWorker.class);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

    private final String partner;
    private final PostgresMirror mirror;
    private final KafkaLogReader log;
    private final Applier applier;
    private final MirrorProgress progress;
    private final LogMetrics metrics;

    ApplierWorker(
            String city,
            String partner,
            DatabaseSessions sessions,
            KafkaTopics topics,
            LogConfig config,
            Standing standing,
            MirrorProgress progress,
            LogMetrics metrics) {
        this.partner = partner;
        this.progress = progress;
        this.metrics = metrics;
        this.log = new KafkaLogReader(topics, Topics.items(partner), city, config);
        try {
            this.mirror = new PostgresMirror(sessions, partner, Topics.items(partner));
        } catch (RuntimeException e) {
            Quietly.close(log);
            throw e;
        }
        try {
            this.applier = new Applier(partner, new PatientMirror(mirror, standing), log);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        progress.begun();
        if (applier.startsAgain()) {
            LOG.warnf("the log was cut or replaced, reading it from its start partner=%s", partner);
        }
    }

    @Override
    public void step() {
        Progress step = applier.step(LONGEST_WAIT);
        progress.behind(log.recordsBehind());
        if (step.read() > 0) {
            metrics.mirrored(partner, step);
        }
        if (step.rejected() > 0) {
            LOG.warnf("records rejected partner=%s count=%d", partner, step.rejected());
        }
    }

    @Override
    public void close() {
        progress.lost();
        Quietly.close(log);
        mirror.close();
    }
}
