package org.libraryexchange.signin;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Lets a node start only with a key that nobody guesses: whoever has it can make sessions. */
@Singleton
final class SessionKey {

    private static final int SHORTEST = 32;

    private final SessionsConfig config;

    SessionKey(SessionsConfig config) {
        this.config = config;
    }

    void check(@Observes @Priority(1) StartupEvent start) {
        config.key().ifPresent(SessionKey::check);
    }

    static void check(String key) {
        if (key.length() < SHORTEST) {
            throw new ConfigurationException("library.sessions.key must have at least " + SHORTEST
                    + " characters, such as openssl rand -hex 32 gives");
        }
    }
}
