package org.libraryexchange.item;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.util.UUID;

/** Reads a UUID in its usual form: lower case, 36 characters. Jackson's own reader also accepts capitals and Base64. */
public final class UuidText extends StdScalarDeserializer<UUID> {

    public UuidText() {
        super(UUID.class);
    }

    @Override
    public UUID deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (UUID) context.handleUnexpectedToken(UUID.class, parser);
        }
        String text = parser.getText();
        UUID id = read(text);
        return id != null && id.toString().equals(text)
                ? id
                : (UUID) context.handleWeirdStringValue(UUID.class, text, "not of the form");
    }

    private static UUID read(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
