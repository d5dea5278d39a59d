package org.libraryexchange.catalogue.sources;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Some records of a source as they are now, and what they would change.
 *
 * @param reason why there are none; empty if there are
 * @param detail what the source said
 */
record SourcePreview(List<Shown> records, Optional<Trouble> reason, Optional<String> detail) {

    /**
     * A record.
     *
     * @param cells what it says, by heading
     * @param document that an import would get
     * @param effect what an import would do, as a term
     * @param item that it would change
     * @param settled what would become of values that people have settled in that item
     * @param problems why an import would refuse it; empty if it would not
     */
    record Shown(
            Map<String, String> cells,
            Optional<ObjectNode> document,
            String effect,
            Optional<UUID> item,
            List<Settled> settled,
            List<Refused> problems) {}

    /** What would become of a value. */
    record Settled(String pointer, String fate) {}

    /** A rule that a record breaks. */
    record Refused(String field, String rule, String hint) {}
}
