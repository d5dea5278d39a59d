package org.libraryexchange.exchange.pauses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.json.MalformedJsonException;

class PauseRequestTest {

    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");

    @Test
    void pauseHasAReasonAndAnEnd() throws MalformedJsonException {
        // When
        PauseRequest request = read("{\"reason\":\" Their import went wrong \",\"until\":\"2026-12-01T18:00:00Z\"}");

        // Then
        assertThat(request.pause("leeds", NOW, NOW, "a.ops"))
                .isEqualTo(new Pause("leeds", NOW, NOW.plus(Duration.ofHours(6)), "a.ops", "Their import went wrong"));
    }

    @Test
    void pauseMayLastSevenDaysAndNoSecondLonger() {
        // Given
        Instant last = NOW.plus(Duration.ofDays(7));

        // When
        Pause longest = PauseRequest.of("Moving the catalogue", last).pause("leeds", NOW, NOW, "a.ops");
        ProblemException longer = refusal(last.plusSeconds(1), NOW);

        // Then
        assertThat(longest.ends()).isEqualTo(last);
        assertThat(longer.violations()).extracting("pointer", "rule").containsExactly(tuple("/until", "too-late"));
    }

    @Test
    void longerPauseStillCountsFromItsBeginning() {
        // Given
        Instant began = NOW.minus(Duration.ofDays(6));

        // When
        ProblemException refused = refusal(NOW.plus(Duration.ofDays(2)), began);

        // Then
        assertThat(refused.violations()).extracting("rule").containsExactly("too-late");
    }

    @Test
    void pauseThatWouldBeOverIsRefused() {
        assertThat(refusal(NOW, NOW).violations()).extracting("rule").containsExactly("too-early");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]                                                                | type",
                "{\"until\":\"2026-12-01T18:00:00Z\"}                              | required",
                "{\"reason\":\"\",\"until\":\"2026-12-01T18:00:00Z\"}              | length",
                "{\"reason\":\"Because\"}                                          | required",
                "{\"reason\":\"Because\",\"until\":\"tomorrow\"}                   | date-time",
                "{\"reason\":\"Because\",\"until\":\"2026-12-01T18:00:00Z\",\"a\":1} | unknown-field"
            })
    void brokenRequestIsRefusedWithTheRule(String body, String rule) {
        // When
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> read(body));

        // Then
        assertThat(refused.violations()).extracting("rule").containsExactly(rule);
    }

    private static ProblemException refusal(Instant until, Instant began) {
        PauseRequest request = PauseRequest.of("Because", until);
        return catchThrowableOfType(ProblemException.class, () -> {
            Pause unused = request.pause("leeds", began, NOW, "a.ops");
        });
    }

    private static PauseRequest read(String body) throws MalformedJsonException {
        return PauseRequest.read(body.getBytes(StandardCharsets.UTF_8));
    }
}
