package org.libraryexchange.proof;

import java.util.regex.Pattern;

/** Names of logs, as their records give them as source and as messages about them give them. */
public final class LogSource {

    private static final Pattern OF_ITEMS = Pattern.compile("/cities/[a-z0-9-]+");
    private static final Pattern OF_PICTURES = Pattern.compile("/cities/[a-z0-9-]+/pictures");

    private LogSource() {}

    /** A city's item log, and the logs in which it only sends messages. */
    public static String ofCity(String city) {
        return "/cities/" + city;
    }

    /** The log of a city's letters to another. */
    public static String ofLetters(String from, String to) {
        return ofCity(from) + "/letters/" + to;
    }

    /** The log of a city's pictures. */
    public static String ofPictures(String city) {
        return ofCity(city) + "/pictures";
    }

    /** Whether a name is that of a log of pictures. */
    public static boolean isOfPictures(String name) {
        return OF_PICTURES.matcher(name).matches();
    }

    /** Whether a name is that of an item log. */
    public static boolean isOfItems(String name) {
        return OF_ITEMS.matcher(name).matches();
    }
}
