package org.libraryexchange.letter;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.UUID;
import org.libraryexchange.item.Findings;
import org.libraryexchange.item.Rules;
import org.libraryexchange.item.UuidText;

/**
 * An item that a letter is about, as the sender saw it.
 *
 * @param owner the city whose item it is
 */
public record About(
        String owner,
        @JsonDeserialize(using = UuidText.class) UUID id,
        Long version) {

    private static final long LARGEST_VERSION = 1L << 53;

    void check(Findings findings) {
        Rules.term(findings.at("owner"), owner);
        findings.at("id").present(id);
        checkVersion(findings.at("version"), version);
    }

    static void checkVersion(Findings findings, Long version) {
        if (findings.present(version)) {
            findings.require(
                    version >= 1 && version <= LARGEST_VERSION,
                    "range",
                    "must be a whole number from 1 to 2^53",
                    version);
        }
    }
}
