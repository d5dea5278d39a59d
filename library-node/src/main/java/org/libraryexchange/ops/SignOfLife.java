package org.libraryexchange.ops;

import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Whether a worker is alive, told by how long it has been silent. */
final class SignOfLife {

    /** Longer than any single wait of a worker that has something to do, the database's socket timeout included. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(90);

    private SignOfLife() {}

    /** Of a worker that gives a sign every few seconds, be it at work or not. */
    static HealthCheckResponse of(String worker, Duration silence) {
        return of(worker, silence, Duration.ZERO);
    }

    /**
     * Of a worker that rests in between.
     *
     * @param rest how long it may be silent although it has nothing to do
     */
    static HealthCheckResponse of(String worker, Duration silence, Duration rest) {
        return HealthCheckResponse.named(worker)
                .status(silence.compareTo(rest.plus(LONGEST_SILENCE)) < 0)
                .withData("longestSilenceSeconds", silence.toSeconds())
                .build();
    }
}
