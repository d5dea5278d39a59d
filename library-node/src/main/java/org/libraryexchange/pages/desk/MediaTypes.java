package org.libraryexchange.pages.desk;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.libraryexchange.item.Violation;

/**
 * Media types by the ending of an address. Few people know the type of a picture, and its address nearly always tells
 * it.
 */
final class MediaTypes {

    private static final Pattern ADDRESS = Pattern.compile("(/media/\\d+)/url");
    private static final Pattern TYPE = Pattern.compile("/media/\\d+/mediaType");
    private static final Map<String, String> BY_ENDING = Map.ofEntries(
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("png", "image/png"),
            Map.entry("gif", "image/gif"),
            Map.entry("webp", "image/webp"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("tif", "image/tiff"),
            Map.entry("tiff", "image/tiff"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("m4a", "audio/mp4"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("webm", "video/webm"),
            Map.entry("pdf", "application/pdf"));

    private MediaTypes() {}

    /** Adds the type of each file whose type is not filled in and can be told. */
    static NavigableMap<String, String> completed(NavigableMap<String, String> fields) {
        NavigableMap<String, String> completed = new TreeMap<>(fields);
        fields.forEach((pointer, address) -> {
            Matcher file = ADDRESS.matcher(pointer);
            if (file.matches()) {
                of(address).ifPresent(type -> completed.putIfAbsent(file.group(1) + "/mediaType", type));
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

    private static Optional<String> of(String address) {
        try {
            String path = Optional.ofNullable(URI.create(address).getPath()).orElse("");
            String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
            return Optional.ofNullable(BY_ENDING.get(ending));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
