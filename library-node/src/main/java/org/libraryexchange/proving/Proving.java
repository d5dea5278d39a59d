package org.libraryexchange.proving;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.libraryexchange.log.Conversation;
import org.libraryexchange.log.LogHead;
import org.libraryexchange.log.MirrorStanding;
import org.libraryexchange.log.Position;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.record.Judgement.AcceptedMessage;
import org.libraryexchange.record.Judgement.Rejected;
import org.libraryexchange.worker.BackgroundWork;

/** The cities' messages about proofs, assembled for each worker that takes part. */
@ApplicationScoped
class Proving implements Conversation {

    private final NodeConfig node;
    private final PostgresOwnProofs ownProofs;
    private final PostgresMirrorProofs mirrorProofs;
    private final MirrorRepairs repairs;
    private final PostgresViews views;
    private final ControlInbox inbox;
    private final Clock clock;

    Proving(
            NodeConfig node,
            PostgresOwnProofs ownProofs,
            PostgresMirrorProofs mirrorProofs,
            MirrorRepairs repairs,
            PostgresViews views,
            ControlInbox inbox,
            Clock clock) {
        this.node = node;
        this.ownProofs = ownProofs;
        this.mirrorProofs = mirrorProofs;
        this.repairs = repairs;
        this.views = views;
        this.inbox = inbox;
        this.clock = clock;
    }

    @Override
    public Speaker speaker(LogHead head) {
        BackgroundWork background = new BackgroundWork("proof " + node.city());
        Prover prover = new Prover(ownProofs, head, views, background);
        return new Speaker() {
            @Override
            public boolean step() {
                return prover.step();
            }

            @Override
            public void close() {
                prover.close();
                background.close();
            }
        };
    }

    @Override
    public Listener listener(String partner, Position reading) {
        BackgroundWork background = new BackgroundWork("proof " + partner);
        ProofResponder responder = new ProofResponder(node.city(), mirrorProofs, repairs, clock);
        Comparer comparer = new Comparer(partner, mirrorProofs, views, responder, background, reading);
        return new Listener() {
            @Override
            public void hear(AcceptedMessage noted, Position at, MirrorStanding standing) {
                comparer.hear(noted, at, standing);
            }

            @Override
            public void caughtUp() {
                comparer.caughtUp();
            }

            @Override
            public void close() {
                background.close();
                comparer.close();
            }
        };
    }

    @Override
    public Recipient recipient(String partner) {
        return new Recipient() {
            @Override
            public Position position() {
                return inbox.position(partner);
            }

            @Override
            public void receive(AcceptedMessage message, Position from, Position to) {
                inbox.receive(partner, message, from, to);
            }

            @Override
            public void setAside(List<Rejected> unfit, Position from, Position to) {
                inbox.setAside(partner, unfit, from, to);
            }
        };
    }
}
