package org.libraryexchange.record;

import static org.libraryexchange.record.Envelope.require;
import static org.libraryexchange.record.RejectionReason.BAD_ENVELOPE;
import static org.libraryexchange.record.RejectionReason.INVALID_MESSAGE;

import java.util.Base64;
import java.util.Optional;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.proof.Message;
import org.libraryexchange.proof.MessageType;
import org.libraryexchange.record.Judgement.AcceptedMessage;
import org.libraryexchange.record.Judgement.Rejected;
import org.libraryexchange.seal.SealCheck;

/** Decides whether a record is a message of one city. As with {@link Judge}, every record gets a judgement. */
public final class MessageJudge {

    /** What brokers accept by default, without headers. */
    private static final int LARGEST_MESSAGE = 1_000_000;

    private final String city;
    private final SealCheck seals;

    /**
     * @param city whose log is read
     * @param seals check with the city's keys
     */
    public MessageJudge(String city, SealCheck seals) {
        this.city = city;
        this.seals = seals;
    }

    /** Judges a record of the city's control log. */
    public Judgement judge(RawRecord raw) {
        try {
            Envelope envelope = new Envelope(raw);
            envelope.requireSeal(seals, Topics.exchange(city));
            envelope.requireReadable();
            String type = envelope.type();
            Optional<MessageType> message = MessageType.of(type).filter(known -> !known.isOfItemLog());
            return note(raw, envelope, message.orElseThrow(() -> Judge.unknown(type)));
        } catch (UnfitRecordException e) {
            return new Rejected(raw, e.reason(), e.getMessage());
        }
    }

    AcceptedMessage note(RawRecord raw, Envelope envelope, MessageType type) throws UnfitRecordException {
        envelope.requireSource(city);
        envelope.requireValue(LARGEST_MESSAGE);
        envelope.requireIntact();
        Message message = read(type, raw.value());
        require(envelope.hasKey(message.key()), BAD_ENVELOPE, () -> "the key is not " + message.key());
        return new AcceptedMessage(raw, message, signature(raw));
    }

    private static Message read(MessageType type, byte[] value) throws UnfitRecordException {
        try {
            return Message.read(type, value);
        } catch (MalformedJsonException e) {
            throw new UnfitRecordException(INVALID_MESSAGE, "the value is not a " + type.term());
        }
    }

    private static Optional<byte[]> signature(RawRecord raw) throws UnfitRecordException {
        try {
            return raw.header(Header.SIGNATURE).map(Base64.getDecoder()::decode);
        } catch (IllegalArgumentException e) {
            throw new UnfitRecordException(BAD_ENVELOPE, "the signature is not Base64");
        }
    }
}
