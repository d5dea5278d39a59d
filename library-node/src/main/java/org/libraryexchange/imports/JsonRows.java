package org.libraryexchange.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.StrictJson;
import org.libraryexchange.json.Text;

/** Reads rows that are JSON documents. */
final class JsonRows implements RowReader {

    @Override
    public ReadRow read(RawRow raw) {
        String text;
        try {
            text = Text.decodeUtf8(raw.bytes());
        } catch (MalformedJsonException e) {
            return ReadRow.unreadable("encoding", e.getMessage());
        }
        try {
            JsonNode tree = StrictJson.tree(text);
            return tree instanceof ObjectNode document
                    ? new ReadRow.Document(document, UnaryOperator.identity(), false)
                    : ReadRow.unreadable("type", "must be an object");
        } catch (MalformedJsonException e) {
            return ReadRow.unreadable("malformed-json", e.getMessage());
        }
    }
}
