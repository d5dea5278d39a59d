package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;

/** The health check turns red within 30 seconds of being stuck, green within 30 seconds of healing, and not before. */
@ExtendWith(SharedPair.class)
class HonestHealthIT {

    private static final Duration AND_STAYS_SO = Duration.ofSeconds(5);

    @Test
    void blockedApplierTurnsItsOwnNodeRedAndNoOther(PairUnderTest pair) throws SQLException {
        // Given
        awaitGreen(pair);
        CityUnderTest leeds = pair.leeds();
        CityUnderTest hangzhou = pair.hangzhou();

        // When
        long red;
        try (Connection blocker = hangzhou.postgres().connectAsSuperuser();
                Statement statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            statement.execute("select 1 from mirror_position where owner = 'leeds' for update");
            write(leeds);
            red = Turned.millisUntil("Hangzhou is red", () -> isRed(hangzhou));
            Awaitility.await()
                    .during(AND_STAYS_SO)
                    .atMost(AND_STAYS_SO.plusSeconds(5))
                    .until(() -> {
                        assertThat(isGreen(leeds)).as("Leeds is green").isTrue();
                        assertThat(isRed(hangzhou)).as("Hangzhou stays red").isTrue();
                        return true;
                    });
            blocker.rollback();
        }
        long green = Turned.millisUntil("Hangzhou is green", () -> isGreen(hangzhou));

        // Then
        tell("applier blocked", red, green);
        CityAssert.assertThat(hangzhou).reachesEndOfLogOf(leeds, pair.log(leeds), Turned.IN_TIME);
        CityAssert.assertThat(hangzhou).mirrors(leeds);
    }

    private static void awaitGreen(PairUnderTest pair) {
        Awaitility.await().atMost(Turned.IN_TIME).until(() -> Turned.areBoth(Health.GREEN, pair));
    }

    private static void write(CityUnderTest city) {
        String key = UUID.randomUUID().toString();
        assertThat(city.client()
                        .put("honest-health", key, ItemDocuments.event(key).toString()))
                .isInstanceOf(Acknowledged.class);
    }

    private static boolean isRed(CityUnderTest city) {
        return Health.of(city) == Health.RED;
    }

    private static boolean isGreen(CityUnderTest city) {
        return Health.of(city) == Health.GREEN;
    }

    private static void tell(String fault, long redMillis, long greenMillis) {
        System.out.printf("honest health, %s: red after %d ms, green after %d ms%n", fault, redMillis, greenMillis);
    }
}
