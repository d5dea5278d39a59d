package org.libraryexchange.record;

import static org.libraryexchange.record.RejectionReason.BAD_ENVELOPE;
import static org.libraryexchange.record.RejectionReason.IN_TRANSACTION;
import static org.libraryexchange.record.RejectionReason.NOT_SEALED;
import static org.libraryexchange.record.RejectionReason.NO_VALUE;
import static org.libraryexchange.record.RejectionReason.TOO_LARGE;
import static org.libraryexchange.record.RejectionReason.UNREADABLE;
import static org.libraryexchange.record.RejectionReason.WRONG_DIGEST;
import static org.libraryexchange.record.RejectionReason.WRONG_SEAL;
import static org.libraryexchange.record.RejectionReason.WRONG_SOURCE;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.libraryexchange.record.RawRecord.Cut;
import org.libraryexchange.seal.SealCheck;
import org.libraryexchange.seal.SealState;
import org.libraryexchange.seal.SealedContent;

/** What a record says about itself in its headers. Each method checks what it returns. */
final class Envelope {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,16}");
    private static final int LONGEST_HEADER = 200;
    private static final int DIGEST_DIGITS = 64;

    private final RawRecord raw;
    private byte[] valueSha256;

    Envelope(RawRecord raw) {
        this.raw = raw;
    }

    /**
     * Refuses a record that the city has not written for this log. It comes first, because nothing else in such a
     * record can be believed.
     */
    void requireSeal(SealCheck seals, String topic) throws UnfitRecordException {
        SealState state = seals.check(() -> content(topic), raw.header(Header.SEAL));
        require(state != SealState.MISSING, NOT_SEALED, () -> "the record has no seal");
        require(state != SealState.WRONG, WRONG_SEAL, () -> "the seal is not this city’s for this record in this log");
    }

    private SealedContent content(String topic) {
        byte[] key = raw.key() == null ? new byte[0] : raw.key();
        String type = raw.header(Header.TYPE)
                .map(value -> new String(value, StandardCharsets.UTF_8))
                .orElse("");
        return new SealedContent(topic, type, key, claimed(Header.SEQUENCE), claimed(Header.FOLLOWS), valueSha256());
    }

    /** A number from a header, or 0 if there is none; the seal is then not of this record. */
    private long claimed(String header) {
        return raw.header(header)
                .map(value -> new String(value, StandardCharsets.ISO_8859_1))
                .filter(digits -> NUMBER.matcher(digits).matches())
                .map(Long::parseLong)
                .orElse(0L);
    }

    /** Refuses a record that its writer may have aborted, and one that was cut. */
    void requireReadable() throws UnfitRecordException {
        require(!raw.transactional(), IN_TRANSACTION, () -> "the record was written in a transaction");
        Optional<String> unreadable = raw.cut().flatMap(Cut::unreadable);
        require(unreadable.isEmpty(), UNREADABLE, unreadable::orElseThrow);
        require(!raw.isValueCut(), TOO_LARGE, () -> "the value has " + raw.valueBytes() + " bytes");
        require(raw.cut().isEmpty(), BAD_ENVELOPE, () -> "the key or the headers are too long");
    }

    /** The type, if the node knows the version of CloudEvents. */
    String type() throws UnfitRecordException {
        String specVersion = text(Header.SPEC_VERSION);
        requireWithout(
                specVersion.equals("1.0"),
                BAD_ENVELOPE,
                () -> "CloudEvents version " + specVersion + " is not known",
                "the version of CloudEvents is not known");
        return text(Header.TYPE);
    }

    void requireSource(CityLog log) throws UnfitRecordException {
        String source = text(Header.SOURCE);
        requireWithout(
                source.equals(log.source()),
                WRONG_SOURCE,
                () -> "source is " + source + ", not " + log.source(),
                "source is not " + log.source());
    }

    void requireValue(int mostBytes) throws UnfitRecordException {
        require(raw.value() != null, NO_VALUE, () -> "there is no value");
        require(raw.value().length > 0, NO_VALUE, () -> "the value is empty");
        require(
                raw.value().length <= mostBytes,
                TOO_LARGE,
                () -> "the value has " + raw.value().length + " bytes; at most " + mostBytes + " are allowed");
    }

    /** Whether the record's key is this text. */
    boolean hasKey(String text) {
        return raw.key() != null && Arrays.equals(raw.key(), text.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] digest() throws UnfitRecordException {
        String digits = text(Header.SHA256);
        try {
            require(digits.length() == DIGEST_DIGITS, BAD_ENVELOPE, () -> "sha256 has " + digits.length() + " digits");
            return HexFormat.of().parseHex(digits);
        } catch (IllegalArgumentException e) {
            throw new UnfitRecordException(BAD_ENVELOPE, "sha256 is not hexadecimal");
        }
    }

    /** The trace that leads to the record, if somebody records it. Any other content of the header does no harm. */
    Optional<TraceParent> trace() {
        return raw.header(TraceParent.HEADER)
                .flatMap(value -> TraceParent.read(new String(value, StandardCharsets.ISO_8859_1)))
                .filter(TraceParent::sampled);
    }

    void requireIntact() throws UnfitRecordException {
        byte[] unused = intactDigest();
    }

    /** The digest that the envelope gives, if it is that of the value. */
    byte[] intactDigest() throws UnfitRecordException {
        byte[] digest = digest();
        require(
                Arrays.equals(digest, valueSha256()),
                WRONG_DIGEST,
                () -> "the value does not match the SHA-256 in its envelope");
        return digest;
    }

    private byte[] valueSha256() {
        if (valueSha256 == null) {
            valueSha256 = raw.valueSha256();
        }
        return valueSha256;
    }

    long number(String header) throws UnfitRecordException {
        String digits = text(header);
        requireWithout(
                NUMBER.matcher(digits).matches(),
                BAD_ENVELOPE,
                () -> header + " is not a log number: " + digits,
                header + " is not a log number");
        return Long.parseLong(digits);
    }

    String text(String header) throws UnfitRecordException {
        byte[] value = raw.header(header)
                .orElseThrow(
                        () -> new UnfitRecordException(BAD_ENVELOPE, "header " + header + " is missing or repeated"));
        require(
                value.length <= LONGEST_HEADER,
                BAD_ENVELOPE,
                () -> "header " + header + " has " + value.length + " bytes");
        require(isVisibleAscii(value), BAD_ENVELOPE, () -> "header " + header + " is not all visible ASCII");
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

    /** Builds the message only when it is needed, since most records are good. */
    static void require(boolean holds, RejectionReason reason, Supplier<String> detail) throws UnfitRecordException {
        if (!holds) {
            throw new UnfitRecordException(reason, detail.get());
        }
    }

    /** Does the same where the detail quotes a value. */
    private static void requireWithout(
            boolean holds, RejectionReason reason, Supplier<String> detail, String withoutValue)
            throws UnfitRecordException {
        if (!holds) {
            throw new UnfitRecordException(reason, detail.get(), withoutValue);
        }
    }
}
