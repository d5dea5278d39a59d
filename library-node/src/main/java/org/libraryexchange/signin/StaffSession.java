package org.libraryexchange.signin;

import java.time.Instant;

/**
 * Somebody who is signed in.
 *
 * @param address from which the person signed in
 * @param seen when something was last asked with it, to the minute
 */
public record StaffSession(long id, String name, String address, Instant begun, Instant seen) {}
