package org.libraryexchange.signin;

import at.favre.lib.crypto.bcrypt.BCrypt;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.libraryexchange.traffic.TokenBuckets;

/**
 * Checks passwords, which is slow on purpose. So that it is no way to guess them, or to keep the node busy, each name has
 * five attempts and then one every ten seconds, and few are checked at a time.
 */
@ApplicationScoped
class Passwords {

    private static final int ATTEMPTS_AT_ONCE = 5;
    private static final double ATTEMPTS_PER_SECOND = 0.1;
    private static final int MOST_NAMES = 10_000;
    private static final int MOST_CHECKED_AT_A_TIME = 2;
    private static final int LONGEST_WAIT_SECONDS = 5;

    /** What bcrypt takes; longer ones it would cut off without a word. */
    private static final int LONGEST_BYTES = 72;

    /** Checked for names that nobody has, so that the time of the answer does not tell who there is. */
    private static final String OF_NOBODY = "$2a$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW";

    private final TokenBuckets attempts = new TokenBuckets(ATTEMPTS_PER_SECOND, ATTEMPTS_AT_ONCE, MOST_NAMES);
    private final Semaphore checking = new Semaphore(MOST_CHECKED_AT_A_TIME);

    /** Whether the name may try a password now; taken as an attempt if so. */
    boolean mayTry(String name) {
        return attempts.take(name, System.nanoTime()) == 0;
    }

    /** Whether it is the password of the person; never that of nobody. False as well where too many wait. */
    boolean isRight(char[] password, Optional<StaffMember> person) {
        byte[] given = new String(password).getBytes(StandardCharsets.UTF_8);
        if (given.length > LONGEST_BYTES || !enter()) {
            return false;
        }
        try {
            byte[] hash = person.map(StaffMember::password).orElse(OF_NOBODY).getBytes(StandardCharsets.US_ASCII);
            return BCrypt.verifyer().verify(given, hash).verified && person.isPresent();
        } finally {
            checking.release();
        }
    }

    private boolean enter() {
        try {
            return checking.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
