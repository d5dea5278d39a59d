package org.libraryexchange.letter;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.UUID;
import java.util.regex.Pattern;
import org.libraryexchange.item.UuidText;

/**
 * The version of a letter that a person judged.
 *
 * @param sha256 of its document, in lower-case hexadecimal
 */
public record LetterVersion(
        @JsonDeserialize(using = UuidText.class) UUID id, long version, String sha256) {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    public LetterVersion {
        if (version < 1) {
            throw new IllegalArgumentException("version must be 1 or more: " + version);
        }
        if (sha256 == null || !DIGEST.matcher(sha256).matches()) {
            throw new IllegalArgumentException("sha256 must be 64 lower-case hexadecimal digits: " + sha256);
        }
    }
}
