package org.libraryexchange.record;

/** Names of Kafka topics. */
public final class Topics {

    private Topics() {}

    /** The log of a city's items: one partition, compacted by item id. */
    public static String items(String city) {
        return "library." + city + ".items";
    }

    /** The log of a city's letters to another: one partition, compacted by the id of letters and handlings. */
    public static String letters(String from, String to) {
        return "library." + from + ".letters." + to;
    }

    /** Whether a topic is a log of letters. */
    public static boolean isLetters(String topic) {
        return topic.matches("library\\.[^.]+\\.letters\\.[^.]+");
    }

    /** The log of a city's pictures: one partition, compacted by the id of their forms. */
    public static String pictures(String city) {
        return "library." + city + ".pictures";
    }

    /** Whether a topic is a log of pictures. */
    public static boolean isPictures(String topic) {
        return topic.matches("library\\.[^.]+\\.pictures");
    }

    /** The log in which a city tells how far it has applied item logs: one partition, compacted by log. */
    public static String applied(String city) {
        return "library." + city + ".applied";
    }

    /** Whether a topic is the log of how far a city has applied item logs. */
    public static boolean isApplied(String topic) {
        return topic.matches("library\\.[^.]+\\.applied");
    }

    /** The log in which a city tells its partners about their catalogues: one partition, kept for ever. */
    public static String exchange(String city) {
        return "library." + city + ".exchange";
    }
}
