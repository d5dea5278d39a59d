package org.libraryexchange.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.libraryexchange.desk.DeskPlaces.Place;

class SketchTest {

    private static final List<Place> LEEDS = List.of(
            place("Central Library", "53.8003", "-1.5470"),
            place("Kirkstall Abbey", "53.8205", "-1.6070"),
            place("Temple Newsam", "53.7840", "-1.4590"));

    private static Place place(String name, String latitude, String longitude) {
        return new Place(name, "", "", latitude, longitude);
    }

    private static FormValues at(String latitude, String longitude) {
        return new FormValues(new TreeMap<>(Map.of("/place/latitude", latitude, "/place/longitude", longitude)));
    }

    @Test
    void northIsUpAndEastIsRight() {
        Sketch sketch = Sketch.of(at("53.8300", "-1.4000"), LEEDS).orElseThrow();

        assertThat(sketch.others()).hasSize(3).allSatisfy(other -> {
            assertThat(Double.parseDouble(other.x()))
                    .isLessThan(Double.parseDouble(sketch.here().x()));
            assertThat(Double.parseDouble(other.y()))
                    .isGreaterThan(Double.parseDouble(sketch.here().y()));
        });
        assertThat(sketch.kilometres()).isEqualTo("5");
    }

    @Test
    void everyPointIsWithinTheDrawing() {
        Sketch sketch = Sketch.of(at("-1.5470", "53.8003"), LEEDS).orElseThrow();

        assertThat(sketch.others()).allSatisfy(other -> {
            assertThat(Double.parseDouble(other.x())).isBetween(0.0, (double) Sketch.WIDTH);
            assertThat(Double.parseDouble(other.y())).isBetween(0.0, (double) Sketch.HEIGHT);
        });
    }

    @Test
    void withoutAPointThereIsNoDrawing() {
        assertThat(Sketch.of(at("north", "-1.5"), LEEDS)).isEmpty();
        assertThat(Sketch.of(at("53.8", "-1.5"), List.of())).isEmpty();
    }
}
