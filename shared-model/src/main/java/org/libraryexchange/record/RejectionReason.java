package org.libraryexchange.record;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.libraryexchange.json.Term;

/** Why a mirror keeps a record aside. The names are part of the contract: the owner reads them. */
public enum RejectionReason implements Term {
    /**
     * The record has no seal, although the key of the log's city is known. Nothing that such a record claims is
     * believed.
     */
    NOT_SEALED,
    /** The city has not made this seal for this record in this log. Nothing that such a record claims is believed. */
    WRONG_SEAL,
    /** The record was written in a Kafka transaction, which may have been aborted. Cities use no transactions. */
    IN_TRANSACTION,
    /** The record cannot be decompressed, or its batch is larger than allowed when it is decompressed. */
    UNREADABLE,
    /** A required header is missing, is not UTF-8, or does not have its form. */
    BAD_ENVELOPE,
    /** The envelope names a type or version of record that this node does not know. */
    UNKNOWN_TYPE,
    /** The envelope names another log than this. */
    WRONG_SOURCE,
    /** There is no value. A tombstone holds nothing that could be mirrored. */
    NO_VALUE,
    /** The record or its value is too large. */
    TOO_LARGE,
    /** The sequence is farther ahead of the one before than a catalogue can grow. */
    TOO_FAR,
    /** The digest is not that of the value. */
    WRONG_DIGEST,
    /** The value is not one well-formed JSON object in UTF-8. */
    MALFORMED_JSON,
    /** A text holds U+0000 or half of a surrogate pair. */
    INVALID_TEXT,
    /** The document's id is missing, is not a UUID, or is not that of key and envelope. */
    WRONG_ID,
    /** The document's owner is not the city whose log this is. */
    WRONG_OWNER,
    /** The document is for another city than the one whose letters the log carries. */
    WRONG_ADDRESSEE,
    /** A letter has no valid thread, turn or seen; or a handling names no valid letter, or not that of its id. */
    INVALID_THREAD,
    /**
     * The bytes of a picture are not those of its SHA-256, or are no JPEG of the sides and bytes that the document gives, or
     * that its form may have.
     */
    INVALID_PICTURE,
    /** This node has no more room for the partner's pictures. */
    OVER_QUOTA,
    /** The document's version is not a whole number from 1 to 2^53. */
    INVALID_VERSION,
    /** This node does not know the document's kind. */
    UNKNOWN_KIND,
    /** The document has a status that never leaves a city, or a handling has no state. */
    INVALID_STATUS,
    /** The document's time of update is not in RFC 3339. */
    INVALID_TIME,
    /** A member that nodes read does not have the JSON type of the contract. */
    WRONG_SHAPE,
    /** The value is not a message of the type in the envelope, or is about a log that this one does not answer. */
    INVALID_MESSAGE,
    /** The database refuses it, or this node cannot process it. */
    NOT_STORABLE;

    /** Whether anybody may have written the record, so that it explains and settles nothing. */
    public boolean isOfUnknownWriter() {
        return this == NOT_SEALED || this == WRONG_SEAL;
    }

    /**
     * Whether the reason follows only from what the seal covers, or from this node, so that the owner's record would be
     * rejected again wherever it came from. Any other reason may have arisen on the record's way.
     */
    public boolean isOfContent() {
        return switch (this) {
            case UNKNOWN_TYPE,
                    NO_VALUE,
                    TOO_LARGE,
                    MALFORMED_JSON,
                    INVALID_TEXT,
                    WRONG_OWNER,
                    WRONG_ADDRESSEE,
                    INVALID_THREAD,
                    INVALID_PICTURE,
                    OVER_QUOTA,
                    UNKNOWN_KIND,
                    INVALID_VERSION,
                    INVALID_STATUS,
                    INVALID_TIME,
                    WRONG_SHAPE,
                    NOT_STORABLE -> true;
            case NOT_SEALED,
                    WRONG_SEAL,
                    IN_TRANSACTION,
                    UNREADABLE,
                    TOO_FAR,
                    BAD_ENVELOPE,
                    WRONG_SOURCE,
                    WRONG_DIGEST,
                    WRONG_ID,
                    INVALID_MESSAGE -> false;
        };
    }

    /** The reasons that match, as APIs and receipts write them. */
    public static List<String> terms(Predicate<RejectionReason> sort) {
        return Stream.of(values()).filter(sort).map(RejectionReason::term).toList();
    }
}
