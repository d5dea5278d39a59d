package org.libraryexchange.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;
import org.libraryexchange.catalogue.BulkOutcome.Refused;

/** A row that has been read. */
sealed interface ReadRow {

    /**
     * A row that could be read.
     *
     * @param field turns a JSON Pointer into the file's own name for that place
     * @param exported whether the row says that it was read from the item, with what people had settled in it
     */
    record Document(ObjectNode tree, UnaryOperator<String> field, boolean exported) implements ReadRow {}

    /** A row that could not be read. */
    record Unreadable(Refused refusal) implements ReadRow {}

    static ReadRow unreadable(String rule, String message) {
        return new Unreadable(Refused.by("", rule, message, null));
    }
}
