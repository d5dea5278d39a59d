package org.libraryexchange.log.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.libraryexchange.record.Judgement.Rejected;
import org.libraryexchange.record.RawRecord;
import org.libraryexchange.record.RawRecord.Cut;

/** A rejected record as its row has it. */
public record RejectionColumns(Rejected rejected) {

    private static final int LONGEST_DETAIL = 500;
    private static final Instant EARLIEST_TIME = Instant.EPOCH;
    private static final Instant LATEST_TIME = Instant.parse("9999-12-31T23:59:59Z");

    /** Tells an empty header from one without a value. */
    private static final JsonMapper HEADERS = new JsonMapper();

    private RawRecord raw() {
        return rejected.raw();
    }

    Instant time() {
        Instant time = raw().timestamp();
        if (time.isBefore(EARLIEST_TIME)) {
            return EARLIEST_TIME;
        }
        return time.isAfter(LATEST_TIME) ? LATEST_TIME : time;
    }

    byte[] headers() {
        try {
            return HEADERS.writeValueAsBytes(raw().headers());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers are plain records", e);
        }
    }

    /** A detail quotes what a stranger sent; what a text column refuses is left out of it. */
    String detail() {
        String sound = rejected.detail().replace("\0", "").replaceAll("\\p{Cs}", "");
        return sound.length() <= LONGEST_DETAIL ? sound : sound.substring(0, LONGEST_DETAIL) + "…";
    }

    /** The item that the record speaks of; none where the owner has not written it, whoever it names. */
    public Optional<UUID> item() {
        return rejected.reason().isOfUnknownWriter() ? Optional.empty() : raw().claimedItem();
    }

    /** The place that the record has; none where the owner has not written it. */
    public OptionalLong sequence() {
        return rejected.reason().isOfUnknownWriter() ? OptionalLong.empty() : raw().claimedSequence();
    }

    Long wholeBytes() {
        return raw().cut().map(Cut::bytes).orElse(null);
    }

    byte[] wholeSha256() {
        return raw().cut().map(Cut::sha256).orElse(null);
    }
}
