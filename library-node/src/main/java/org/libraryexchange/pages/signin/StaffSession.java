package org.libraryexchange.pages.signin;

import java.time.Instant;

/**
 * A session of a person who is signed in.
 *
 * @param address from which the person signed in
 * @param seen last use, to the minute
 */
public record StaffSession(long id, String name, String address, Instant begun, Instant seen) {}
