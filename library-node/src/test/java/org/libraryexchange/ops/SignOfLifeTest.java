package org.libraryexchange.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eclipse.microprofile.health.HealthCheckResponse.Status.DOWN;
import static org.eclipse.microprofile.health.HealthCheckResponse.Status.UP;

import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignOfLifeTest {

    @Test
    void workerThatHasBeenSilentTooLongIsDown() {
        assertThat(SignOfLife.of("worker", Duration.ofSeconds(89)).getStatus()).isEqualTo(UP);
        assertThat(SignOfLife.of("worker", Duration.ofSeconds(90)).getStatus()).isEqualTo(DOWN);
    }

    @ParameterizedTest
    @CsvSource({"PT1S, PT90S, PT91S", "PT1H, PT61M29S, PT61M30S"})
    void keeperMayRestAsLongAsItIsToldToButMustLookThen(Duration look, Duration alive, Duration dead) {
        assertThat(SignOfLife.of("keeper", alive, look).getStatus()).isEqualTo(UP);
        assertThat(SignOfLife.of("keeper", dead, look).getStatus()).isEqualTo(DOWN);
    }

    @Test
    void silenceIsToldInSeconds() {
        // When
        HealthCheckResponse told = SignOfLife.of("worker", Duration.ofMillis(4_900));

        // Then
        assertThat(told.getName()).isEqualTo("worker");
        assertThat(told.getData())
                .hasValueSatisfying(data -> assertThat(data).containsEntry("longestSilenceSeconds", 4L));
    }
}
