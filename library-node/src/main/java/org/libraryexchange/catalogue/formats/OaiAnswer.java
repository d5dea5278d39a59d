package org.libraryexchange.catalogue.formats;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An answer to a harvester (OAI-PMH 2.0).
 *
 * @param base where harvesters send their requests
 * @param date whatever was stored before is in the lists up to here
 * @param arguments of the request, as far as they are valid
 */
public record OaiAnswer(URI base, Instant date, Map<String, String> arguments, Content content) {

    /** What the answer has, for one of the verbs. */
    public sealed interface Content {}

    /** One of the protocol's errors. */
    public record Failure(OaiError code, String message) implements Content {}

    public record Identity(String name, String adminEmail, Instant earliest) implements Content {}

    /** The formats, of which there is one. */
    public record Formats() implements Content {}

    public record Sets(List<OaiSet> sets) implements Content {}

    /**
     * Records, or their heads.
     *
     * @param token for the next of a list; an empty text at the end of a list that has tokens
     */
    public record Records(List<OaiRecord> records, boolean whole, Optional<String> token) implements Content {}

    /** Some of the items. */
    public record OaiSet(String spec, String name) {}

    /**
     * The record of an item.
     *
     * @param sets that have it
     * @param deleted whether the item is no longer published
     * @param metadata empty of a head, and of what is deleted
     * @param origin of a copy, if that is known
     */
    public record OaiRecord(
            String identifier,
            Instant stored,
            List<String> sets,
            boolean deleted,
            List<DublinCore.Entry> metadata,
            Optional<Origin> origin) {}

    /**
     * What a copy was made of.
     *
     * @param base where its owner answers harvesters
     * @param stored the owner's datestamp
     */
    public record Origin(URI base, Instant stored) {}

    /** Errors as the protocol names them. */
    public enum OaiError {
        BAD_ARGUMENT("badArgument"),
        BAD_RESUMPTION_TOKEN("badResumptionToken"),
        BAD_VERB("badVerb"),
        CANNOT_DISSEMINATE_FORMAT("cannotDisseminateFormat"),
        ID_DOES_NOT_EXIST("idDoesNotExist"),
        NO_RECORDS_MATCH("noRecordsMatch");

        private final String code;

        OaiError(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
