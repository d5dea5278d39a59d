package org.libraryexchange.pages.desk;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.libraryexchange.catalogue.spreadsheet.WrittenWords;
import org.libraryexchange.item.Violation;

/**
 * Media types by the ending of an address. Few people know the type of a picture, and its address nearly always tells
 * it.
 */
final class MediaTypes {

    private static final Pattern ADDRESS = Pattern.compile("(/media/\\d+)/url");
    private static final Pattern TYPE = Pattern.compile("/media/\\d+/mediaType");

    private MediaTypes() {}

    /** Adds the type of each file whose type is not filled in and can be told. */
    static NavigableMap<String, String> completed(NavigableMap<String, String> fields) {
        NavigableMap<String, String> completed = new TreeMap<>(fields);
        fields.forEach((pointer, address) -> {
            Matcher file = ADDRESS.matcher(pointer);
            if (file.matches()) {
                WrittenWords.mediaType(address)
                        .ifPresent(type -> completed.putIfAbsent(file.group(1) + "/mediaType", type));
            }
        });
        return completed;
    }

    /**
     * Pictures that nothing describes to people who cannot see them. The contract allows them, because many sources have
     * no descriptions; whoever publishes at the desk can write one (WCAG 2.2, 1.1.1).
     */
    static List<Violation> undescribed(NavigableMap<String, String> fields) {
        return completed(fields).entrySet().stream()
                .filter(field -> TYPE.matcher(field.getKey()).matches()
                        && field.getValue().startsWith("image/"))
                .map(field -> field.getKey().replace("/mediaType", "/alt/"))
                .filter(alt -> fields.keySet().stream().noneMatch(pointer -> pointer.startsWith(alt)))
                .map(alt -> new Violation(alt + "en", "required", "is missing", null))
                .toList();
    }
}
