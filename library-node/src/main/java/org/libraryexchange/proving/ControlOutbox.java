package org.libraryexchange.proving;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.log.ChangeCommitted;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.proof.Message;
import org.libraryexchange.proof.MessageType;
import org.libraryexchange.proving.OwnProofs.Letter;
import org.libraryexchange.record.MessageRecord;

/** Messages of the city that wait for the broker, written in the transactions that they tell of. */
@ApplicationScoped
class ControlOutbox {

    private static final int MOST_AT_ONCE = 100;

    private final Session database;
    private final NodeConfig node;
    private final Signatures signatures;
    private final Event<ChangeCommitted> committed;

    ControlOutbox(Session database, NodeConfig node, Signatures signatures, Event<ChangeCommitted> committed) {
        this.database = database;
        this.node = node;
        this.signatures = signatures;
        this.committed = committed;
    }

    /** A message as it will be told: its bytes and their signature. */
    record Sealed(byte[] document, Optional<byte[]> signature) {}

    /** Signs a message and lets it go with the commit. */
    @Transactional
    Sealed post(Message message) {
        byte[] document = message.bytes();
        Sealed sealed = new Sealed(document, signatures.sign(document));
        database.createNativeMutationQuery(
                        "insert into letter (type, document, signature) values (:type, :document, :signature)")
                .setParameter("type", message.type().name())
                .setParameter("document", document)
                .setParameter("signature", sealed.signature().orElse(null), byte[].class)
                .executeUpdate();
        committed.fire(new ChangeCommitted());
        return sealed;
    }

    @Transactional
    List<Letter> waiting() {
        return database
                .createNativeQuery(
                        "select id, type, document, signature, written from letter order by id limit :most",
                        Object[].class)
                .setParameter("most", MOST_AT_ONCE)
                .getResultList()
                .stream()
                .map(this::letter)
                .toList();
    }

    private Letter letter(Object[] row) {
        byte[] document = (byte[]) row[2];
        try {
            Message message = Message.read(MessageType.valueOf((String) row[1]), document);
            Optional<byte[]> signature = Optional.ofNullable((byte[]) row[3]);
            return new Letter(
                    (Long) row[0], new MessageRecord(node.city(), message, document, signature, (Instant) row[4]));
        } catch (MalformedJsonException e) {
            throw new IllegalStateException("a letter of our own cannot be read: " + Arrays.toString(row), e);
        }
    }

    @Transactional
    void remove(List<Letter> letters) {
        database.createNativeMutationQuery("delete from letter where id in :ids")
                .setParameter("ids", letters.stream().map(Letter::id).toList())
                .executeUpdate();
    }
}
