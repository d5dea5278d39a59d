package org.libraryexchange.item;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A point on the earth, in degrees of WGS 84.
 *
 * @param latitude from -90 to 90
 * @param longitude from -180 to 180
 */
public record Coordinates(double latitude, double longitude) {

    static final int LARGEST_LATITUDE = 90;
    static final int LARGEST_LONGITUDE = 180;

    /** The mean, in kilometres. */
    private static final double RADIUS_OF_THE_EARTH = 6_371;

    /** Returns those of the place in a stored document; empty if it has none, or none that exist on the earth. */
    public static Optional<Coordinates> of(JsonNode place) {
        JsonNode latitude = place.path("latitude");
        JsonNode longitude = place.path("longitude");
        return isWithin(latitude, LARGEST_LATITUDE) && isWithin(longitude, LARGEST_LONGITUDE)
                ? Optional.of(new Coordinates(latitude.doubleValue(), longitude.doubleValue()))
                : Optional.empty();
    }

    /** Returns those that somebody has typed; empty if they are no numbers, or none that exist on the earth. */
    public static Optional<Coordinates> of(String latitude, String longitude) {
        try {
            double north = Double.parseDouble(latitude);
            double east = Double.parseDouble(longitude);
            return Math.abs(north) <= LARGEST_LATITUDE && Math.abs(east) <= LARGEST_LONGITUDE
                    ? Optional.of(new Coordinates(north, east))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** How far another point is, over the surface of the earth as a sphere: right to half a per cent. */
    public double kilometresTo(Coordinates other) {
        double north = Math.sin(Math.toRadians(other.latitude - latitude) / 2);
        double east = Math.sin(Math.toRadians(other.longitude - longitude) / 2);
        double part = north * north
                + Math.cos(Math.toRadians(latitude)) * Math.cos(Math.toRadians(other.latitude)) * east * east;
        return 2 * RADIUS_OF_THE_EARTH * Math.asin(Math.min(1, Math.sqrt(part)));
    }

    private static boolean isWithin(JsonNode degrees, int largest) {
        return degrees.isNumber() && Math.abs(degrees.doubleValue()) <= largest;
    }
}
