package org.libraryexchange.signin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * Limits what signing in may cost a node. Checking a password takes about a quarter of a second of one core, on
 * purpose.
 */
@ConfigMapping(prefix = "library.sign-in")
interface SignInConfig {

    /** How many passwords are checked at a time. */
    @WithDefault("1")
    int threads();

    /** How many attempts may wait. Further ones are asked to try again later. */
    @WithDefault("8")
    int mostWaiting();

    /** How many attempts an address may make at once after a quiet time. */
    @WithDefault("20")
    int attemptsOfAnAddress();

    /** How often an address gets another attempt. */
    @WithDefault("3s")
    Duration anotherAttempt();

    /** The longest wait after wrong passwords for one name. The wait doubles each time up to this. */
    @WithDefault("5m")
    Duration longestDelay();
}
