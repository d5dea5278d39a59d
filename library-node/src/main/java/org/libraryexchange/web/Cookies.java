package org.libraryexchange.web;

import jakarta.ws.rs.core.NewCookie;

/** What a reader's browser keeps: how pages are to look, and nothing that tells readers apart. */
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
