package org.libraryexchange.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.List;
import org.libraryexchange.record.Judgement.Rejected;
import org.libraryexchange.record.RawRecord;

/** Rejected records as rows of the temporary table {@code staged_rejection} of the mirror's session. */
final class StagedRejections {

    private static final int LONGEST_DETAIL = 500;
    private static final Instant EARLIEST_TIME = Instant.EPOCH;
    private static final Instant LATEST_TIME = Instant.parse("9999-12-31T23:59:59Z");

    /** Tells an empty header from one without a value. */
    private static final JsonMapper HEADERS = new JsonMapper();

    private StagedRejections() {}

    static void write(List<Rejected> rejections, BinaryRows rows) {
        for (Rejected rejected : rejections) {
            RawRecord raw = rejected.raw();
            rows.row(9)
                    .bigint(raw.offset())
                    .timestamp(within(raw.timestamp()))
                    .bytes(raw.key())
                    .bytes(raw.value())
                    .bytes(headers(raw))
                    .text(rejected.reason().term())
                    .text(shortened(rejected.detail()));
            raw.claimedItem().ifPresentOrElse(rows::uuid, rows::nothing);
            raw.claimedSequence().ifPresentOrElse(rows::bigint, rows::nothing);
        }
    }

    private static Instant within(Instant time) {
        if (time.isBefore(EARLIEST_TIME)) {
            return EARLIEST_TIME;
        }
        return time.isAfter(LATEST_TIME) ? LATEST_TIME : time;
    }

    private static byte[] headers(RawRecord raw) {
        try {
            return HEADERS.writeValueAsBytes(raw.headers());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers are plain records", e);
        }
    }

    /** A detail quotes what a stranger sent; what a text column refuses is left out of it. */
    private static String shortened(String detail) {
        String sound = detail.replace("\0", "").replaceAll("\\p{Cs}", "");
        return sound.length() <= LONGEST_DETAIL ? sound : sound.substring(0, LONGEST_DETAIL) + "…";
    }
}
