package org.libraryexchange.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;
import org.libraryexchange.catalogue.BulkOutcome.Refused;

/** A row that has been read. */
sealed interface ReadRow {

    /**
     * A row that says something.
     *
     * @param field names the place of a JSON Pointer in the terms of the file
     */
    record Document(ObjectNode tree, UnaryOperator<String> field) implements ReadRow {}

    /** A row that cannot be understood. */
    record Unreadable(Refused refusal) implements ReadRow {}

    static ReadRow unreadable(String rule, String message) {
        return new Unreadable(Refused.by("", rule, message, null));
    }
}
