package org.libraryexchange.record;

/** Names of Kafka topics. */
public final class Topics {

    private Topics() {}

    /** The log of a city's items: one partition, compacted by item id. */
    public static String items(String city) {
        return "library." + city + ".items";
    }

    /** The log in which a city tells its partners about their catalogues: one partition, kept for ever. */
    public static String exchange(String city) {
        return "library." + city + ".exchange";
    }
}
