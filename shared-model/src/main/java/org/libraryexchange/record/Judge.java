package org.libraryexchange.record;

import static org.libraryexchange.record.Envelope.require;
import static org.libraryexchange.record.RejectionReason.BAD_ENVELOPE;
import static org.libraryexchange.record.RejectionReason.INVALID_MESSAGE;
import static org.libraryexchange.record.RejectionReason.UNKNOWN_TYPE;
import static org.libraryexchange.record.RejectionReason.WRONG_ID;
import static org.libraryexchange.record.RejectionReason.WRONG_OWNER;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.proof.LogSource;
import org.libraryexchange.proof.Message;
import org.libraryexchange.proof.MessageType;
import org.libraryexchange.record.CityLog.Sort;
import org.libraryexchange.record.Judgement.Accepted;
import org.libraryexchange.record.Judgement.AcceptedMessage;
import org.libraryexchange.record.Judgement.Rejected;
import org.libraryexchange.seal.SealCheck;

/**
 * Decides what a record of one log is, and whether the mirror may apply it. Every possible record gets a judgement, and
 * none causes an exception. The judge checks only what keeps the mirror safe; the rules of content bind the owner.
 */
public final class Judge {

    /** What brokers accept by default, without headers. */
    private static final int LARGEST_MESSAGE = 1_000_000;

    private static final long LARGEST_SEQUENCE = 1L << 53;
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private final CityLog log;
    private final SealCheck seals;

    /**
     * @param log that is read
     * @param seals check with the keys of the city that writes it
     */
    public Judge(CityLog log, SealCheck seals) {
        this.log = log;
        this.seals = seals;
    }

    public Judgement judge(RawRecord raw) {
        try {
            Envelope envelope = new Envelope(raw);
            envelope.requireSeal(seals, log.topic());
            envelope.requireReadable();
            String type = envelope.type();
            if (log.documentType().filter(type::equals).isPresent()) {
                return document(raw, envelope);
            }
            return message(
                    raw,
                    envelope,
                    MessageType.of(type)
                            .filter(log.sort()::carries)
                            .orElseThrow(() -> new UnfitRecordException(
                                    UNKNOWN_TYPE, "type " + type + " is not known", "the type is not known")));
        } catch (UnfitRecordException e) {
            return new Rejected(raw, e.reason(), log.sort() == Sort.LETTERS ? e.withoutValue() : e.getMessage());
        }
    }

    private Accepted document(RawRecord raw, Envelope envelope) throws UnfitRecordException {
        DocumentRecord document = unpack(raw, envelope);
        DocumentSummary summary = switch (log.sort()) {
            case LETTERS -> LetterReader.summarize(document.document(), log.to().orElseThrow());
            case PICTURES -> PictureReader.summarize(document.document());
            default -> DocumentReader.summarize(document.document());
        };
        requireSameDocument(document, summary);
        return new Accepted(raw, document, summary);
    }

    private DocumentRecord unpack(RawRecord raw, Envelope envelope) throws UnfitRecordException {
        envelope.requireSource(log);
        long sequence = envelope.number(Header.SEQUENCE);
        long follows = envelope.number(Header.FOLLOWS);
        require(
                sequence >= 1 && sequence <= LARGEST_SEQUENCE && follows < sequence,
                BAD_ENVELOPE,
                () -> "sequence " + sequence + " with follows " + follows + " is not a position in a log");
        envelope.requireValue(log.sort().largestDocument());
        UUID id = subject(envelope);
        return new DocumentRecord(
                log, id, sequence, follows, raw.value(), envelope.intactDigest(), time(envelope), envelope.trace());
    }

    private static UUID subject(Envelope envelope) throws UnfitRecordException {
        String subject = envelope.text(Header.SUBJECT);
        UUID id = DocumentReader.uuid(subject);
        require(envelope.hasKey(subject), WRONG_ID, () -> "the key is not the id " + subject + " of the envelope");
        return id;
    }

    /** The time is for information only. If it is wrong, only the time is lost. */
    private static Instant time(Envelope envelope) {
        try {
            Instant told = Instant.parse(envelope.text(Header.TIME));
            return isStorable(told) ? told : DocumentRecord.UNTOLD;
        } catch (UnfitRecordException | DateTimeException e) {
            return DocumentRecord.UNTOLD;
        }
    }

    /** Whether RFC 3339 can write the year. Databases hold fewer years than {@code Instant}. */
    private static boolean isStorable(Instant time) {
        return !time.isBefore(EARLIEST) && !time.isAfter(LATEST);
    }

    private void requireSameDocument(DocumentRecord document, DocumentSummary summary) throws UnfitRecordException {
        require(
                summary.id().equals(document.id()),
                WRONG_ID,
                () -> "the document is for " + (log.sort() == Sort.ITEMS ? "item " : "") + summary.id()
                        + ", the envelope for " + document.id());
        if (!summary.owner().equals(log.city())) {
            throw new UnfitRecordException(
                    WRONG_OWNER,
                    "the document is owned by " + DocumentReader.quote(summary.owner()) + " in the log of "
                            + log.city(),
                    "the document is not owned by " + log.city());
        }
    }

    private AcceptedMessage message(RawRecord raw, Envelope envelope, MessageType type) throws UnfitRecordException {
        envelope.requireSource(log);
        envelope.requireValue(LARGEST_MESSAGE);
        envelope.requireIntact();
        Message message = read(type, raw.value());
        if (!envelope.hasKey(message.key())) {
            throw new UnfitRecordException(
                    BAD_ENVELOPE, "the key is not " + message.key(), "the key is not that of the message");
        }
        require(isAboutRightLog(message), INVALID_MESSAGE, () -> "the message is about a log of another pair or sort");
        return new AcceptedMessage(raw, message, signature(raw));
    }

    private static Message read(MessageType type, byte[] value) throws UnfitRecordException {
        try {
            return Message.read(type, value);
        } catch (MalformedJsonException e) {
            throw new UnfitRecordException(INVALID_MESSAGE, "the value is not a " + type.term());
        }
    }

    /** A signature does not cover the topic, so a message that is sent again in another log must not be about that. */
    private boolean isAboutRightLog(Message message) {
        return switch (log.sort()) {
            case ITEMS, EXCHANGE -> message.about().isEmpty();
            case APPLIED -> message.about().filter(LogSource::isOfItems).isPresent();
            case LETTERS ->
                message.about()
                        .map(LogSource.ofLetters(log.to().orElseThrow(), log.city())::equals)
                        .orElse(!message.type().isAnswer());
            case PICTURES ->
                message.about()
                        .map(about -> LogSource.isOfPictures(about) && !about.equals(log.source()))
                        .orElse(!message.type().isAnswer());
        };
    }

    private static Optional<byte[]> signature(RawRecord raw) throws UnfitRecordException {
        try {
            return raw.header(Header.SIGNATURE).map(Base64.getDecoder()::decode);
        } catch (IllegalArgumentException e) {
            throw new UnfitRecordException(BAD_ENVELOPE, "the signature is not Base64");
        }
    }
}
