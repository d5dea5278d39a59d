package org.libraryexchange.base.security;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;

/** The user who makes the request. The name in the token is stored with each change. */
@Singleton
public record Actor(SecurityIdentity identity) {

    /** The name in the token; empty for a request without one. */
    public String name() {
        return identity.isAnonymous() ? "" : identity.getPrincipal().getName();
    }
}
