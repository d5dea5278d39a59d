package org.libraryexchange.letter;

import java.util.regex.Pattern;
import org.libraryexchange.item.Findings;

/**
 * A version of an item.
 *
 * @param sha256 of its document, in hexadecimal
 */
public record ItemVersion(Long version, String sha256) {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    void check(Findings findings) {
        About.checkVersion(findings.at("version"), version);
        if (findings.at("sha256").present(sha256)) {
            findings.at("sha256")
                    .require(
                            DIGEST.matcher(sha256).matches(),
                            "digest",
                            "must be 64 lower-case hexadecimal digits",
                            sha256);
        }
    }
}
