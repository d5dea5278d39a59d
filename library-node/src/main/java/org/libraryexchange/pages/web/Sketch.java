package org.libraryexchange.pages.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.libraryexchange.item.Coordinates;

/**
 * Where a place is among others, drawn without a map: north is up, and a bar shows the scale. A swapped latitude and
 * longitude, or a missing minus sign, is seen at once.
 *
 * @param here the place
 * @param others the other places, none at the same point
 * @param bar length of the bar that stands for {@code kilometres}
 */
public record Sketch(Dot here, List<Dot> others, String bar, String kilometres) {

    static final int WIDTH = 240;
    static final int HEIGHT = 180;
    private static final double MARGIN = 12;
    private static final double KM_PER_DEGREE = 111.2;
    private static final double AROUND_KM = 50;
    private static final double LARGEST_LATITUDE = 85;
    private static final double[] BARS = {0.5, 1, 2, 5, 10, 20, 50, 100, 500, 1_000, 5_000, 10_000};

    /** A point of the drawing, in its units from the left and from the top. */
    public record Dot(String x, String y) {}

    /** Draws a place; empty if there is no other, or if it is at a pole, where no drawing is right. */
    public static Optional<Sketch> of(Coordinates here, List<Coordinates> others) {
        List<Coordinates> drawn = together(others.stream()
                        .filter(Sketch::canBeDrawn)
                        .distinct()
                        .filter(other -> !other.equals(here))
                        .toList())
                .toList();
        return drawn.isEmpty() || !canBeDrawn(here) ? Optional.empty() : Optional.of(drawn(here, drawn));
    }

    /** Those around the middle one: with one that is far away, the others would be a single dot. */
    private static Stream<Coordinates> together(List<Coordinates> points) {
        double latitude = middle(points, Coordinates::latitude);
        double longitude = middle(points, Coordinates::longitude);
        double narrow = Math.cos(Math.toRadians(latitude));
        return points.stream()
                .filter(point -> Math.abs(point.latitude() - latitude) * KM_PER_DEGREE <= AROUND_KM
                        && Math.abs(point.longitude() - longitude) * narrow * KM_PER_DEGREE <= AROUND_KM);
    }

    private static double middle(List<Coordinates> points, ToDoubleFunction<Coordinates> degrees) {
        return points.stream()
                .mapToDouble(degrees)
                .sorted()
                .skip(points.size() / 2)
                .findFirst()
                .orElse(0);
    }

    private static boolean canBeDrawn(Coordinates point) {
        return Math.abs(point.latitude()) <= LARGEST_LATITUDE;
    }

    private static Sketch drawn(Coordinates here, List<Coordinates> others) {
        List<Coordinates> all = Stream.concat(Stream.of(here), others.stream()).toList();
        double north = all.stream().mapToDouble(Coordinates::latitude).max().orElseThrow();
        double south = all.stream().mapToDouble(Coordinates::latitude).min().orElseThrow();
        double east = all.stream().mapToDouble(Coordinates::longitude).max().orElseThrow();
        double west = all.stream().mapToDouble(Coordinates::longitude).min().orElseThrow();
        double narrow = Math.cos(Math.toRadians((north + south) / 2));
        double wide = Math.max((east - west) * narrow * KM_PER_DEGREE, 1);
        double high = Math.max((north - south) * KM_PER_DEGREE, 1);
        double scale = Math.min((WIDTH - 2 * MARGIN) / wide, (HEIGHT - 2 * MARGIN) / high);
        double bar = BARS[0];
        for (double each : BARS) {
            bar = each * scale <= WIDTH / 3.0 ? each : bar;
        }
        Drawing drawing = new Drawing(north, west, narrow, scale);
        return new Sketch(
                drawing.dot(here),
                others.stream().map(drawing::dot).toList(),
                number(bar * scale),
                bar < 1 ? "0.5" : Long.toString(Math.round(bar)));
    }

    private record Drawing(double north, double west, double narrow, double scale) {

        Dot dot(Coordinates point) {
            return new Dot(
                    number(MARGIN + (point.longitude() - west) * narrow * KM_PER_DEGREE * scale),
                    number(MARGIN + (north - point.latitude()) * KM_PER_DEGREE * scale));
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
