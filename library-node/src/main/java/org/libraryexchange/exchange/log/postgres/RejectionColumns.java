package org.libraryexchange.exchange.log.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.libraryexchange.record.Judgement.Rejected;
import org.libraryexchange.record.RawRecord;
import org.libraryexchange.record.RawRecord.Cut;

/** The column values of a rejected record. */
public record RejectionColumns(Rejected rejected) {

    private static final int LONGEST_DETAIL = 500;
    private static final Instant EARLIEST_TIME = Instant.EPOCH;
    private static final Instant LATEST_TIME = Instant.parse("9999-12-31T23:59:59Z");

    /** Writes an empty header value and a missing one differently. */
    private static final JsonMapper HEADERS = new JsonMapper();

    private RawRecord raw() {
        return rejected.raw();
    }

    public Instant time() {
        Instant time = raw().timestamp();
        if (time.isBefore(EARLIEST_TIME)) {
            return EARLIEST_TIME;
        }
        return time.isAfter(LATEST_TIME) ? LATEST_TIME : time;
    }

    public byte[] headers() {
        try {
            return HEADERS.writeValueAsBytes(raw().headers());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers are plain records", e);
        }
    }

    /** The detail quotes what a stranger sent. Characters that a text column refuses are removed. */
    public String detail() {
        String sound = rejected.detail().replace("\0", "").replaceAll("\\p{Cs}", "");
        return sound.length() <= LONGEST_DETAIL ? sound : sound.substring(0, LONGEST_DETAIL) + "…";
    }

    /** The item that the record names; empty if the owner may not have written the record. */
    public Optional<UUID> item() {
        return rejected.reason().isOfUnknownWriter() ? Optional.empty() : raw().claimedItem();
    }

    /** The sequence that the record names; empty if the owner may not have written the record. */
    public OptionalLong sequence() {
        return rejected.reason().isOfUnknownWriter() ? OptionalLong.empty() : raw().claimedSequence();
    }

    public Long wholeBytes() {
        return raw().cut().map(Cut::bytes).orElse(null);
    }

    public byte[] wholeSha256() {
        return raw().cut().map(Cut::sha256).orElse(null);
    }
}
