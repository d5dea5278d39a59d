package org.libraryexchange.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * As many histories as a build has time for. {@code -Dsimulation.seeds=1000000} plays so many instead, for a night; {@code
 * -Dsimulation.first=5} begins with another seed. What is checked, {@link SimulationTest} says.
 */
class SimulationIT {

    private static final long SEEDS = Long.getLong("simulation.seeds", 10_000);
    private static final long FIRST = Long.getLong("simulation.first", 0);

    @Test
    void promisesAreKeptInEveryHistory() {
        // When
        Histories histories = Histories.of(SEEDS).beginningWith(FIRST).requireKept();

        // Then
        assertThat(histories.troubled())
                .as("points at which a process came to harm in " + SEEDS + " histories")
                .containsExactlyInAnyOrder(Point.values());
    }
}
