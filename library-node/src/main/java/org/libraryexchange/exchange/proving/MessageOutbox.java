package org.libraryexchange.exchange.proving;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.exchange.log.PublisherNeeded;
import org.libraryexchange.exchange.log.postgres.LogTables;
import org.libraryexchange.exchange.proving.OwnProofs.WaitingMessage;
import org.libraryexchange.exchange.proving.Signatures.SignedBytes;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.proof.Message;
import org.libraryexchange.proof.MessageType;
import org.libraryexchange.proof.ProofRequest;
import org.libraryexchange.proof.ReissueRequest;
import org.libraryexchange.proof.ReissueRequest.WantedItem;
import org.libraryexchange.record.MessageRecord;

/**
 * The city's messages that wait for the broker: its receipts, and its requests to owners. Each is written in the same
 * transaction as the change that it reports.
 */
@Singleton
record MessageOutbox(LogTables logs, ProofContext context) {

    private static final int MOST_AT_ONCE = 100;

    /** Signs a message and stores it, to be sent after the commit. */
    SignedBytes post(Message message) {
        SignedBytes signed = context.signatures().signed(message);
        logs.inTransaction(() -> {
            logs.execute("""
                            insert into control_message (type, document, signature) values (?, ?, ?)
                            """, message.type().name(), signed.document(), signed.signature());
            context.needed().fire(new PublisherNeeded());
        });
        return signed;
    }

    /** Asks an owner to send items again, each with the sequence at which it was missing or wrong. */
    void requestItems(String owner, Map<UUID, Long> itemsAndSequences) {
        List<WantedItem> all = new ArrayList<>();
        itemsAndSequences.forEach((id, sequence) -> all.add(new WantedItem(id, sequence)));
        for (int from = 0; from < all.size(); from += ReissueRequest.MOST_ITEMS) {
            List<WantedItem> some = all.subList(from, Math.min(all.size(), from + ReissueRequest.MOST_ITEMS));
            SignedBytes unused = post(new ReissueRequest(context.ids().get(), owner, logs.city(), named(owner), some));
        }
    }

    /** Asks a partner to prove its catalogue to this city's mirror. */
    void requestProof(String owner) {
        SignedBytes unused = post(new ProofRequest(context.ids().get(), owner, logs.city(), named(owner)));
    }

    private String named(String owner) {
        return logs.named(owner).orElse(null);
    }

    List<WaitingMessage> waiting() {
        return logs.list(Row.class, """
                        select id, type, document, signature, written from control_message order by id limit ?
                        """, MOST_AT_ONCE).stream()
                .map(this::message)
                .toList();
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
        logs.execute(
                "delete from control_message where id = any(:ids)",
                Map.of("ids", waiting.stream().map(WaitingMessage::id).toList()));
    }
}
