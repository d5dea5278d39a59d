package org.libraryexchange.desk;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.libraryexchange.desk.DeskPlaces.Place;

/**
 * Where a place is among the other places of the city, drawn without a map: north is up, and a bar shows the scale. A
 * swapped latitude and longitude, or a missing minus sign, is seen at once.
 *
 * @param here the place
 * @param others the other places within the drawing
 * @param bar length of the bar that stands for {@code kilometres}
 */
record Sketch(Dot here, List<Dot> others, String bar, String kilometres) {

    static final int WIDTH = 240;
    static final int HEIGHT = 180;
    private static final double MARGIN = 12;
    private static final double KM_PER_DEGREE = 111.2;
    private static final double LARGEST_LATITUDE = 85;
    private static final double[] BARS = {0.5, 1, 2, 5, 10, 20, 50, 100, 500, 1_000, 5_000, 10_000};

    /** A point of the drawing, in its units from the left and from the top. */
    record Dot(String x, String y) {}

    private record Point(double latitude, double longitude) {

        static Optional<Point> of(String latitude, String longitude) {
            try {
                Point point = new Point(Double.parseDouble(latitude), Double.parseDouble(longitude));
                return Math.abs(point.latitude) <= LARGEST_LATITUDE && Math.abs(point.longitude) <= 180
                        ? Optional.of(point)
                        : Optional.empty();
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }
    }

    /** Draws a place; empty if it has no point, or if the city has no other. */
    static Optional<Sketch> of(FormValues values, List<Place> places) {
        List<Point> others = places.stream()
                .flatMap(place -> Point.of(place.latitude(), place.longitude()).stream())
                .distinct()
                .toList();
        return others.isEmpty()
                ? Optional.empty()
                : Point.of(values.text("/place/latitude"), values.text("/place/longitude"))
                        .map(here -> of(here, others));
    }

    private static Sketch of(Point here, List<Point> others) {
        List<Point> all = Stream.concat(Stream.of(here), others.stream()).toList();
        double north = all.stream().mapToDouble(Point::latitude).max().orElseThrow();
        double south = all.stream().mapToDouble(Point::latitude).min().orElseThrow();
        double east = all.stream().mapToDouble(Point::longitude).max().orElseThrow();
        double west = all.stream().mapToDouble(Point::longitude).min().orElseThrow();
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
                others.stream()
                        .filter(other -> !other.equals(here))
                        .map(drawing::dot)
                        .toList(),
                number(bar * scale),
                bar < 1 ? "0.5" : Long.toString(Math.round(bar)));
    }

    private record Drawing(double north, double west, double narrow, double scale) {

        Dot dot(Point point) {
            return new Dot(
                    number(MARGIN + (point.longitude() - west) * narrow * KM_PER_DEGREE * scale),
                    number(MARGIN + (north - point.latitude()) * KM_PER_DEGREE * scale));
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
