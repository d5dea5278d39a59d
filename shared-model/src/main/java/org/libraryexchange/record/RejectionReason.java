package org.libraryexchange.record;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Why a mirror keeps a record out of its catalogue. The names are part of the contract: the owner reads them. */
public enum RejectionReason {
    /** There is no seal of the city whose log this is, although its key is known. What such a record claims counts for nothing. */
    NOT_SEALED,
    /** The seal is not one that the city has made for this record in this log. What such a record claims counts for nothing. */
    WRONG_SEAL,
    /** The record was written in a transaction of Kafka, which may have been given up; cities write none. */
    IN_TRANSACTION,
    /** The record cannot be unpacked, or its batch unpacks to more than is allowed. */
    UNREADABLE,
    /** A required header is missing, not UTF-8 or not of its form. */
    BAD_ENVELOPE,
    /** The envelope names a type or version of record that this node does not know. */
    UNKNOWN_TYPE,
    /** The envelope names another city than the one whose log this is. */
    WRONG_SOURCE,
    /** There is no value; a tombstone says nothing that could be mirrored. */
    NO_VALUE,
    /** The record or its value is larger than it may be. */
    TOO_LARGE,
    /** The sequence is farther ahead of the one before than a catalogue grows. */
    TOO_FAR,
    /** The value is not the one that the sender took the digest from. */
    WRONG_DIGEST,
    /** The value is not one well-formed JSON object in UTF-8. */
    MALFORMED_JSON,
    /** A text holds U+0000 or half of a surrogate pair. */
    INVALID_TEXT,
    /** The document's id is missing, no UUID, or not the one of key and envelope. */
    WRONG_ID,
    /** The document's owner is not the city whose log this is. */
    WRONG_OWNER,
    /** The document's version is not a whole number from 1 to 2^53. */
    INVALID_VERSION,
    /** The document's kind is none that this node knows. */
    UNKNOWN_KIND,
    /** The document's status never leaves a city. */
    INVALID_STATUS,
    /** The document's time of update is not in RFC 3339. */
    INVALID_TIME,
    /** A member that nodes read is of another JSON type than the contract says. */
    WRONG_SHAPE,
    /** The value is no message of the type that the envelope names. */
    INVALID_MESSAGE,
    /** The database refuses it, or this node cannot process it. */
    NOT_STORABLE;

    /** Whether the record may be anybody's, so that it explains and settles nothing. */
    public boolean isOfUnknownWriter() {
        return this == NOT_SEALED || this == WRONG_SEAL;
    }

    /**
     * Whether it follows from what the seal covers alone, so that the owner's record would be rejected again wherever it came
     * from. Any other reason may have come to the record on its way.
     */
    public boolean isOfContent() {
        return switch (this) {
            case UNKNOWN_TYPE,
                    NO_VALUE,
                    TOO_LARGE,
                    MALFORMED_JSON,
                    INVALID_TEXT,
                    WRONG_OWNER,
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

    /** Those of a sort, as APIs and receipts write them. */
    public static List<String> terms(Predicate<RejectionReason> sort) {
        return Stream.of(values()).filter(sort).map(RejectionReason::term).toList();
    }

    /** The reason as APIs and receipts write it. */
    public String term() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
