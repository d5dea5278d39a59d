package org.libraryexchange.exchange.replication;

import java.time.Duration;
import java.util.List;
import org.libraryexchange.exchange.log.Conversation;
import org.libraryexchange.exchange.log.Conversation.Recipient;
import org.libraryexchange.exchange.log.Position;
import org.libraryexchange.exchange.log.SimulatedKey;
import org.libraryexchange.exchange.log.SimulatedReader;
import org.libraryexchange.record.Judge;
import org.libraryexchange.record.Judgement.AcceptedMessage;
import org.libraryexchange.record.RawRecord;
import org.libraryexchange.simulation.WorkerSite;

/** A reader of a partner's control log, by the rules of {@link ControlWorker}. */
public final class SimulatedRecipient implements SimulatedWorker {

    private final Judge judge;
    private final Recipient recipient;
    private final SimulatedReader log;
    private Position stored;
    private Position reading;

    public SimulatedRecipient(WorkerSite site, Conversation conversation) {
        judge = new Judge(site.mirroredAnswersLog(), SimulatedKey.check(site.partner(), site.tables()));
        recipient = conversation.recipient(site.partner());
        log = new SimulatedReader(site.mirroredAnswers(), site.fate(), false);
        stored = recipient.position();
        reading = stored.resumedIn(log.extent());
        log.seek(reading.nextOffset());
    }

    @Override
    public boolean step() {
        List<RawRecord> records = log.poll(Duration.ZERO);
        for (RawRecord raw : records) {
            Position to = reading.movedTo(raw.offset() + 1, reading.sequence());
            if (judge.judge(raw) instanceof AcceptedMessage message) {
                recipient.receive(message, stored, to);
            } else {
                recipient.setAside(List.of(), stored, to);
            }
            stored = to;
            reading = to;
        }
        return !records.isEmpty();
    }

    @Override
    public void close() {}
}
