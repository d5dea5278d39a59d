package org.libraryexchange.exchange.proving;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.exchange.log.PublisherNeeded;
import org.libraryexchange.exchange.log.postgres.LogTables;
import org.libraryexchange.exchange.proving.OwnProofs.WaitingMessage;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.proof.Message;
import org.libraryexchange.proof.MessageType;
import org.libraryexchange.record.MessageRecord;

/**
 * The city's messages that wait for the broker. Each is written in the same transaction as the change that it reports.
 */
@Singleton
record MessageOutbox(LogTables logs, ProofContext context) {

    private static final int MOST_AT_ONCE = 100;

    /** A message as it will be sent: its bytes and their signature. */
    record Sealed(byte[] document, Optional<byte[]> signature) {}

    /** Signs a message and stores it, to be sent after the commit. */
    Sealed post(Message message) {
        byte[] document = message.bytes();
        Sealed sealed = new Sealed(document, context.signatures().sign(document));
        logs.useHandle(handle -> {
            handle.createUpdate("""
                            insert into control_message (type, document, signature) values (:type, :document, :signature)
                            """)
                    .bind("type", message.type().name())
                    .bind("document", document)
                    .bind("signature", sealed.signature().orElse(null))
                    .execute();
            context.needed().fire(new PublisherNeeded());
        });
        return sealed;
    }

    List<WaitingMessage> waiting() {
        return logs.withHandle(handle -> handle.select("""
                        select id, type, document, signature, written from control_message order by id limit ?
                        """, MOST_AT_ONCE)
                .map(ConstructorMapper.of(Row.class))
                .map(this::message)
                .list());
    }

    private record Row(long id, MessageType type, byte[] document, Optional<byte[]> signature, Instant written) {}

    private WaitingMessage message(Row row) {
        try {
            Message message = Message.read(row.type(), row.document());
            return new WaitingMessage(
                    row.id(),
                    new MessageRecord(logs.answers(), message, row.document(), row.signature(), row.written()));
        } catch (MalformedJsonException e) {
            throw new IllegalStateException("a message of our own cannot be read: " + row.id(), e);
        }
    }

    void remove(List<WaitingMessage> waiting) {
        logs.useHandle(handle -> handle.createUpdate("delete from control_message where id = any(:ids)")
                .bindArray(
                        "ids",
                        Long.class,
                        waiting.stream().map(WaitingMessage::id).toList())
                .execute());
    }
}
