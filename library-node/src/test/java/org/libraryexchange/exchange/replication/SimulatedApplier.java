package org.libraryexchange.exchange.replication;

import java.time.Duration;
import org.libraryexchange.exchange.log.Applier;
import org.libraryexchange.exchange.log.Applier.Progress;
import org.libraryexchange.exchange.log.Conversation;
import org.libraryexchange.exchange.log.Conversation.Listener;
import org.libraryexchange.exchange.log.JudgedLog;
import org.libraryexchange.exchange.log.SimulatedKey;
import org.libraryexchange.exchange.log.SimulatedMirror;
import org.libraryexchange.exchange.log.SimulatedReader;
import org.libraryexchange.exchange.log.Untroubled;
import org.libraryexchange.record.Judge;
import org.libraryexchange.simulation.Fate;
import org.libraryexchange.simulation.Flaw;
import org.libraryexchange.simulation.Tables;
import org.libraryexchange.simulation.WorkerSite;

/** The applier of a process, assembled as {@link ApplierWorker} does. */
public final class SimulatedApplier implements SimulatedWorker {

    private final Listener listener;
    private final Applier applier;
    private final Tables tables;

    public SimulatedApplier(WorkerSite site, Conversation conversation) {
        tables = site.tables();
        Fate fate = site.fate();
        boolean fromTheEnd = tables.has(Flaw.NEW_TOPIC_FROM_ITS_END)
                && !site.mirrored().topicId().equals(tables.mirror.position().topicId());
        SimulatedReader reader = new SimulatedReader(site.mirrored(), fate, fromTheEnd);
        SimulatedMirror mirror = new SimulatedMirror(tables, site.tablesUnless(Flaw.LETTERS_AT_PLACE_OF_ITEMS), fate);
        listener = conversation.listener(site.partner(), mirror.position());
        Judge judge = new Judge(site.mirroredLog(), SimulatedKey.check(site.partner(), site.tables()));
        applier = new Applier(mirror, JudgedLog.inTurn(judge, reader), listener, new Untroubled());
    }

    @Override
    public boolean step() {
        boolean catchingUp = tables.mirror.catchingUp();
        Progress progress = applier.step(Duration.ZERO);
        return progress.read() > 0 || catchingUp != tables.mirror.catchingUp();
    }

    @Override
    public void close() {
        listener.close();
    }
}
