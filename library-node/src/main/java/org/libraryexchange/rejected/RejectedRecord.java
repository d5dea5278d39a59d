package org.libraryexchange.rejected;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/**
 * A rejected record as operators see it. Key, value and header values are the original bytes in Base64; all three are
 * withheld if they have more than 1 MiB together.
 *
 * @param partner owner of the log
 * @param offset in the topic
 * @param time of the record in the log
 * @param itemId the key, if it is an id; otherwise null
 * @param sequence the header, if it is a sequence; otherwise null
 * @param bytes size of key, value and headers together
 * @param wholeBytes size of the whole value, if only its beginning was kept; otherwise null
 * @param wholeSha256 of the whole value in hexadecimal, if only its beginning was kept; otherwise null
 * @param key null if it had none
 * @param value null if it had none
 * @param headers list of name and value
 * @param reason stable term
 * @param detail the reason as a sentence
 * @param settled when it was settled; null until then
 * @param settledBy who settled it; null if the exchange did so by itself
 * @param note why it was dismissed; otherwise null
 * @param purged whether value and headers were removed, because the owner erased the item that the key names
 */
public record RejectedRecord(
        long id,
        String partner,
        String topic,
        long offset,
        Instant time,
        UUID itemId,
        Long sequence,
        long bytes,
        Long wholeBytes,
        String wholeSha256,
        byte[] key,
        byte[] value,
        @JsonRawValue String headers,
        String reason,
        String detail,
        Instant rejected,
        RejectedState state,
        Instant settled,
        String settledBy,
        String note,
        boolean purged) {

    static RejectedRecord of(RejectedRow row, Original original) {
        return new RejectedRecord(
                row.id(),
                row.owner(),
                row.topic(),
                row.recordOffset(),
                row.recordTime(),
                row.itemId(),
                row.sequence(),
                row.bytes(),
                row.wholeBytes(),
                row.wholeSha256() == null ? null : HexFormat.of().formatHex(row.wholeSha256()),
                original.key(),
                original.value(),
                original.headers() == null ? null : new String(original.headers(), StandardCharsets.UTF_8),
                row.reason(),
                row.detail(),
                row.rejected(),
                row.state(),
                row.settled(),
                row.settledBy(),
                row.note(),
                row.purged());
    }
}
