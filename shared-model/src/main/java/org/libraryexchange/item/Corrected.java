package org.libraryexchange.item;

import com.fasterxml.jackson.databind.JsonNode;
import org.libraryexchange.json.CanonicalJson;
import org.libraryexchange.json.Sha256;

/**
 * A value of an item that people have settled. It stands until the city's systems send something else than they sent
 * before.
 *
 * @param by the city whose text it is
 * @param base digest of what the systems last sent in its place, as {@link #digest}; null if they sent nothing
 */
public record Corrected(String by, String base) {

    /** SHA-256 of a value's canonical JSON in hexadecimal; null if there is no value. */
    public static String digest(JsonNode value) {
        return value.isMissingNode() ? null : Sha256.hex(CanonicalJson.bytes(value));
    }

    /** Whether this is what the systems last sent. */
    boolean isBase(JsonNode value) {
        return base == null ? value.isMissingNode() : base.equals(digest(value));
    }
}
