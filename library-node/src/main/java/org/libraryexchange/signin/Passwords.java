package org.libraryexchange.signin;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Checks passwords, which is slow on purpose. */
final class Passwords {

    /** The limit of bcrypt, which would silently cut longer passwords. */
    private static final int LONGEST_BYTES = 72;

    /** Checked for unknown names, so that the time of the answer does not show which names exist. */
    private static final String OF_NOBODY = "$2a$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW";

    private Passwords() {}

    /** Whether it is the person's password; always false for an unknown name. */
    static boolean isRight(String password, Optional<StaffMember> person) {
        byte[] given = password.getBytes(StandardCharsets.UTF_8);
        if (given.length > LONGEST_BYTES) {
            return false;
        }
        byte[] hash = person.map(StaffMember::password).orElse(OF_NOBODY).getBytes(StandardCharsets.US_ASCII);
        return BCrypt.verifyer().verify(given, hash).verified && person.isPresent();
    }
}
