package org.libraryexchange.security;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;

/** The user who makes the request. The name in the token is stored with each change. */
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
