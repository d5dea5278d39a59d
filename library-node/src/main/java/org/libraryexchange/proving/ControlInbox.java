package org.libraryexchange.proving;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.log.Position;
import org.libraryexchange.log.ThrottledCount;
import org.libraryexchange.log.postgres.Rejections;
import org.libraryexchange.node.CrashPoint;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.proving.Receipts.Signed;
import org.libraryexchange.record.Judgement.AcceptedMessage;
import org.libraryexchange.record.Judgement.Rejected;
import org.libraryexchange.record.Topics;
import org.libraryexchange.worker.FencedException;

/** Handles the records of partners' control logs. The effects of a record and the new position are one transaction. */
@ApplicationScoped
class ControlInbox {

    private static final Logger LOG = Logger.getLogger(ControlInbox.class);

    private final Jdbi database;
    private final Signatures signatures;
    private final Rejections rejections;
    private final ReceiptHandler handler;
    private final ThrottledCount untrusted = new ThrottledCount();

    ControlInbox(
            Jdbi database, NodeConfig node, Signatures signatures, Rejections rejections, PostgresReceipts receipts) {
        this.database = database;
        this.signatures = signatures;
        this.rejections = rejections;
        this.handler = new ReceiptHandler(node.city(), receipts);
    }

    @Transactional
    Position position(String partner) {
        return database.withHandle(handle -> {
            handle.execute("insert into control_position (partner) values (?) on conflict do nothing", partner);
            return handle.select("""
                            select topic_id, next_offset, 0 as sequence from control_position where partner = ?
                            """, partner)
                    .map(ConstructorMapper.of(Position.class))
                    .one();
        });
    }

    /**
     * Handles a message.
     *
     * @throws FencedException if the position is not where it was
     */
    @Transactional
    void receive(String partner, AcceptedMessage message, Position from, Position to) {
        move(partner, from, to);
        handle(partner, message);
        CrashPoint.hit("d1");
    }

    /**
     * Sets records aside.
     *
     * @throws FencedException if the position is not where it was
     */
    @Transactional
    void setAside(String partner, List<Rejected> unfit, Position from, Position to) {
        move(partner, from, to);
        rejections.keep(partner, Topics.exchange(partner), to.topicId(), unfit);
        CrashPoint.hit("d1");
    }

    private void handle(String partner, AcceptedMessage noted) {
        byte[] value = noted.raw().value();
        SignatureState state = signatures.check(partner, value, noted.signature());
        if (!state.isTrusted()) {
            tellUntrusted(partner, noted, state);
        }
        handler.receive(
                partner, noted.message(), new Signed(value, noted.signature().orElse(null), state));
    }

    /**
     * Logs untrusted messages only as a count, now and then. Anybody who can write to the log can send a message with
     * another signature again and again.
     */
    private void tellUntrusted(String partner, AcceptedMessage noted, SignatureState state) {
        untrusted.add(1);
        int count = untrusted.due();
        if (count > 0) {
            LOG.warnf(
                    "message signature does not match the partner’s key partner=%s latestOffset=%d state=%s count=%d",
                    partner, noted.offset(), state.term(), count);
        }
    }

    private void move(String partner, Position from, Position to) {
        int moved = database.withHandle(handle -> handle.createUpdate("""
                        update control_position set topic_id = :topic, next_offset = :next
                        where partner = :partner and topic_id is not distinct from :before and next_offset = :offset
                        """)
                .bind("topic", to.topicId())
                .bind("next", to.nextOffset())
                .bind("partner", partner)
                .bind("before", from.topicId())
                .bind("offset", from.nextOffset())
                .execute());
        if (moved == 0) {
            throw new FencedException("another process has read on");
        }
    }
}
