package org.libraryexchange.security;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;

/** Who makes the request: the name in the token, by which writes are told apart and remembered. */
@ApplicationScoped
public class Actor {

    private final SecurityIdentity identity;

    Actor(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The name in the token; empty for a request without one. */
    public String name() {
        return identity.isAnonymous() ? "" : identity.getPrincipal().getName();
    }
}
