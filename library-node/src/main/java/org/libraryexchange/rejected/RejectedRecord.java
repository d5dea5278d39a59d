package org.libraryexchange.rejected;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/**
 * A rejected record as ops people see it; key, value and header values are the original bytes in Base64. All
 * three are withheld where they have more than 1 MiB together.
 *
 * @param partner whose log it stood in
 * @param offset place in the topic
 * @param time as its producer set it
 * @param itemId the key, where it is an id; null elsewhere
 * @param sequence the header, where it is a place in the log; null elsewhere
 * @param bytes how many key, value and headers have together
 * @param wholeBytes how many the whole value had, where only its beginning was kept; null elsewhere
 * @param wholeSha256 of the whole value, in hexadecimal, where only its beginning was kept; null elsewhere
 * @param key null where it had none
 * @param value null where it had none
 * @param headers list of name and value
 * @param reason stable term
 * @param detail a sentence
 * @param settled when nothing more could become of it; null before
 * @param settledBy who did that; null where the exchange did it by itself
 * @param note why it was dismissed; null elsewhere
 * @param purged whether value and headers were removed, since the owner erased the item that the key names
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
