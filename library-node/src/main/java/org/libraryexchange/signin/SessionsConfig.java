package org.libraryexchange.signin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The sessions of those who have signed in. */
@ConfigMapping(prefix = "library.sessions")
interface SessionsConfig {

    /** A session that nothing was asked with for so long has ended. */
    @WithDefault("1h")
    Duration idle();

    /** After so long a session ends, whatever is asked with it. */
    @WithDefault("12h")
    Duration longest();

    /** How long a replica may take what it knows of a session for true, so that one that was ended elsewhere is out soon. */
    @WithDefault("15s")
    Duration known();
}
