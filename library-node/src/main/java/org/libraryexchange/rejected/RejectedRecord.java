package org.libraryexchange.rejected;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A rejected record as operators see it.
 *
 * @param partner owner of the log
 * @param reason stable term
 * @param detail the reason as a sentence
 * @param purged whether value and headers were removed, because the owner erased the item that the key names
 */
public record RejectedRecord(
        long id,
        String partner,
        @JsonUnwrapped RecordOrigin origin,
        @JsonUnwrapped RecordSize size,
        @JsonUnwrapped Content content,
        String reason,
        String detail,
        Instant rejected,
        @JsonUnwrapped Disposition disposition,
        boolean purged) {

    /**
     * Key, value and header values are the original bytes in Base64; all three are withheld if they have more than 1 MiB
     * together.
     *
     * @param key null if it had none
     * @param value null if it had none
     * @param headers list of name and value
     */
    public record Content(
            byte[] key, byte[] value, @JsonRawValue String headers) {

        private static Content of(Original original) {
            return new Content(
                    original.key(),
                    original.value(),
                    original.headers() == null ? null : new String(original.headers(), StandardCharsets.UTF_8));
        }
    }

    static RejectedRecord of(RejectedRow row, Original original) {
        return new RejectedRecord(
                row.id(),
                row.owner(),
                row.origin(),
                row.size(),
                Content.of(original),
                row.reason(),
                row.detail(),
                row.rejected(),
                row.disposition(),
                row.purged());
    }
}
