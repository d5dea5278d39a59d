package org.libraryexchange.catalogue.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Several texts in one cell, separated by bars. Within a text, a bar is written {@code \|} and a backslash {@code \\}.
 */
public final class Parts {

    /** No list of an item has more. */
    static final int MOST = 500;

    private Parts() {}

    /** The cell from which {@link #of} makes these texts. */
    public static String cell(List<String> parts) {
        return parts.stream()
                .map(part -> part.replace("\\", "\\\\").replace("|", "\\|"))
                .collect(Collectors.joining("|"));
    }

    /** The texts of a cell. What follows {@value #MOST} of them is one more, which makes the list too long for an item. */
    public static List<String> of(String cell) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            boolean escapes = c == '\\' && i + 1 < cell.length() && "\\|".indexOf(cell.charAt(i + 1)) >= 0;
            if (escapes) {
                part.append(cell.charAt(++i));
            } else if (c == '|' && parts.size() < MOST) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }
}
