package org.libraryexchange.base.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

    @Test
    void timeIsThatOfRfc3339() {
        assertThat(with("2026-11-20T14:05:11Z").time("before")).contains(Instant.parse("2026-11-20T14:05:11Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+1000000000-12-31T23:59:59.999999999Z",
                "+10000-01-01T00:00:00Z",
                "-0001-12-31T23:59:59Z",
                "-1000000000-01-01T00:00:00Z",
                "2026-02-30T00:00:00Z",
                "yesterday",
                ""
            })
    void whatIsNoTimeOfRfc3339IsRefused(String text) {
        Parameters parameters = with(text);

        assertThatThrownBy(() -> parameters.time("before"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("Parameter before must be a time in RFC 3339");
    }

    @Test
    void numberWithoutALimitNamesNone() {
        assertThatThrownBy(() -> with("none").number("before", 1, 1, Long.MAX_VALUE))
                .isInstanceOf(ProblemException.class)
                .hasMessage("Parameter before must be a whole number, at least 1.");
    }

    private static Parameters with(String text) {
        return Parameters.of(new MultivaluedHashMap<>(Map.of("before", text)), Set.of("before"));
    }
}
