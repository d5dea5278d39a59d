package org.libraryexchange.pages.signin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

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

    Provider provider();

    /** The library's identity provider (OpenID Connect), through which staff may sign in. */
    interface Provider {

        @WithDefault("false")
        boolean enabled();

        /** What people call it; none if it needs no name. */
        Optional<String> title();

        /** Its issuer, below which its configuration is. */
        Optional<URI> address();

        /** The node's name at the provider. */
        Optional<String> clientId();

        /** The node's secret at the provider. */
        Optional<String> secret();

        /** The claim of the ID token with a person's name here. */
        @WithDefault("preferred_username")
        String nameClaim();

        /** The claim of the ID token with a person's roles here; none if the list of staff has them. */
        Optional<String> rolesClaim();
    }
}
