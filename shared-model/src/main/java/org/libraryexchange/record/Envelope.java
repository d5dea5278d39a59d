package org.libraryexchange.record;

import static org.libraryexchange.record.RejectionReason.BAD_ENVELOPE;
import static org.libraryexchange.record.RejectionReason.NO_VALUE;
import static org.libraryexchange.record.RejectionReason.TOO_LARGE;
import static org.libraryexchange.record.RejectionReason.UNKNOWN_TYPE;
import static org.libraryexchange.record.RejectionReason.WRONG_DIGEST;
import static org.libraryexchange.record.RejectionReason.WRONG_SOURCE;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What a record says of itself in its headers, checked as far as it is asked for. */
final class Envelope {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,16}");
    private static final int LONGEST_HEADER = 200;
    private static final int DIGEST_DIGITS = 64;

    private final RawRecord raw;

    Envelope(RawRecord raw) {
        this.raw = raw;
    }

    /** The type, in a version of CloudEvents that is known. */
    String type() throws UnfitRecordException {
        String specVersion = text(Header.SPEC_VERSION);
        require(specVersion.equals("1.0"), UNKNOWN_TYPE, () -> "CloudEvents version " + specVersion + " is not known");
        return text(Header.TYPE);
    }

    void requireSource(String city) throws UnfitRecordException {
        String source = text(Header.SOURCE);
        require(
                source.equals(ItemRecord.source(city)),
                WRONG_SOURCE,
                () -> "source is " + source + " in the log of " + city);
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

    byte[] digest() throws UnfitRecordException {
        String digits = text(Header.SHA256);
        try {
            require(digits.length() == DIGEST_DIGITS, BAD_ENVELOPE, () -> "sha256 has " + digits.length() + " digits");
            return HexFormat.of().parseHex(digits);
        } catch (IllegalArgumentException e) {
            throw new UnfitRecordException(BAD_ENVELOPE, "sha256 is not hexadecimal");
        }
    }

    /** Where a trace leads to the record and is recorded; whatever else the header may say does no harm. */
    Optional<TraceParent> trace() {
        return raw.header(TraceParent.HEADER)
                .flatMap(value -> TraceParent.read(new String(value, StandardCharsets.ISO_8859_1)))
                .filter(TraceParent::sampled);
    }

    static void requireIntact(boolean holds) throws UnfitRecordException {
        require(holds, WRONG_DIGEST, () -> "the value has another SHA-256 than its envelope says");
    }

    long number(String header) throws UnfitRecordException {
        String digits = text(header);
        require(NUMBER.matcher(digits).matches(), BAD_ENVELOPE, () -> header + " is no number of the log: " + digits);
        return Long.parseLong(digits);
    }

    String text(String header) throws UnfitRecordException {
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

    /** The sentence is put together only when it is needed: most records are good. */
    static void require(boolean holds, RejectionReason reason, Supplier<String> detail) throws UnfitRecordException {
        if (!holds) {
            throw new UnfitRecordException(reason, detail.get());
        }
    }
}
