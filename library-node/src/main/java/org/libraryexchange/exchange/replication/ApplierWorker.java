package org.libraryexchange.exchange.replication;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.libraryexchange.base.database.DatabaseSessions;
import org.libraryexchange.base.tracing.ChangeTrail;
import org.libraryexchange.base.tracing.Stretch;
import org.libraryexchange.base.worker.Lease;
import org.libraryexchange.base.worker.Worker;
import org.libraryexchange.exchange.log.Applier;
import org.libraryexchange.exchange.log.Applier.Progress;
import org.libraryexchange.exchange.log.Closing;
import org.libraryexchange.exchange.log.Conversation.Listener;
import org.libraryexchange.exchange.log.JudgedLog;
import org.libraryexchange.exchange.log.MirrorBatch;
import org.libraryexchange.exchange.log.MirrorProgress;
import org.libraryexchange.exchange.log.MirrorStore;
import org.libraryexchange.exchange.log.Position;
import org.libraryexchange.exchange.log.ThrottledCount;
import org.libraryexchange.exchange.log.kafka.KafkaLogReader;
import org.libraryexchange.exchange.log.postgres.PostgresMirror;
import org.libraryexchange.exchange.replication.LogMetrics.MirrorMeters;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.DocumentRecord;
import org.libraryexchange.record.Judge;
import org.libraryexchange.record.Judgement.Accepted;

/** Applies one partner's log, with a database session and a reader of its own. */
final class ApplierWorker implements Worker {

    private static final Logger LOG = Logger.getLogger(ApplierWorker.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final MirroredLog mirrored;
    private final Closing closing = new Closing();
    private final KafkaLogReader reader;
    private final Applier applier;
    private final ThrottledCount rejections = new ThrottledCount();

    /** The worker that applies the log, or one that only answers the partner while the mirror is paused. */
    static Worker open(ReplicationContext context, MirroredLog mirrored, Lease lease) {
        return PausedWorker.orApplier(context, mirrored, () -> new ApplierWorker(context, mirrored, lease));
    }

    private ApplierWorker(ReplicationContext context, MirroredLog mirrored, Lease lease) {
        this.mirrored = mirrored;
        String topic = mirrored.log().topic();
        try {
            reader = closing.add(context.reader(mirrored.log()));
            Judge judge = new Judge(mirrored.log(), context.keys().checkOf(mirrored.partner()));
            JudgedLog log = closing.add(JudgedLog.ahead(judge, reader));
            PostgresMirror mirror = closing.add(new PostgresMirror(
                    mirrored.sessions(),
                    context.rejections(),
                    context.room(mirrored.log()),
                    mirrored.partner(),
                    topic));
            Listener listener = closing.add(mirrored.conversation().apply(mirror.position()));
            applier = new Applier(
                    new FollowedMirror(mirror, topic, context.trail(), context.clock()), log, listener, lease);
        } catch (RuntimeException e) {
            closing.close();
            throw e;
        }
        mirrored.progress().begun();
        if (applier.startsAgain()) {
            LOG.warnf(
                    "the log was cut or replaced, reading it from the start partner=%s log=%s",
                    mirrored.partner(), mirrored.log().name());
        }
    }

    @Override
    public void step() {
        Progress step = applier.step(LONGEST_WAIT);
        mirrored.progress().behind(applier.recordsBehind());
        if (step.read() > 0) {
            mirrored.meters().mirrored(step);
            mirrored.progress().applied();
        }
        rejections.add(step.rejected());
        rejections.report(count -> LOG.warnf(
                "records rejected partner=%s log=%s count=%d",
                mirrored.partner(), mirrored.log().name(), count));
    }

    @Override
    public void wake() {
        reader.stop();
    }

    @Override
    public void close() {
        mirrored.progress().lost();
        closing.close();
    }

    /**
     * A log of a partner, and what its applier needs.
     *
     * @param sessions whose statements work on the tables of the mirror
     * @param conversation opens what listens to the messages
     */
    record MirroredLog(
            CityLog log,
            DatabaseSessions sessions,
            MirrorProgress progress,
            MirrorMeters meters,
            Function<Position, Listener> conversation) {

        String partner() {
            return log.city();
        }
    }

    /** Reports to the trail which changes were applied. */
    private record FollowedMirror(MirrorStore mirror, String topic, ChangeTrail trail, Clock clock)
            implements MirrorStore {

        @Override
        public Position position() {
            return mirror.position();
        }

        @Override
        public boolean isCatchingUp() {
            return mirror.isCatchingUp();
        }

        @Override
        public boolean isPaused() {
            return mirror.isPaused();
        }

        @Override
        public void fallBehind() {
            mirror.fallBehind();
        }

        @Override
        public MirrorBatch fitting(MirrorBatch batch) {
            return mirror.fitting(batch);
        }

        @Override
        public int apply(MirrorBatch batch) {
            Instant begun = clock.instant();
            int applied = mirror.apply(batch);
            if (!batch.items().isEmpty()) {
                List<DocumentRecord> changes =
                        batch.items().stream().map(Accepted::record).toList();
                trail.applied(new Stretch(topic, changes, begun, clock.instant()), applied);
            }
            return applied;
        }
    }
}
