package org.libraryexchange.signin;

import java.util.Set;
import org.libraryexchange.security.Roles;

/**
 * Somebody who may sign in.
 *
 * @param password bcrypt, in the Modular Crypt Format
 * @param role the one role that the person was given
 */
record StaffMember(String name, String password, String role) {

    /** What the person may do: whoever acts on the exchange sees it as well. */
    Set<String> roles() {
        return role.equals(Roles.EXCHANGE_OPERATOR) ? Set.of(Roles.OPS, Roles.EXCHANGE_OPERATOR) : Set.of(role);
    }
}
