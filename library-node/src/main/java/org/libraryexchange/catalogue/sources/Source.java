package org.libraryexchange.catalogue.sources;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.libraryexchange.catalogue.imports.ImportForm;
import org.libraryexchange.catalogue.imports.ImportRequest;
import org.libraryexchange.item.Status;
import org.libraryexchange.json.Term;

/**
 * Where the city takes records from by itself.
 *
 * @param name what people call it
 * @param scheme of the identifiers by which its records are matched with items; no other source has it
 * @param withdrawAfter after how many complete fetches without a record its item is withdrawn; empty if that means nothing
 * @param secret the name of a secret in the settings
 * @param status of new items
 */
public record Source(
        String name,
        SourceKind kind,
        URI address,
        String scheme,
        Schedule schedule,
        OptionalInt withdrawAfter,
        Optional<String> secret,
        Status status,
        SourceMapping mapping) {

    public static final int MOST_FETCHES_MISSED = 100;

    /** When it is asked. */
    public enum Schedule implements Term {
        /** Each night, before the cities exchange what is new. */
        NIGHTLY,
        HOURLY
    }

    ImportRequest request(long id) {
        return ImportRequest.ofSource(ImportForm.NDJSON, scheme, status, id);
    }

    /**
     * A source that somebody has added.
     *
     * @param etag what the last answer said of itself; null if nothing
     * @param modified in the same way
     * @param wanted whether somebody wants a fetch now
     * @param trusted whether the next fetch counts though it looks as if the source were broken
     */
    public record Added(
            long id,
            Source source,
            String by,
            Instant at,
            String etag,
            String modified,
            boolean wanted,
            boolean trusted) {}
}
