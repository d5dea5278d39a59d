package org.libraryexchange.web;

import jakarta.ws.rs.core.NewCookie;

/** Cookies in a reader's browser. They hold how pages should look, and nothing that could identify a reader. */
final class Cookies {

    static final int A_YEAR = 365 * 24 * 60 * 60;

    private Cookies() {}

    static NewCookie kept(String name, String value, int seconds) {
        return new NewCookie.Builder(name)
                .value(value)
                .path("/")
                .maxAge(seconds)
                .sameSite(NewCookie.SameSite.LAX)
                .httpOnly(true)
                .build();
    }
}
