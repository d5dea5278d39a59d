package org.libraryexchange.item;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.libraryexchange.json.Text;

/**
 * One rule that a document breaks.
 *
 * @param pointer JSON Pointer (RFC 6901) to the offending value; empty for the whole document
 * @param rule stable kebab-case name of the rule
 * @param message what is wrong and what would be right, for the person who can correct it
 * @param value the offending value, shortened; null if it is missing
 */
@JsonInclude(Include.NON_NULL)
public record Violation(String pointer, String rule, String message, String value) {

    public Violation {
        pointer = Text.showable(pointer);
        message = Text.showable(message);
        value = value == null ? null : Text.showable(value);
    }
}
