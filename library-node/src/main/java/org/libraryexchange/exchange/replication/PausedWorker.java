package org.libraryexchange.exchange.replication;

import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.libraryexchange.base.worker.Worker;
import org.libraryexchange.exchange.log.Closing;
import org.libraryexchange.exchange.log.JudgedLog;
import org.libraryexchange.exchange.log.PausedLog;
import org.libraryexchange.exchange.log.kafka.KafkaLogReader;
import org.libraryexchange.exchange.log.postgres.PostgresMirror;
import org.libraryexchange.exchange.replication.ApplierWorker.MirroredLog;
import org.libraryexchange.record.Judge;

/** Answers a partner whose log is not applied, because somebody has paused it, until the pause is over. */
final class PausedWorker implements Worker {

    private static final Logger LOG = Logger.getLogger(PausedWorker.class);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

    private final MirroredLog mirrored;
    private final PostgresMirror mirror;
    private final Closing closing = new Closing();
    private final PausedLog log;
    private boolean over;

    private PausedWorker(ReplicationContext context, MirroredLog mirrored, PostgresMirror mirror) {
        this.mirrored = mirrored;
        this.mirror = closing.add(mirror);
        try {
            KafkaLogReader reader = closing.add(context.reader(mirrored.log()));
            Judge judge = new Judge(mirrored.log(), context.keys().checkOf(mirrored.partner()));
            log = new PausedLog(
                    mirror,
                    JudgedLog.inTurn(judge, reader),
                    closing.add(mirrored.conversation().apply(mirror.position())));
        } catch (RuntimeException e) {
            closing.close();
            throw e;
        }
        mirrored.progress().begun();
        LOG.infof("paused partner=%s log=%s", mirrored.partner(), mirrored.log().name());
    }

    /** The worker that applies a log, or this one while the mirror is paused. */
    static Worker orApplier(ReplicationContext context, MirroredLog mirrored, Supplier<Worker> applier) {
        PostgresMirror mirror = new PostgresMirror(
                mirrored.sessions(),
                context.rejections(),
                mirrored.partner(),
                mirrored.log().topic());
        boolean paused = false;
        try {
            paused = mirror.isPaused();
        } finally {
            if (!paused) {
                mirror.close();
            }
        }
        return paused ? new PausedWorker(context, mirrored, mirror) : applier.get();
    }

    @Override
    public void step() {
        log.step(LONGEST_WAIT);
        mirrored.progress().behind(log.recordsBehind());
        over = !mirror.isPaused();
    }

    @Override
    public boolean isDone() {
        return over;
    }

    @Override
    public void close() {
        mirrored.progress().lost();
        closing.close();
        if (over) {
            LOG.infof(
                    "resumed partner=%s log=%s",
                    mirrored.partner(), mirrored.log().name());
        }
    }
}
