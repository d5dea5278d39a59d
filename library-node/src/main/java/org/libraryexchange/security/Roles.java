package org.libraryexchange.security;

/** Roles that a token's claim {@code groups} may hold. */
public final class Roles {

    /** Writes the city's own items and reads its drafts. */
    public static final String CATALOGUER = "cataloguer";

    /** Reads what the node tells about its work, rejected records included. */
    public static final String OPS = "ops";

    /**
     * Starts and mends the exchange, and decides what cannot be undone or what no rule can: proofs, retries, erasures, and
     * what to keep after a restore.
     */
    public static final String EXCHANGE_OPERATOR = "exchange-operator";

    private Roles() {}
}
