package org.libraryexchange.console;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import org.libraryexchange.security.Roles;

/** The person who uses the ops pages. */
@ApplicationScoped
class Person {

    private final SecurityIdentity identity;

    Person(SecurityIdentity identity) {
        this.identity = identity;
    }

    String name() {
        return identity.getPrincipal().getName();
    }

    /** Whether that person works at the desk as well. */
    boolean hasDesk() {
        return identity.hasRole(Roles.LIBRARIAN);
    }

    /** Whether that person may change things and not only look. */
    boolean acts() {
        return identity.hasRole(Roles.EXCHANGE_OPERATOR);
    }
}
