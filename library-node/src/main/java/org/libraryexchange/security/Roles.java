package org.libraryexchange.security;

/** Roles that a token's claim {@code groups} may hold. */
public final class Roles {

    /** Writes the city's own items and reads its drafts. */
    public static final String CATALOGUER = "cataloguer";

    /** Reads what the node tells about its work, rejected records included. */
    public static final String OPS = "ops";

    /** Starts and mends the exchange: retries and dismisses rejected records. */
    public static final String EXCHANGE_OPERATOR = "exchange-operator";

    private Roles() {}
}
