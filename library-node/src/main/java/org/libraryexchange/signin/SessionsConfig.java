package org.libraryexchange.signin;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The sessions of those who have signed in. */
@ConfigMapping(prefix = "library.sessions")
interface SessionsConfig {

    /** Encrypts them, at least 32 characters, the same for all replicas; made up at each start unless set. */
    Optional<String> key();

    /** What is made up. */
    Optional<String> passingKey();
}
