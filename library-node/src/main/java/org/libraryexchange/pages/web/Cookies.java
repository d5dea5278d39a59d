package org.libraryexchange.pages.web;

import jakarta.ws.rs.core.NewCookie;

/** Cookies in a browser. Those of readers hold how pages should look, and nothing that could identify a reader. */
public final class Cookies {

    static final int A_YEAR = 365 * 24 * 60 * 60;

    private Cookies() {}

    /**
     * A cookie for all pages. With {@code SameSite=Strict}, people who follow a link from the morning's message would have
     * to sign in again.
     *
     * @param seconds after which the browser deletes it; if negative, when the browser is closed
     */
    public static NewCookie kept(String name, String value, int seconds) {
        return new NewCookie.Builder(name)
                .value(value)
                .path("/")
                .maxAge(seconds)
                .sameSite(NewCookie.SameSite.LAX)
                .httpOnly(true)
                .build();
    }
}
