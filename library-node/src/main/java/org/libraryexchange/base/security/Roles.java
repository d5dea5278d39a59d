package org.libraryexchange.base.security;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.List;

/** The roles that people have, and tokens in their claim {@code groups}. */
public final class Roles {

    /** Writes and reads the city's drafts at the desk, and publishes nothing. */
    public static final String LIBRARIAN = "librarian";

    /** Writes the city's own items and reads its drafts. */
    public static final String CATALOGUER = "cataloguer";

    /** Keeps the list of those who work at the desk, and decides about held imports; writes and reads no items or letters. */
    public static final String HEAD_LIBRARIAN = "head-librarian";

    /** Reads the node's reports on its work, including rejected records. */
    public static final String OPS = "ops";

    /**
     * Starts and repairs the exchange, and makes decisions that cannot be undone or that no rule can make: proofs,
     * retries, erasures, and what to keep after a restore.
     */
    public static final String EXCHANGE_OPERATOR = "exchange-operator";

    /** All roles, the one with the fewest rights first. */
    public static final List<String> ALL = List.of(LIBRARIAN, CATALOGUER, HEAD_LIBRARIAN, OPS, EXCHANGE_OPERATOR);

    /** The roles that a head librarian gives. */
    public static final List<String> OF_THE_DESK = List.of(LIBRARIAN, CATALOGUER);

    private Roles() {}

    /** Whether somebody sees the city's drafts. */
    public static boolean mayReadDrafts(SecurityIdentity identity) {
        return identity.hasRole(CATALOGUER) || identity.hasRole(LIBRARIAN);
    }
}
