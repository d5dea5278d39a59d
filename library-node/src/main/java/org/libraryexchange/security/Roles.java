package org.libraryexchange.security;

/** The roles that a token may have in its claim {@code groups}. */
public final class Roles {

    /** Writes the city's own items and reads its drafts. */
    public static final String CATALOGUER = "cataloguer";

    /** Reads the node's reports on its work, including rejected records. */
    public static final String OPS = "ops";

    /**
     * Starts and repairs the exchange, and makes decisions that cannot be undone or that no rule can make: proofs,
     * retries, erasures, and what to keep after a restore.
     */
    public static final String EXCHANGE_OPERATOR = "exchange-operator";

    private Roles() {}
}
