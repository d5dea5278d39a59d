package org.libraryexchange.letter;

import org.libraryexchange.item.Findings;
import org.libraryexchange.item.Rules;

/**
 * Who signs a letter.
 *
 * @param desk of the sender's city, a term such as {@code local-studies}
 * @param name of a person; optional, and only if that person wants it
 */
public record Sender(String desk, String name) {

    static final int LONGEST_NAME = 100;

    void check(Findings findings) {
        Rules.term(findings.at("desk"), desk);
        Rules.line(findings.at("name"), name, LONGEST_NAME);
        LetterContent.requireOneDirection(findings.at("name"), name);
    }

    Sender withoutName() {
        return new Sender(desk, null);
    }
}
