package org.libraryexchange.catalogue.formats;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The lines of a calendar (RFC 5545 section 3.1), folded after 75 octets and never within a character. */
final class ContentLines {

    private static final int MOST_OCTETS = 75;
    private static final String BREAK = "\r\n";
    private static final Pattern ESCAPED = Pattern.compile("[\\\\;,]");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9-]+");

    private final StringBuilder lines = new StringBuilder();

    /** Adds a property whose value needs no escaping. */
    void add(String property, String value) {
        String line = property + ":" + value;
        int octets = 0;
        for (int at = 0; at < line.length(); at = line.offsetByCodePoints(at, 1)) {
            int character = line.codePointAt(at);
            int more = octets(character);
            if (octets + more > MOST_OCTETS) {
                lines.append(BREAK).append(' ');
                octets = 1;
            }
            lines.appendCodePoint(character);
            octets += more;
        }
        lines.append(BREAK);
    }

    private static int octets(int character) {
        if (character < 0x80) {
            return 1;
        }
        return character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    }

    void addText(String property, String text) {
        add(property, escaped(text));
    }

    void addText(String property, TaggedText said) {
        boolean named = LANGUAGE.matcher(said.language()).matches();
        addText(named ? property + ";LANGUAGE=" + said.language() : property, said.text());
    }

    void addTexts(String property, List<String> texts) {
        if (!texts.isEmpty()) {
            add(property, texts.stream().map(ContentLines::escaped).collect(Collectors.joining(",")));
        }
    }

    private static String escaped(String text) {
        return ESCAPED.matcher(Printable.text(text)).replaceAll("\\\\$0").replace("\n", "\\n");
    }

    @Override
    public String toString() {
        return lines.toString();
    }
}
