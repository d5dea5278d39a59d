package org.libraryexchange.record;

import static org.libraryexchange.record.Envelope.require;
import static org.libraryexchange.record.RejectionReason.BAD_ENVELOPE;
import static org.libraryexchange.record.RejectionReason.UNKNOWN_TYPE;
import static org.libraryexchange.record.RejectionReason.WRONG_ID;
import static org.libraryexchange.record.RejectionReason.WRONG_OWNER;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.item.Item;
import org.libraryexchange.proof.MessageType;
import org.libraryexchange.record.Judgement.Accepted;
import org.libraryexchange.record.Judgement.Rejected;
import org.libraryexchange.seal.SealCheck;

/**
 * Decides what a record of one city's item log is, and whether the mirror may apply it. Every possible record gets a
 * judgement, and none causes an exception. The judge checks only what keeps the mirror safe; the rules of content bind
 * the owner.
 */
public final class Judge {

    private static final long LARGEST_SEQUENCE = 1L << 53;
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private final String city;
    private final SealCheck seals;
    private final MessageJudge messages;

    /**
     * @param city whose log is read
     * @param seals check with the city's keys
     */
    public Judge(String city, SealCheck seals) {
        this.city = city;
        this.seals = seals;
        this.messages = new MessageJudge(city, seals);
    }

    public Judgement judge(RawRecord raw) {
        try {
            Envelope envelope = new Envelope(raw);
            envelope.requireSeal(seals, Topics.items(city));
            envelope.requireReadable();
            String type = envelope.type();
            if (type.equals(ItemRecord.TYPE)) {
                return item(raw, envelope);
            }
            Optional<MessageType> message = MessageType.of(type).filter(MessageType::isOfItemLog);
            return messages.note(raw, envelope, message.orElseThrow(() -> unknown(type)));
        } catch (UnfitRecordException e) {
            return new Rejected(raw, e.reason(), e.getMessage());
        }
    }

    static UnfitRecordException unknown(String type) {
        return new UnfitRecordException(UNKNOWN_TYPE, "type " + type + " is not known");
    }

    private Accepted item(RawRecord raw, Envelope envelope) throws UnfitRecordException {
        ItemRecord item = unpack(raw, envelope);
        DocumentSummary summary = DocumentReader.summarize(item.document());
        requireSameItem(item, summary);
        return new Accepted(raw, item, summary);
    }

    private ItemRecord unpack(RawRecord raw, Envelope envelope) throws UnfitRecordException {
        envelope.requireSource(city);
        long sequence = envelope.number(Header.SEQUENCE);
        long follows = envelope.number(Header.FOLLOWS);
        require(
                sequence >= 1 && sequence <= LARGEST_SEQUENCE && follows < sequence,
                BAD_ENVELOPE,
                () -> "sequence " + sequence + " with follows " + follows + " is not a position in a log");
        envelope.requireValue(Item.LARGEST_DOCUMENT);
        UUID id = subject(envelope);
        return new ItemRecord(
                city,
                id,
                sequence,
                follows,
                raw.value(),
                envelope.intactDigest(),
                time(raw, envelope),
                envelope.trace());
    }

    private static UUID subject(Envelope envelope) throws UnfitRecordException {
        String subject = envelope.text(Header.SUBJECT);
        UUID id = DocumentReader.uuid(subject);
        require(envelope.hasKey(subject), WRONG_ID, () -> "the key is not the id " + subject + " of the envelope");
        return id;
    }

    /** The time is for information only. If it is wrong, only the time is lost. */
    private static Instant time(RawRecord raw, Envelope envelope) {
        try {
            Instant told = Instant.parse(envelope.text(Header.TIME));
            return isStorable(told) ? told : timestamp(raw);
        } catch (UnfitRecordException | DateTimeException e) {
            return timestamp(raw);
        }
    }

    private static Instant timestamp(RawRecord raw) {
        return isStorable(raw.timestamp()) ? raw.timestamp() : Instant.EPOCH;
    }

    /** Whether RFC 3339 can write the year. Databases hold fewer years than {@code Instant}. */
    private static boolean isStorable(Instant time) {
        return !time.isBefore(EARLIEST) && !time.isAfter(LATEST);
    }

    private void requireSameItem(ItemRecord item, DocumentSummary summary) throws UnfitRecordException {
        require(
                summary.id().equals(item.id()),
                WRONG_ID,
                () -> "the document is for item " + summary.id() + ", the envelope for " + item.id());
        require(
                summary.owner().equals(city),
                WRONG_OWNER,
                () -> "the document is owned by " + DocumentReader.quote(summary.owner()) + " in the log of " + city);
    }
}
