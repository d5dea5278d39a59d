package org.libraryexchange.catalogue.search;

import java.util.regex.Pattern;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.search.Query;
import org.libraryexchange.base.http.ProblemException;

/** A part of the earth's surface, in degrees of WGS 84. */
sealed interface Area {

    /** A box; its west may be greater than its east, where it goes over the 180th meridian (as in GeoJSON, RFC 7946). */
    record Box(double west, double south, double east, double north) implements Area {
        @Override
        public Query query() {
            return LatLonPoint.newBoxQuery(Fields.PLACE, south, north, west, east);
        }
    }

    /** What is no further from a point than so many kilometres. */
    record Circle(double latitude, double longitude, double kilometres) implements Area {
        @Override
        public Query query() {
            return LatLonPoint.newDistanceQuery(Fields.PLACE, latitude, longitude, 1_000 * kilometres);
        }
    }

    /** The items of the index that lie in it. */
    Query query();

    double LARGEST_RADIUS = 20_020;

    Pattern NUMBER = Pattern.compile("-?[0-9]{1,3}(\\.[0-9]{1,12})?");

    /** Reads {@code west,south,east,north}. */
    static Box box(String text) {
        double[] sides = numbers(text, 4);
        if (sides == null
                || !isLongitude(sides[0])
                || !isLongitude(sides[2])
                || !isLatitude(sides[1])
                || !isLatitude(sides[3])
                || sides[1] > sides[3]) {
            throw ProblemException.parameter(
                    "box", "must be west,south,east,north in degrees, such as -1.8,53.7,-1.3,53.95");
        }
        return new Box(sides[0], sides[1], sides[2], sides[3]);
    }

    /** Reads {@code latitude,longitude} and a number of kilometres. */
    static Circle circle(String point, String radius) {
        double[] degrees = numbers(point, 2);
        if (degrees == null || !isLatitude(degrees[0]) || !isLongitude(degrees[1])) {
            throw ProblemException.parameter("near", "must be latitude,longitude in degrees, such as 53.8,-1.55");
        }
        if (!radius.matches("[0-9]{1,5}(\\.[0-9]{1,3})?")
                || Double.parseDouble(radius) <= 0
                || Double.parseDouble(radius) > LARGEST_RADIUS) {
            throw ProblemException.parameter("radius", "must be a number of kilometres above 0 and at most 20020");
        }
        return new Circle(degrees[0], degrees[1], Double.parseDouble(radius));
    }

    private static double[] numbers(String text, int count) {
        String[] parts = text.split(",", -1);
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            if (parts.length != count || !NUMBER.matcher(parts[i]).matches()) {
                return null;
            }
            numbers[i] = Double.parseDouble(parts[i]);
        }
        return numbers;
    }

    private static boolean isLatitude(double degrees) {
        return Math.abs(degrees) <= 90;
    }

    private static boolean isLongitude(double degrees) {
        return Math.abs(degrees) <= 180;
    }
}
