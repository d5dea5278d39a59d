package org.libraryexchange.item;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.UUID;

/**
 * An item of another city that belongs with this one. Each city names its half of the pair.
 *
 * @param owner the city whose item it is
 * @param relation how the two belong together
 * @param note for readers, by language; optional
 */
public record Sister(
        String owner,
        @JsonDeserialize(using = UuidText.class) UUID id,
        SisterRelation relation,
        LocalizedText note) {

    static final int LONGEST_NOTE = 300;

    /** Which item it is. */
    record Named(String owner, UUID id) {}

    Named item() {
        return new Named(owner, id);
    }

    void check(Findings findings) {
        Rules.term(findings.at("owner"), owner);
        findings.at("id").present(id);
        findings.at("relation").present(relation);
        LocalizedText.checkLine(findings.at("note"), note, LONGEST_NOTE);
    }
}
