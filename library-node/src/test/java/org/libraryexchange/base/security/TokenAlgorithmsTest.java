package org.libraryexchange.base.security;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenAlgorithmsTest {

    @Test
    void algorithmsWithAPublicKeyAreTaken() {
        assertThatCode(() -> TokenAlgorithms.check(List.of("RS256", "PS512", "ES256", "EdDSA")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HS256", "HS512", "none", "rs256", ""})
    void othersAreRefusedByName(String algorithm) {
        assertThatThrownBy(() -> TokenAlgorithms.check(List.of("RS256", algorithm)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageEndingWith("not " + algorithm);
    }
}
