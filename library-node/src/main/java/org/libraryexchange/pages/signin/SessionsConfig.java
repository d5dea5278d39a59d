package org.libraryexchange.pages.signin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The sessions of people who are signed in. */
@ConfigMapping(prefix = "library.sessions")
interface SessionsConfig {

    /** A session ends when it has not been used for this long. */
    @WithDefault("1h")
    Duration idle();

    /** A session ends after this time, even if it is in use. */
    @WithDefault("12h")
    Duration longest();
}
