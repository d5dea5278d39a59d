package org.libraryexchange.imports;

import java.util.ArrayList;
import java.util.List;

/**
 * Several texts in one cell, separated by bars. Within a text, a bar is written {@code \|} and a backslash {@code \\}.
 */
final class Parts {

    private Parts() {}

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
