package org.libraryexchange.pages.signin;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.libraryexchange.pages.signin.StaffList.Refusal;
import org.libraryexchange.pages.signin.StaffMembers.StaffMember;

/** Hashes and checks passwords, which is slow on purpose. */
final class Passwords {

    /** The limit of bcrypt, which would silently cut longer passwords. */
    private static final int LONGEST_BYTES = 72;

    /** In characters. NIST SP 800-63B asks for length instead of rules about characters. */
    private static final int SHORTEST = 12;

    /** Each check takes about a quarter of a second. */
    private static final int COST = 12;

    /** Checked for people without a password, so that the time of the answer does not show who has one. */
    private static final String OF_NOBODY = "$2a$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW";

    private Passwords() {}

    /** Whether it is the person's password; always false for an unknown name. */
    static boolean isRight(String password, Optional<StaffMember> person) {
        byte[] given = bytes(password);
        if (given.length > LONGEST_BYTES) {
            return false;
        }
        Optional<String> held = person.flatMap(StaffMember::hash);
        byte[] hash = held.orElse(OF_NOBODY).getBytes(StandardCharsets.US_ASCII);
        return BCrypt.verifyer().verify(given, hash).verified && held.isPresent();
    }

    /** Why a password cannot be used; empty if it can. */
    static Optional<Refusal> refusal(String password) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of(Refusal.PASSWORD_TOO_SHORT);
        }
        return bytes(password).length > LONGEST_BYTES ? Optional.of(Refusal.PASSWORD_TOO_LONG) : Optional.empty();
    }

    static String hash(String password) {
        return new String(BCrypt.withDefaults().hash(COST, bytes(password)), StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(String password) {
        return password.getBytes(StandardCharsets.UTF_8);
    }
}
