package org.libraryexchange.catalogue.formats;

import java.util.regex.Pattern;

/**
 * Text without what the formats cannot hold: control characters other than line breaks, halves of characters, and
 * noncharacters. A partner's document may have them.
 */
final class Printable {

    private static final Pattern LINE_BREAK = Pattern.compile("\\r\\n?");
    private static final Pattern TAB = Pattern.compile("\\t");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}&&[^\\n]]|\\p{Cs}|[\\uFFFE\\uFFFF]");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private Printable() {}

    static String text(String text) {
        String broken = LINE_BREAK.matcher(text).replaceAll("\n");
        return UNPRINTABLE.matcher(TAB.matcher(broken).replaceAll(" ")).replaceAll("");
    }

    /** The text on one line. */
    static String line(String text) {
        return SPACES.matcher(text(text)).replaceAll(" ").strip();
    }
}
