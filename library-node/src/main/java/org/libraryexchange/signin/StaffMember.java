package org.libraryexchange.signin;

import java.util.Set;
import org.libraryexchange.security.Roles;

/**
 * A person who may sign in.
 *
 * @param password bcrypt, in the Modular Crypt Format
 * @param role the person's one role
 */
record StaffMember(String name, String password, String role) {

    /** The person's roles. Operators of the exchange may also see everything that {@code ops} may see. */
    Set<String> roles() {
        return role.equals(Roles.EXCHANGE_OPERATOR) ? Set.of(Roles.OPS, Roles.EXCHANGE_OPERATOR) : Set.of(role);
    }
}
