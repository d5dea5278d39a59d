package org.libraryexchange.record;

import static org.libraryexchange.record.RejectionReason.BAD_ENVELOPE;
import static org.libraryexchange.record.RejectionReason.NO_VALUE;
import static org.libraryexchange.record.RejectionReason.TOO_LARGE;
import static org.libraryexchange.record.RejectionReason.UNKNOWN_TYPE;
import static org.libraryexchange.record.RejectionReason.WRONG_DIGEST;
import static org.libraryexchange.record.RejectionReason.WRONG_ID;
import static org.libraryexchange.record.RejectionReason.WRONG_OWNER;
import static org.libraryexchange.record.RejectionReason.WRONG_SOURCE;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.libraryexchange.item.Item;
import org.libraryexchange.record.Judgement.Accepted;
import org.libraryexchange.record.Judgement.Rejected;

/**
 * Decides whether a record of one city's log may be mirrored. Total: any record whatever gets a judgement, never
 * another exception. It checks what the mirror needs to be safe and nothing more: the rules of content bind the owner.
 */
public final class Judge {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,16}");
    private static final long LARGEST_SEQUENCE = 1L << 53;
    private static final int LONGEST_HEADER = 200;
    private static final int DIGEST_DIGITS = 64;
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private final String city;

    /**
     * @param city whose log is read
     */
    public Judge(String city) {
        this.city = city;
    }

    public Judgement judge(RawRecord raw) {
        try {
            ItemRecord item = unpack(raw);
            DocumentSummary summary = DocumentReader.summarize(item.document());
            requireSameItem(item, summary);
            return new Accepted(raw, item, summary);
        } catch (UnfitRecordException e) {
            return new Rejected(raw, e.reason(), e.getMessage());
        }
    }

    private ItemRecord unpack(RawRecord raw) throws UnfitRecordException {
        requireType(raw);
        requireSource(raw);
        long sequence = number(raw, Header.SEQUENCE);
        long follows = number(raw, Header.FOLLOWS);
        require(
                sequence >= 1 && sequence <= LARGEST_SEQUENCE && follows < sequence,
                BAD_ENVELOPE,
                () -> "sequence " + sequence + " with follows " + follows + " is no place in a log");
        requireValue(raw);
        UUID id = subject(raw);
        ItemRecord item = new ItemRecord(city, id, sequence, follows, raw.value(), digest(raw), time(raw));
        require(item.isIntact(), WRONG_DIGEST, () -> "the value has another SHA-256 than its envelope says");
        return item;
    }

    private static void requireType(RawRecord raw) throws UnfitRecordException {
        String specVersion = text(raw, Header.SPEC_VERSION);
        require(specVersion.equals("1.0"), UNKNOWN_TYPE, () -> "CloudEvents version " + specVersion + " is not known");
        String type = text(raw, Header.TYPE);
        require(type.equals(ItemRecord.TYPE), UNKNOWN_TYPE, () -> "type " + type + " is not known");
    }

    private void requireSource(RawRecord raw) throws UnfitRecordException {
        String source = text(raw, Header.SOURCE);
        require(
                source.equals(ItemRecord.source(city)),
                WRONG_SOURCE,
                () -> "source is " + source + " in the log of " + city);
    }

    private static void requireValue(RawRecord raw) throws UnfitRecordException {
        require(raw.value() != null, NO_VALUE, () -> "there is no value");
        require(raw.value().length > 0, NO_VALUE, () -> "the value is empty");
        require(
                raw.value().length <= Item.LARGEST_DOCUMENT,
                TOO_LARGE,
                () -> "the value has " + raw.value().length + " bytes; at most " + Item.LARGEST_DOCUMENT
                        + " are allowed");
    }

    private static UUID subject(RawRecord raw) throws UnfitRecordException {
        String subject = text(raw, Header.SUBJECT);
        UUID id = DocumentReader.uuid(subject);
        require(
                raw.key() != null && Arrays.equals(raw.key(), subject.getBytes(StandardCharsets.UTF_8)),
                WRONG_ID,
                () -> "the key is not the id " + subject + " of the envelope");
        return id;
    }

    private static byte[] digest(RawRecord raw) throws UnfitRecordException {
        String digits = text(raw, Header.SHA256);
        try {
            require(digits.length() == DIGEST_DIGITS, BAD_ENVELOPE, () -> "sha256 has " + digits.length() + " digits");
            return HexFormat.of().parseHex(digits);
        } catch (IllegalArgumentException e) {
            throw new UnfitRecordException(BAD_ENVELOPE, "sha256 is not hexadecimal");
        }
    }

    /** The time is for information only, so a wrong one costs nothing but itself. */
    private static Instant time(RawRecord raw) {
        try {
            Instant told = Instant.parse(text(raw, Header.TIME));
            return isStorable(told) ? told : timestamp(raw);
        } catch (UnfitRecordException | DateTimeException e) {
            return timestamp(raw);
        }
    }

    private static Instant timestamp(RawRecord raw) {
        return isStorable(raw.timestamp()) ? raw.timestamp() : Instant.EPOCH;
    }

    /** Years that RFC 3339 can write; databases hold fewer than {@code Instant}. */
    private static boolean isStorable(Instant time) {
        return !time.isBefore(EARLIEST) && !time.isAfter(LATEST);
    }

    private static long number(RawRecord raw, String header) throws UnfitRecordException {
        String digits = text(raw, header);
        require(NUMBER.matcher(digits).matches(), BAD_ENVELOPE, () -> header + " is no number of the log: " + digits);
        return Long.parseLong(digits);
    }

    private static String text(RawRecord raw, String header) throws UnfitRecordException {
        byte[] value = raw.header(header)
                .orElseThrow(() -> new UnfitRecordException(BAD_ENVELOPE, "header " + header + " is not there once"));
        require(
                value.length <= LONGEST_HEADER,
                BAD_ENVELOPE,
                () -> "header " + header + " has " + value.length + " bytes");
        require(isVisibleAscii(value), BAD_ENVELOPE, () -> "header " + header + " holds more than visible ASCII");
        return new String(value, StandardCharsets.US_ASCII);
    }

    private static boolean isVisibleAscii(byte[] text) {
        for (byte each : text) {
            if (each <= 0x20 || each >= 0x7f) {
                return false;
            }
        }
        return true;
    }

    private void requireSameItem(ItemRecord item, DocumentSummary summary) throws UnfitRecordException {
        require(
                summary.id().equals(item.id()),
                WRONG_ID,
                () -> "the document is of item " + summary.id() + ", the envelope of " + item.id());
        require(
                summary.owner().equals(city),
                WRONG_OWNER,
                () -> "the document is owned by " + DocumentReader.quote(summary.owner()) + " in the log of " + city);
    }

    /** The sentence is put together only when it is needed: most records are good. */
    private static void require(boolean holds, RejectionReason reason, Supplier<String> detail)
            throws UnfitRecordException {
        if (!holds) {
            throw new UnfitRecordException(reason, detail.get());
        }
    }
}
