package org.libraryexchange.record;

import java.util.Locale;

/** Why a mirror keeps a record out of its catalogue. The names are part of the contract: the owner reads them. */
public enum RejectionReason {
    /** A required header is missing, not UTF-8 or not of its form. */
    BAD_ENVELOPE,
    /** The envelope names a type or version of record that this node does not know. */
    UNKNOWN_TYPE,
    /** The envelope names another city than the one whose log this is. */
    WRONG_SOURCE,
    /** There is no value; a tombstone says nothing that could be mirrored. */
    NO_VALUE,
    /** The value is larger than an item may be. */
    TOO_LARGE,
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
    /** The document's status is none that leaves a city. */
    INVALID_STATUS,
    /** The document's time of update is not in RFC 3339. */
    INVALID_TIME,
    /** The value is no message of the type that the envelope names. */
    INVALID_MESSAGE,
    /** The database cannot hold the document. */
    NOT_STORABLE;

    /** The reason as APIs and receipts write it. */
    public String term() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
