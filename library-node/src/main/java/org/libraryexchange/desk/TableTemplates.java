package org.libraryexchange.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.libraryexchange.imports.ItemTable;
import org.libraryexchange.item.StoredDocument;

/** Tables to begin with: the usual columns of a kind, and an item that shows how to fill them. */
final class TableTemplates {

    /** The scheme of the identifiers in the templates. Whoever imports them may choose another. */
    private static final String SCHEME = "own-key";

    private TableTemplates() {}

    static ItemTable of(String kind) {
        return new ItemTable(SCHEME, List.of(StoredDocument.read(example("/desk/" + kind + ".json"))));
    }

    private static String example(String name) {
        try (InputStream in = TableTemplates.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
