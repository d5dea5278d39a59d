package org.libraryexchange.signin;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** Asks whose session a cookie holds. */
final class SessionRequest extends BaseAuthenticationRequest {

    private final String secret;

    SessionRequest(String secret) {
        this.secret = secret;
    }

    String secret() {
        return secret;
    }
}
