package org.libraryexchange.item;

import java.math.BigDecimal;

/**
 * Where an item belongs.
 *
 * @param name by language
 * @param authority key of the authority that it is; optional
 * @param address on one line; optional
 * @param latitude degrees north in WGS 84, at most six decimals; optional, only together with the longitude
 * @param longitude degrees east in WGS 84, at most six decimals; optional, only together with the latitude
 */
public record Place(LocalizedText name, String authority, String address, BigDecimal latitude, BigDecimal longitude) {

    static final int LONGEST_NAME = 300;
    static final int LONGEST_ADDRESS = 500;
    private static final int MOST_DECIMALS = 6;

    public Place {
        latitude = plain(latitude);
        longitude = plain(longitude);
    }

    /** Writes equal numbers as equal values: 53.80 as 53.8, and 5e1 as 50. */
    private static BigDecimal plain(BigDecimal degrees) {
        if (degrees == null) {
            return null;
        }
        BigDecimal stripped = degrees.stripTrailingZeros();
        boolean inRange = stripped.abs().compareTo(BigDecimal.valueOf(180)) <= 0;
        return inRange && stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    void check(Findings findings) {
        if (findings.at("name").present(name)) {
            LocalizedText.checkLine(findings.at("name"), name, LONGEST_NAME);
        }
        Rules.authority(findings.at("authority"), authority);
        Rules.line(findings.at("address"), address, LONGEST_ADDRESS);
        coordinate(findings.at("latitude"), latitude, Coordinates.LARGEST_LATITUDE);
        coordinate(findings.at("longitude"), longitude, Coordinates.LARGEST_LONGITUDE);
        findings.require(
                (latitude == null) == (longitude == null),
                "both-coordinates",
                "must have both latitude and longitude, or neither",
                null);
    }

    private static void coordinate(Findings findings, BigDecimal degrees, int limit) {
        if (degrees != null) {
            findings.require(
                    degrees.abs().compareTo(BigDecimal.valueOf(limit)) <= 0
                            && degrees.stripTrailingZeros().scale() <= MOST_DECIMALS,
                    "coordinate",
                    "must be degrees from -" + limit + " to " + limit + " with at most six decimals",
                    degrees);
        }
    }
}
