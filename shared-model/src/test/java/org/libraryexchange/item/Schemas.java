package org.libraryexchange.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.StrictJson;

/** The published JSON Schemas and a validator that reads them from the class path, never from the network. */
public final class Schemas {

    public static final String BASE = "https://libraryexchange.org/schema/";
    public static final String ITEM = "item.schema.json";
    public static final String DRAFT = "item-draft.schema.json";
    public static final String LETTER = "letter.schema.json";
    public static final String LETTER_DRAFT = "letter-draft.schema.json";
    public static final String PICTURE = "picture.schema.json";
    public static final String HANDLING = "handling.schema.json";

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemas(iri -> iri.startsWith(BASE)
                    ? new String(bytes(iri.substring(BASE.length())), StandardCharsets.UTF_8)
                    : null));

    private Schemas() {}

    /** Lists what is wrong with a document, empty if nothing is. */
    public static List<String> errors(String schema, JsonNode document) {
        return errors(schema, "", document);
    }

    /** Lists what is wrong with a value under a part of a schema. */
    public static List<String> errors(String schema, String pointer, JsonNode value) {
        Schema loaded = REGISTRY.getSchema(SchemaLocation.of(BASE + schema + (pointer.isEmpty() ? "" : "#" + pointer)));
        String sent = new String(Items.sent(value), StandardCharsets.US_ASCII);
        return loaded.validate(sent, InputFormat.JSON).stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }

    public static JsonNode tree(String name) {
        try {
            return StrictJson.tree(bytes(name));
        } catch (MalformedJsonException e) {
            throw new AssertionError(name + ": " + e.getMessage(), e);
        }
    }

    public static byte[] bytes(String name) {
        try (InputStream in = Schemas.class.getResourceAsStream("/org/libraryexchange/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
