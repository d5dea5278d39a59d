package org.libraryexchange.pages.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.libraryexchange.item.Coordinates;

class SketchTest {

    private static final Coordinates CENTRAL_LIBRARY = new Coordinates(53.8003, -1.5470);
    private static final List<Coordinates> LEEDS =
            List.of(CENTRAL_LIBRARY, new Coordinates(53.8205, -1.6070), new Coordinates(53.7840, -1.4590));

    @Test
    void northIsUpAndEastIsRight() {
        Sketch sketch = Sketch.of(new Coordinates(53.8300, -1.4000), LEEDS).orElseThrow();

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
        Sketch sketch = Sketch.of(new Coordinates(-1.5470, 53.8003), LEEDS).orElseThrow();

        assertThat(sketch.others()).allSatisfy(other -> {
            assertThat(Double.parseDouble(other.x())).isBetween(0.0, (double) Sketch.WIDTH);
            assertThat(Double.parseDouble(other.y())).isBetween(0.0, (double) Sketch.HEIGHT);
        });
    }

    @Test
    void oneOfTheOthersThatIsFarAwayIsLeftOut() {
        List<Coordinates> withHangzhou = Stream.concat(LEEDS.stream(), Stream.of(new Coordinates(30.2500, 120.1500)))
                .toList();

        Sketch sketch =
                Sketch.of(new Coordinates(53.8300, -1.4000), withHangzhou).orElseThrow();

        assertThat(sketch.others()).hasSize(LEEDS.size());
        assertThat(sketch.kilometres()).isEqualTo("5");
    }

    @Test
    void nothingIsDrawnOfOnePointOrOfAPole() {
        assertThat(Sketch.of(CENTRAL_LIBRARY, List.of())).isEmpty();
        assertThat(Sketch.of(CENTRAL_LIBRARY, List.of(CENTRAL_LIBRARY))).isEmpty();
        assertThat(Sketch.of(new Coordinates(89.9, 0), LEEDS)).isEmpty();
    }
}
