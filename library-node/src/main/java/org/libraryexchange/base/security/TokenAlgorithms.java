package org.libraryexchange.base.security;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets a node start only with algorithms that prove who signed a token. With a shared-secret algorithm, anybody who
 * knows the public key could make tokens.
 */
@Singleton
final class TokenAlgorithms {

    private static final Set<String> WITH_A_PUBLIC_KEY =
            Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA");

    private final List<String> algorithms;

    TokenAlgorithms(@ConfigProperty(name = "mp.jwt.verify.publickey.algorithm") List<String> algorithms) {
        this.algorithms = List.copyOf(algorithms);
    }

    void check(@Observes @Priority(1) StartupEvent start) {
        check(algorithms);
    }

    static void check(List<String> algorithms) {
        for (String algorithm : algorithms) {
            if (!WITH_A_PUBLIC_KEY.contains(algorithm)) {
                throw new ConfigurationException(
                        "mp.jwt.verify.publickey.algorithm must name algorithms with a public key, such as RS256 or ES256, not "
                                + algorithm);
            }
        }
    }
}
