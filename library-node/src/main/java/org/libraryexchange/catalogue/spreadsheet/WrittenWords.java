package org.libraryexchange.catalogue.spreadsheet;

import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.libraryexchange.catalogue.search.ListFile;

/** What people call columns and their values, in English and Chinese. */
public final class WrittenWords {

    /** The columns themselves. */
    public static final String HEADING = "heading";

    public static final String TRUTH = "truth";
    public static final String LICENCE = "licence";
    static final String ERA = "era";

    /** What is longer is none of this; patterns would take their time to say so. */
    private static final int LONGEST = 500;

    private static final Pattern BETWEEN = Pattern.compile("[\\s_-]+");
    private static final Pattern BEHIND = Pattern.compile(" ?[:：*]+$");
    private static final Map<String, Map<String, String>> VALUES = read();

    private WrittenWords() {}

    private static Map<String, Map<String, String>> read() {
        Map<String, Map<String, String>> values = new HashMap<>();
        for (Map<String, String> line : ListFile.rows("spreadsheet/words.csv")) {
            Map<String, String> names = values.computeIfAbsent(line.get("column"), any -> new HashMap<>());
            names.put(plain(line.get("value")), line.get("value"));
            ListFile.words(line.get("names")).forEach(name -> names.put(plain(name), line.get("value")));
        }
        return values;
    }

    /** The value of a column that a text names; empty if it names none. */
    public static Optional<String> value(String column, String text) {
        return isLong(text)
                ? Optional.empty()
                : Optional.ofNullable(VALUES.getOrDefault(column, Map.of()).get(plain(text)));
    }

    /** Whether a text is too long to be read. */
    public static boolean isLong(String text) {
        return text.length() > LONGEST;
    }

    /** The media type of the file at an address, which nearly always tells it by its ending. */
    public static Optional<String> mediaType(String address) {
        try {
            String path = Optional.ofNullable(URI.create(address).getPath()).orElse("");
            return value("mediaType", path.substring(path.lastIndexOf('.') + 1));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether the values of a column have names. */
    public static boolean knows(String column) {
        return VALUES.containsKey(column);
    }

    static Set<String> names(String column) {
        return VALUES.get(column).keySet();
    }

    private static String plain(String text) {
        String spaced = BETWEEN.matcher(text.strip().toLowerCase(Locale.ROOT)).replaceAll(" ");
        return BEHIND.matcher(spaced).replaceFirst("");
    }
}
