package org.libraryexchange.replication;

import java.time.Duration;
import org.jboss.logging.Logger;
import org.libraryexchange.log.Applier;
import org.libraryexchange.log.Applier.Progress;
import org.libraryexchange.log.Closing;
import org.libraryexchange.log.Conversation;
import org.libraryexchange.log.Conversation.Listener;
import org.libraryexchange.log.FollowedMirror;
import org.libraryexchange.log.JudgedLog;
import org.libraryexchange.log.LogReader;
import org.libraryexchange.log.MirrorProgress;
import org.libraryexchange.log.MirrorStore;
import org.libraryexchange.log.PatientMirror;
import org.libraryexchange.log.ThrottledCount;
import org.libraryexchange.log.kafka.KafkaLogReader;
import org.libraryexchange.log.postgres.PostgresMirror;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.Judge;
import org.libraryexchange.record.Topics;
import org.libraryexchange.worker.Lease;
import org.libraryexchange.worker.Worker;

/** Applies one partner's log, with a database session and a reader of its own. */
final class ApplierWorker implements Worker {

    private static final Logger LOG = Logger.getLogger(ApplierWorker.class);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

    private final ReplicationContext context;
    private final String partner;
    private final Closing closing = new Closing();
    private final Applier applier;
    private final MirrorProgress progress;
    private final ThrottledCount rejections = new ThrottledCount();

    ApplierWorker(
            ReplicationContext context,
            String partner,
            Lease lease,
            Conversation conversation,
            MirrorProgress progress) {
        this.context = context;
        this.partner = partner;
        this.progress = progress;
        try {
            LogReader reader = closing.add(
                    new KafkaLogReader(context.topics(), Topics.items(partner), context.city(), context.config()));
            Judge judge = new Judge(CityLog.items(partner), context.keys().checkOf(partner));
            JudgedLog log = closing.add(JudgedLog.ahead(judge, reader));
            PostgresMirror mirror = closing.add(
                    new PostgresMirror(context.sessions(), context.rejections(), partner, Topics.items(partner)));
            Listener listener = closing.add(conversation.listener(partner, mirror.position()));
            MirrorStore followed = new FollowedMirror(mirror, Topics.items(partner), context.trail(), context.clock());
            applier = new Applier(new PatientMirror(followed, lease), log, listener);
        } catch (RuntimeException e) {
            closing.close();
            throw e;
        }
        progress.begun();
        if (applier.startsAgain()) {
            LOG.warnf("the log was cut or replaced, reading it from the start partner=%s", partner);
        }
    }

    @Override
    public void step() {
        Progress step = applier.step(LONGEST_WAIT);
        progress.behind(applier.recordsBehind());
        if (step.read() > 0) {
            context.metrics().mirrored(partner, step);
            progress.applied();
        }
        rejections.add(step.rejected());
        int rejected = rejections.due();
        if (rejected > 0) {
            LOG.warnf("records rejected partner=%s count=%d", partner, rejected);
        }
    }

    @Override
    public void close() {
        progress.lost();
        closing.close();
    }
}
