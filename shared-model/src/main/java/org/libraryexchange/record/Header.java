package org.libraryexchange.record;

/** Names of record headers. */
public final class Header {

    public static final String SPEC_VERSION = "ce_specversion";
    public static final String TYPE = "ce_type";
    public static final String ID = "ce_id";
    public static final String SOURCE = "ce_source";
    public static final String SUBJECT = "ce_subject";
    public static final String TIME = "ce_time";
    public static final String CONTENT_TYPE = "content-type";
    public static final String SEQUENCE = "sequence";
    public static final String FOLLOWS = "follows";
    public static final String SHA256 = "sha256";
    /** Signature of the value, in Base64; only on messages of cities that have a key. */
    public static final String SIGNATURE = "signature";

    /** Shows that the city wrote the record; see {@code Seal}. */
    public static final String SEAL = "seal";

    private Header() {}
}
