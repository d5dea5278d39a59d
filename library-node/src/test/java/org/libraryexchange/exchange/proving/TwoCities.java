package org.libraryexchange.exchange.proving;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.libraryexchange.base.worker.FencedException;
import org.libraryexchange.exchange.keys.CityKeys;
import org.libraryexchange.exchange.log.ChangeSource;
import org.libraryexchange.exchange.log.ChangeSource.OutgoingChange;
import org.libraryexchange.exchange.log.Conversation.MirrorStanding;
import org.libraryexchange.exchange.log.LogHead;
import org.libraryexchange.exchange.log.Position;
import org.libraryexchange.exchange.proving.CatalogueView.OwnView;
import org.libraryexchange.exchange.proving.CatalogueView.Views;
import org.libraryexchange.exchange.proving.InMemoryCatalogue.Row;
import org.libraryexchange.exchange.proving.MirrorProofs.Rejection;
import org.libraryexchange.exchange.proving.ProofRequests.Origin;
import org.libraryexchange.exchange.proving.ProofResponder.Repairs;
import org.libraryexchange.exchange.proving.ProofResponder.Repairs.Lowering;
import org.libraryexchange.exchange.proving.Signatures.SignatureState;
import org.libraryexchange.exchange.proving.Signatures.SignedBytes;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.proof.Leaf;
import org.libraryexchange.proof.Message;
import org.libraryexchange.proof.Receipt;
import org.libraryexchange.record.MessageRecord;

/**
 * Leeds, its mirror in Hangzhou and the two logs between them. The decisions are the real ones, over stores in memory;
 * the test chooses when each step happens.
 */
final class TwoCities {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-25T01:02:03Z"), ZoneOffset.UTC);
    private static final int MOST_STEPS = 10_000;
    private static final String OWNER = "leeds";
    private static final String MIRROR = "hangzhou";

    /** A message of the mirror, with its signature. */
    private record WaitingMessage(Message message, byte[] bytes, Optional<byte[]> signature) {}

    private final InMemoryCatalogue leeds = new InMemoryCatalogue();
    private final InMemoryCatalogue hangzhou = new InMemoryCatalogue();
    private final Deque<Runnable> workOfLeeds = new ArrayDeque<>();
    private final Deque<Runnable> workOfHangzhou = new ArrayDeque<>();
    private final Set<UUID> unfit = new HashSet<>();
    private final Set<UUID> lostOnTheWay = new HashSet<>();

    /** Changes and messages, in the order of Leeds's log. */
    private final List<Object> itemLog = new ArrayList<>();

    private final List<WaitingMessage> controlLog = new ArrayList<>();
    private final InMemoryProofs proofs;
    private final InMemoryComparisons comparisons = new InMemoryComparisons(MIRROR);
    private final Head head = new Head();
    private final Signatures signaturesOfLeeds;
    private final Signatures signaturesOfHangzhou;
    private final ReceiptHandler handler;
    private final MirrorViews views = new MirrorViews();
    private Prover prover;
    private Comparer comparer;
    private Position position = new Position("topic-1", 0, 0);
    private boolean catchingUp;
    private int received;
    private int numbers;

    /**
     * @param keys where the cities' keys are
     */
    TwoCities(Path keys) {
        proofs = new InMemoryProofs(leeds, this::number);
        signaturesOfLeeds = new Signatures(new CityKeys(TestNode.of(OWNER, keys)));
        signaturesOfHangzhou = new Signatures(new CityKeys(TestNode.of(MIRROR, keys)));
        handler = new ReceiptHandler(OWNER, proofs);
        restartOwner();
        restartMirror();
    }

    InMemoryCatalogue leeds() {
        return leeds;
    }

    InMemoryCatalogue hangzhou() {
        return hangzhou;
    }

    InMemoryProofs proofs() {
        return proofs;
    }

    /** A new id; the n-th call returns the n-th id. */
    private UUID number() {
        return new UUID(1, ++numbers);
    }

    /** An operator asks for a proof. */
    UUID requestProof() {
        proofs.request(Origin.OPERATOR, "tester");
        List<InMemoryProofs.Proof> all = proofs.all();
        return all.get(all.size() - 1).id;
    }

    /** Asks for a proof and lets everything happen that follows. Returns the receipts of the whole chain. */
    List<Receipt> prove() {
        int before = proofs.receipts().size();
        UUID unused = requestProof();
        settle();
        return proofs.receipts().subList(before, proofs.receipts().size());
    }

    /** Lets both cities work until nothing is left to do. */
    void settle() {
        int steps = 0;
        while (publish() || prover.step() || listen() || work() || receive()) {
            if (++steps > MOST_STEPS) {
                throw new AssertionError("the cities do not come to rest");
            }
        }
    }

    /** Sends the changes of Leeds. */
    boolean publish() {
        return head.send(leeds.view().changes()) > 0;
    }

    /** Does the next thing that Leeds's proof needs. */
    boolean speak() {
        return prover.step();
    }

    /** Reads the next record in Hangzhou. */
    boolean listen() {
        if (position.nextOffset() == itemLog.size()) {
            return caughtUp();
        }
        Object record = itemLog.get((int) position.nextOffset());
        long sequence = position.sequence();
        if (record instanceof OutgoingChange change) {
            apply(change);
            sequence = change.sequence();
        } else {
            comparer.hear((Message) record, position, catchingUp ? MirrorStanding.CATCHING_UP : MirrorStanding.CURRENT);
        }
        position = position.movedTo(position.nextOffset() + 1, sequence);
        return true;
    }

    private boolean caughtUp() {
        boolean was = catchingUp;
        if (was) {
            comparer.caughtUp();
            catchingUp = false;
            post();
        }
        return was;
    }

    /** The one rule of mirroring. */
    private void apply(OutgoingChange change) {
        if (lostOnTheWay.contains(change.id())) {
            return;
        }
        if (unfit.contains(change.id()) || !Arrays.equals(Sha256.of(change.document()), change.sha256())) {
            byte[] held = Sha256.of(change.document());
            comparisons.rejected(change.id(), new Rejection(change.sequence(), held, "not-storable"));
            return;
        }
        Row row = Row.read(change);
        Row held = hangzhou.row(row.id());
        if (held == null
                || held.sequence() < row.sequence()
                || (held.sequence() == row.sequence() && !Arrays.equals(held.written(), row.written()))) {
            hangzhou.put(row);
        }
    }

    /** Does the next piece of background work of either city. */
    boolean work() {
        Runnable next = workOfLeeds.isEmpty() ? workOfHangzhou.poll() : workOfLeeds.poll();
        if (next != null) {
            next.run();
            post();
        }
        return next != null;
    }

    /** Writes Hangzhou's waiting messages to its control log. */
    private void post() {
        for (Message message : comparisons.takeLetters()) {
            tell(message, signaturesOfHangzhou.sign(message.bytes()));
        }
    }

    /** Writes a message to the control log of Hangzhou, whoever made it. */
    void tell(Message message, Optional<byte[]> signature) {
        controlLog.add(new WaitingMessage(message, message.bytes(), signature));
    }

    /** Reads Hangzhou's next message in Leeds. */
    boolean receive() {
        post();
        if (received == controlLog.size()) {
            return false;
        }
        receive(controlLog.get(received++));
        return true;
    }

    private void receive(WaitingMessage message) {
        SignatureState state = signaturesOfLeeds.check(MIRROR, message.bytes(), message.signature());
        handler.receive(
                MIRROR,
                read(message.message()),
                new SignedBytes(message.bytes(), message.signature().orElse(null), state));
    }

    /** Makes Leeds read all messages of Hangzhou once more. */
    void receiveAllAgain() {
        List.copyOf(controlLog).forEach(this::receive);
    }

    /** Makes Hangzhou read all messages of Leeds once more, each at its place. */
    void readAllAgain() {
        position = new Position(position.topicId(), 0, position.sequence());
        restartMirror();
    }

    /** Makes the mirror catch up as after a rebuild: it compares nothing until it reaches the end of the log. */
    void catchUpFromTheStart() {
        catchingUp = true;
        readAllAgain();
    }

    /** Ends the process of Leeds and starts a new one. Work in progress is lost. */
    void restartOwner() {
        workOfLeeds.clear();
        prover = new Prover(proofs, head, views, workOfLeeds::add);
    }

    /** Ends the process of Hangzhou and starts a new one. Work in progress is lost. */
    void restartMirror() {
        workOfHangzhou.clear();
        ProofResponder responder = new ProofResponder(MIRROR, null, comparisons, new MirrorRepairs(), CLOCK);
        comparer = new Comparer(OWNER, views, responder, workOfHangzhou::add, position);
    }

    /** Makes Hangzhou reject every record of the item. */
    void rejects(UUID item) {
        unfit.add(item);
    }

    /** Loses every record of the item on its way to the mirror, without any notice. */
    void loses(UUID item) {
        lostOnTheWay.add(item);
    }

    /** Makes Hangzhou reject a record of the item with bytes that its owner did not write. */
    void rejectedDamaged(UUID item) {
        comparisons.rejected(item, new Rejection(leeds.row(item).sequence(), new byte[32], "wrong-digest"));
    }

    /** How many views are open. */
    long openViews() {
        return views.opened.stream().filter(InMemoryCatalogue.View::isOpen).count();
    }

    /** Passes a message through its bytes, as if it were sent. */
    private static Message read(Message message) {
        try {
            return Message.read(message.type(), message.bytes());
        } catch (MalformedJsonException e) {
            throw new AssertionError(e);
        }
    }

    private final class Head implements LogHead {
        private long sent;

        int send(ChangeSource changes) {
            List<OutgoingChange> due = changes.after(sent);
            itemLog.addAll(due);
            sent = due.isEmpty() ? sent : due.get(due.size() - 1).sequence();
            return due.size();
        }

        @Override
        public void sendAll(ChangeSource changes) {
            int unused = send(changes);
        }

        @Override
        public void say(Message message) {
            itemLog.add(read(message));
        }

        @Override
        public void tell(List<MessageRecord> messages) {
            throw new IllegalStateException("an owner that mirrors nobody tells nothing");
        }

        @Override
        public void wake() {
            // The cities take turns.
        }
    }

    private final class MirrorViews implements Views {
        private final List<InMemoryCatalogue.View> opened = new ArrayList<>();

        @Override
        public OwnView own() {
            return opened(leeds.view());
        }

        @Override
        public CatalogueView mirror(String partner, Position at) {
            if (!at.equals(position)) {
                throw new FencedException("another applier has moved the position");
            }
            return opened(hangzhou.view());
        }

        private InMemoryCatalogue.View opened(InMemoryCatalogue.View view) {
            opened.add(view);
            return view;
        }
    }

    private final class MirrorRepairs implements Repairs {

        @Override
        public void giveWay(ProofStep place, Collection<Lowering> rows) {
            rows.stream()
                    .filter(lowered -> isUnchanged(lowered.seen()))
                    .forEach(lowered -> hangzhou.bend(lowered.seen().id(), row -> row.at(lowered.to())));
        }

        @Override
        public void remove(ProofStep place, Collection<Leaf> seen) {
            for (Leaf leaf : seen) {
                if (leaf.sequence() > place.sequence()) {
                    giveWay(place, List.of(new Lowering(leaf, place.sequence())));
                } else if (isUnchanged(leaf)) {
                    hangzhou.remove(leaf.id());
                }
            }
        }

        private boolean isUnchanged(Leaf leaf) {
            Row row = hangzhou.row(leaf.id());
            return row != null && Arrays.equals(row.leaf().bytes(), leaf.bytes());
        }
    }
}
