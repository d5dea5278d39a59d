package org.libraryexchange.exchange.proving;

import java.util.List;
import org.jboss.logging.Logger;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.base.node.CrashPoint;
import org.libraryexchange.base.worker.FencedException;
import org.libraryexchange.exchange.log.Conversation.Recipient;
import org.libraryexchange.exchange.log.Position;
import org.libraryexchange.exchange.log.ThrottledCount;
import org.libraryexchange.exchange.log.postgres.LogTables;
import org.libraryexchange.exchange.proving.Signatures.SignatureState;
import org.libraryexchange.exchange.proving.Signatures.SignedBytes;
import org.libraryexchange.record.Judgement.AcceptedMessage;
import org.libraryexchange.record.Judgement.Rejected;
import org.libraryexchange.record.Topics;

/** Handles the records of a partner's control log. The effects of a record and the new position are one transaction. */
final class ControlInbox implements Recipient {

    private static final Logger LOG = Logger.getLogger(ControlInbox.class);

    private final LogDatabase database;
    private final ProofContext context;
    private final String partner;
    private final ReceiptHandler handler;
    private final ThrottledCount untrusted = new ThrottledCount();

    ControlInbox(LogTables logs, ProofContext context, String partner) {
        this.database = logs;
        this.context = context;
        this.partner = partner;
        this.handler = new ReceiptHandler(logs.city(), new PostgresReceipts(logs, context));
    }

    @Override
    public Position position() {
        return database.inTransaction(() -> {
            database.execute("insert into control_position (partner) values (?) on conflict do nothing", partner);
            return database.one(Position.class, """
                    select topic_id, next_offset, 0 as sequence from control_position where partner = ?
                    """, partner);
        });
    }

    @Override
    public void receive(AcceptedMessage message, Position from, Position to) {
        move(from, to, () -> handle(message));
    }

    @Override
    public void setAside(List<Rejected> unfit, Position from, Position to) {
        move(from, to, () -> context.rejections().keep(partner, Topics.exchange(partner), to.topicId(), unfit));
    }

    private void handle(AcceptedMessage noted) {
        SignedBytes signed = context.signatures().signed(partner, noted);
        if (!signed.state().isTrusted()) {
            tellUntrusted(noted, signed.state());
        }
        handler.receive(partner, noted.message(), signed);
    }

    /**
     * Logs untrusted messages only as a count, now and then. Anybody who can write to the log can send a message with
     * another signature again and again.
     */
    private void tellUntrusted(AcceptedMessage noted, SignatureState state) {
        untrusted.add(1);
        untrusted.report(count -> LOG.warnf(
                "message signature does not match the partner’s key partner=%s latestOffset=%d state=%s count=%d",
                partner, noted.offset(), state.term(), count));
    }

    private void move(Position from, Position to, Runnable work) {
        database.inTransaction(() -> {
            move(from, to);
            work.run();
            CrashPoint.hit("d1");
        });
    }

    private void move(Position from, Position to) {
        int moved = database.changed("""
                update control_position set topic_id = ?, next_offset = ?
                where partner = ? and topic_id is not distinct from ? and next_offset = ?
                """, to.topicId(), to.nextOffset(), partner, from.topicId(), from.nextOffset());
        if (moved == 0) {
            throw new FencedException("another process has read on");
        }
    }
}
