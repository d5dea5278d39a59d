package org.libraryexchange.proving;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.hibernate.Session;
import org.jboss.logging.Logger;
import org.libraryexchange.log.FencedException;
import org.libraryexchange.log.Position;
import org.libraryexchange.node.CrashPoint;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.proving.Receipts.Signed;
import org.libraryexchange.record.Judgement;
import org.libraryexchange.record.Judgement.Noted;
import org.libraryexchange.record.Judgement.Rejected;

/** Takes records of partners' control logs; what a record brings about and the position behind it are one transaction. */
@ApplicationScoped
class ControlInbox {

    private static final Logger LOG = Logger.getLogger(ControlInbox.class);

    private final Session database;
    private final Seal seal;
    private final ReceiptDesk desk;

    ControlInbox(Session database, NodeConfig node, Seal seal, ReceiptLedger receipts) {
        this.database = database;
        this.seal = seal;
        this.desk = new ReceiptDesk(node.city(), receipts);
    }

    @Transactional
    Position position(String partner) {
        database.createNativeMutationQuery(
                        "insert into control_position (partner) values (:partner) on conflict do nothing")
                .setParameter("partner", partner)
                .executeUpdate();
        Object[] row = database.createNativeQuery(
                        "select topic_id, next_offset from control_position where partner = :partner", Object[].class)
                .setParameter("partner", partner)
                .getSingleResult();
        return new Position((String) row[0], (Long) row[1], 0);
    }

    /**
     * Handles a record.
     *
     * @throws FencedException if the position is not where it was
     */
    @Transactional
    void receive(String partner, Judgement judgement, Position from, Position to) {
        move(partner, from, to);
        if (judgement instanceof Noted noted) {
            handle(partner, noted);
        } else if (judgement instanceof Rejected unfit) {
            LOG.warnf(
                    "a message was not understood partner=%s offset=%d reason=%s",
                    partner, unfit.offset(), unfit.reason().term());
        }
        CrashPoint.hit("d1");
    }

    private void handle(String partner, Noted noted) {
        byte[] value = noted.raw().value();
        SignatureState state = seal.check(partner, value, noted.signature());
        if (!state.isTrusted()) {
            LOG.warnf(
                    "the signature of a message is not the partner's partner=%s offset=%d state=%s",
                    partner, noted.offset(), state.term());
        }
        desk.receive(
                partner, noted.message(), new Signed(value, noted.signature().orElse(null), state));
    }

    private void move(String partner, Position from, Position to) {
        int moved = database.createNativeMutationQuery("""
                        update control_position set topic_id = :topic, next_offset = :next
                        where partner = :partner and topic_id is not distinct from :before and next_offset = :offset
                        """)
                .setParameter("topic", to.topicId())
                .setParameter("next", to.nextOffset())
                .setParameter("partner", partner)
                .setParameter("before", from.topicId(), String.class)
                .setParameter("offset", from.nextOffset())
                .executeUpdate();
        if (moved == 0) {
            throw new FencedException("another process has read on");
        }
    }
}
