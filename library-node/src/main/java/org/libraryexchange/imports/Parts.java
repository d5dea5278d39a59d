package org.libraryexchange.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Several texts in one cell, separated by bars. Within a text, a bar is written {@code \|} and a backslash {@code \\}.
 */
final class Parts {

    private Parts() {}

    /** The cell from which {@link #of} makes these texts. */
    static String cell(List<String> parts) {
        return parts.stream()
                .map(part -> part.replace("\\", "\\\\").replace("|", "\\|"))
                .collect(Collectors.joining("|"));
    }

    static List<String> of(String cell) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            boolean escapes = c == '\\' && i + 1 < cell.length() && "\\|".indexOf(cell.charAt(i + 1)) >= 0;
            if (escapes) {
                part.append(cell.charAt(++i));
            } else if (c == '|') {
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
