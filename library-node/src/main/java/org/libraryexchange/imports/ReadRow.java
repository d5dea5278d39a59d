package org.libraryexchange.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;
import org.libraryexchange.catalogue.BulkOutcome.Refused;

/**
 * A row that has been read as a document, or refused.
 *
 * @param end where the next row begins
 * @param document null where the row was refused
 * @param refusal null where it was not
 * @param field names the place of a JSON Pointer in the terms of the file
 */
record ReadRow(long number, long end, ObjectNode document, Refused refusal, UnaryOperator<String> field) {

    static ReadRow refused(RawRow raw, String rule, String message) {
        return new ReadRow(
                raw.number(), raw.end(), null, Refused.by("", rule, message, null), UnaryOperator.identity());
    }
}
