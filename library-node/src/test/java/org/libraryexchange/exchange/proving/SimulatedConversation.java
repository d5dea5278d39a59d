package org.libraryexchange.exchange.proving;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.libraryexchange.base.worker.FencedException;
import org.libraryexchange.exchange.log.Conversation;
import org.libraryexchange.exchange.log.Conversation.Listener;
import org.libraryexchange.exchange.log.Conversation.Recipient;
import org.libraryexchange.exchange.log.Conversation.Speaker;
import org.libraryexchange.exchange.log.LogHead;
import org.libraryexchange.exchange.log.Position;
import org.libraryexchange.exchange.proving.LogListener.LogAnswers;
import org.libraryexchange.exchange.proving.Signatures.SignatureState;
import org.libraryexchange.exchange.proving.Signatures.SignedBytes;
import org.libraryexchange.record.Judgement.AcceptedMessage;
import org.libraryexchange.record.Judgement.Rejected;
import org.libraryexchange.simulation.ExchangeKind;
import org.libraryexchange.simulation.Flaw;
import org.libraryexchange.simulation.Point;
import org.libraryexchange.simulation.Tables;
import org.libraryexchange.simulation.WorkerSite;

/** The conversation of two cities, assembled as {@link Proving} does. */
public record SimulatedConversation(WorkerSite site, Executor background) implements Conversation {

    @Override
    public Speaker speaker(LogHead head) {
        Prover prover = new Prover(new SimulatedOwnProofs(site), head, new SimulatedViews(site), background);
        SimulatedLetterPlaces places = new SimulatedLetterPlaces(site);
        return site.exchange() == ExchangeKind.ITEMS
                ? prover
                : new LogSpeaker(
                        prover,
                        List.of(new AppliedTeller(places::here, places::message, site.nanos())),
                        Optional.empty(),
                        head,
                        () -> {});
    }

    @Override
    public Listener listener(String partner, Position reading) {
        MirrorProofs proofs = new SimulatedMirrorProofs(site);
        ProofResponder responder =
                new ProofResponder(site.city(), site.mirroredName(), proofs, new SimulatedRepairs(site), site.clock());
        Comparer comparer = new Comparer(partner, new SimulatedViews(site), responder, background, reading);
        return site.exchange() == ExchangeKind.ITEMS
                ? comparer
                : new LogListener(comparer, answers(), told -> {}, () -> {});
    }

    /** The effects of each answer are one transaction; the position moves afterwards. */
    private Consumer<AcceptedMessage> answers() {
        WorkerSite counted = site.over(site.tablesUnless(Flaw.ANSWERS_ABOUT_LETTERS_COUNT_FOR_ITEMS));
        LogAnswers answers = new LogAnswers(
                site.partner(),
                new ReceiptHandler(site.city(), new SimulatedReceipts(counted)),
                new SimulatedLetterPlaces(site)::note,
                noted -> new SignedBytes(noted.raw().value(), null, SignatureState.UNCHECKED));
        return noted -> {
            counted.tables().transaction(site.fate(), () -> {
                answers.take(noted);
                site.fate().passes(Point.D1);
            });
            site.fate().passes(Point.CALL);
        };
    }

    /**
     * Handles records as {@link ControlInbox} does: the effects of each record and the new position are one
     * transaction.
     */
    @Override
    public Recipient recipient(String partner) {
        ReceiptHandler handler = new ReceiptHandler(site.city(), new SimulatedReceipts(site));
        return new Recipient() {
            @Override
            public Position position() {
                site.fate().passes(Point.CALL);
                return site.tables().control;
            }

            @Override
            public void receive(AcceptedMessage message, Position from, Position to) {
                byte[] document = message.raw().value();
                SignedBytes signed = new SignedBytes(document, null, SignatureState.UNCHECKED);
                move(from, to, () -> handler.receive(partner, message.message(), signed));
            }

            @Override
            public void setAside(List<Rejected> unfit, Position from, Position to) {
                move(from, to, () -> {});
            }

            private void move(Position from, Position to, Runnable work) {
                Tables tables = site.tables();
                tables.transaction(site.fate(), () -> {
                    if (!tables.control.equals(from)) {
                        throw new FencedException("another process has read on");
                    }
                    tables.control = to;
                    work.run();
                    site.fate().passes(Point.D1);
                });
                site.fate().passes(Point.CALL);
            }
        };
    }
}
