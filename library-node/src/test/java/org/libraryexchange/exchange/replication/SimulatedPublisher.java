package org.libraryexchange.exchange.replication;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.libraryexchange.exchange.log.ChangeSource;
import org.libraryexchange.exchange.log.Conversation;
import org.libraryexchange.exchange.log.Conversation.Speaker;
import org.libraryexchange.exchange.log.LogHead;
import org.libraryexchange.exchange.log.LogWriter;
import org.libraryexchange.exchange.log.Publisher;
import org.libraryexchange.exchange.log.SealedLog;
import org.libraryexchange.exchange.log.SimulatedKey;
import org.libraryexchange.exchange.log.SimulatedOutbox;
import org.libraryexchange.exchange.log.SimulatedReader;
import org.libraryexchange.exchange.log.Untroubled;
import org.libraryexchange.exchange.restoration.OwnLogCheck;
import org.libraryexchange.exchange.restoration.OwnLogCheck.Finding;
import org.libraryexchange.exchange.restoration.SimulatedOwnCatalogue;
import org.libraryexchange.exchange.restoration.SimulatedRestoration;
import org.libraryexchange.proof.Message;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.Judge;
import org.libraryexchange.record.MessageRecord;
import org.libraryexchange.seal.Sealer;
import org.libraryexchange.simulation.Fate;
import org.libraryexchange.simulation.Point;
import org.libraryexchange.simulation.Tables;
import org.libraryexchange.simulation.WorkerSite;

/** The publisher of a process, assembled as {@link PublisherOpening} and {@link PublisherWorker} do. */
public final class SimulatedPublisher implements SimulatedWorker, LogHead {

    private final WorkerSite site;
    private final SimulatedRestoration restoration;
    private final boolean restores;
    private final boolean isHalted;
    private LogWriter log;
    private LogWriter answers;
    private Publisher publisher;
    private Speaker speaker;
    private boolean done;

    public SimulatedPublisher(WorkerSite site, Conversation conversation) {
        this.site = site;
        Tables tables = site.tables();
        Fate fate = site.fate();
        restoration = new SimulatedRestoration(tables, fate);
        SimulatedReader reader = new SimulatedReader(site.own(), fate, false);
        Judge judge = new Judge(site.ownLog(), SimulatedKey.check(site.city(), tables));
        Finding finding =
                new OwnLogCheck(judge, new SimulatedOwnCatalogue(tables, fate), reader, new Untroubled()).run();
        witness(finding);
        restores = finding == Finding.DATABASE_IS_OLDER || restoration.isOpen();
        isHalted = !restores && tables.confirmedBeyond > 0;
        if (!restores && !isHalted) {
            log = sealed(site.own().writer(fate), site.ownLog());
            answers = site.ownAnswers() == site.own()
                    ? log
                    : sealed(site.ownAnswers().writer(fate), site.ownAnswersLog());
            publisher = new Publisher(site.ownLog(), new SimulatedOutbox(tables, fate), log);
            speaker = conversation.speaker(this);
        }
    }

    private LogWriter sealed(LogWriter writer, CityLog to) {
        return new SealedLog(writer, to.topic(), new Sealer(SimulatedKey.of(site.city()), new Random(1)));
    }

    private void witness(Finding finding) {
        if (finding == Finding.DATABASE_IS_OLDER && !site.tables().witness().isRestored()) {
            site.tables().witness().alarmed("a database that was never restored counts as older than its log");
        }
        if (finding == Finding.LOG_HAS_LOST_RECORDS && !site.tables().witness().isForgotten()) {
            site.tables().witness().alarmed("a log that lost nothing counts as one that has");
        }
    }

    @Override
    public boolean step() {
        if (restores) {
            int settled = restoration.settle();
            done = restoration.finish();
            return done || settled > 0;
        }
        if (isHalted) {
            restoration.goAbove();
            done = site.tables().confirmedBeyond == 0;
            return done;
        }
        int sent = publisher.publish();
        boolean said = (sent == 0 || site.fate().chance(4) == 0) && speaker.step();
        if (sent == 0 && !said) {
            log.check();
            answers.check();
        }
        return sent > 0 || said;
    }

    @Override
    public boolean isDone() {
        return done;
    }

    @Override
    public void sendAll(ChangeSource changes) {
        publisher.publishAll(changes);
    }

    @Override
    public void say(Message message) {
        log.append(List.of(MessageRecord.unsigned(site.ownLog(), message, Instant.EPOCH)));
        site.fate().passes(Point.CALL);
    }

    @Override
    public void tell(List<MessageRecord> messages) {
        answers.append(messages);
        site.fate().passes(Point.CALL);
    }

    /** Does nothing, because nobody waits in a simulation. */
    @Override
    public void wake() {}

    @Override
    public void close() {
        if (speaker != null) {
            speaker.close();
        }
    }
}
