package org.libraryexchange.signin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much signing in may cost a node: a password takes about a quarter of a second of a core to check, on purpose. */
@ConfigMapping(prefix = "library.sign-in")
interface SignInConfig {

    /** Passwords that are checked at a time. */
    @WithDefault("1")
    int threads();

    /** Most that wait to be checked; whoever comes then is asked to try again. */
    @WithDefault("8")
    int mostWaiting();

    /** Attempts of one address at once, after it has been quiet. */
    @WithDefault("20")
    int attemptsOfAnAddress();

    /** How often an address gets another attempt. */
    @WithDefault("3s")
    Duration anotherAttempt();

    /** The longest that somebody has to wait who was wrong with one name again and again: twice as long each time. */
    @WithDefault("5m")
    Duration longestDelay();
}
