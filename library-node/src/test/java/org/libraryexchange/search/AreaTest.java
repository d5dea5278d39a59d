package org.libraryexchange.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.libraryexchange.search.Area.Box;
import org.libraryexchange.search.Area.Circle;

class AreaTest {

    private static final double RADIUS = 6371.0088;

    @Test
    void everyPointOfACircleLiesInTheBoxAroundIt() {
        for (long seed = 0; seed < 20_000; seed++) {
            // Given
            Random random = new Random(seed);
            Circle circle = new Circle(
                    random.nextDouble(-90, 90), random.nextDouble(-180, 180), Math.pow(10, random.nextDouble(-1, 4)));
            double latitude = random.nextDouble(-90, 90);
            double longitude = random.nextDouble(-180, 180);

            // Then
            if (distance(circle, latitude, longitude) <= circle.kilometres()) {
                assertThat(holds(circle.around(), latitude, longitude))
                        .as("seed %d", seed)
                        .isTrue();
            }
        }
    }

    @Test
    void aCircleOverTheDateLineHasItsWestBehindItsEast() {
        Box box = new Circle(0, 179.9, 50).around();

        assertThat(box.west()).isGreaterThan(box.east());
    }

    private static boolean holds(Box box, double latitude, double longitude) {
        boolean between = box.west() <= box.east()
                ? longitude >= box.west() && longitude <= box.east()
                : longitude >= box.west() || longitude <= box.east();
        return between && latitude >= box.south() && latitude <= box.north();
    }

    private static double distance(Circle from, double latitude, double longitude) {
        double a = Math.pow(Math.sin(Math.toRadians(latitude - from.latitude()) / 2), 2)
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(from.latitude()))
                        * Math.pow(Math.sin(Math.toRadians(longitude - from.longitude()) / 2), 2);
        return 2 * RADIUS * Math.asin(Math.sqrt(a));
    }
}
