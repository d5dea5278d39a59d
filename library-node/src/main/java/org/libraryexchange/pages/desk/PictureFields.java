package org.libraryexchange.pages.desk;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.libraryexchange.catalogue.pictures.Picture;

/**
 * The fields of a picture. What an upload answers about its file, no person fills in: a form carries it along as one text,
 * field {@code file} of a row.
 */
final class PictureFields {

    /** The list of pictures. */
    static final String LIST = "/pictures";

    private static final List<String> MEMBERS = List.of(
            "sha256",
            "width",
            "height",
            "bytes",
            "thumbnail/sha256",
            "thumbnail/width",
            "thumbnail/height",
            "thumbnail/bytes");

    private static final Pattern MEMBER =
            Pattern.compile("(/pictures/\\d+)/(?:thumbnail|(?:thumbnail/)?(?:sha256|width|height|bytes))");
    private static final Pattern NUMBER = Pattern.compile("/pictures/\\d+/(?:thumbnail/)?(?:width|height|bytes)");
    private static final Pattern FIELD = Pattern.compile("(/pictures/\\d+)/file");
    private static final Pattern TEXT = Pattern.compile(
            "([0-9a-f]{64}) (\\d{1,5}) (\\d{1,5}) \\d{1,9} ([0-9a-f]{64}) (\\d{1,5}) (\\d{1,5}) \\d{1,9}");

    private PictureFields() {}

    /**
     * A picture in a form.
     *
     * @param sha256 of the display form
     * @param thumbnail SHA-256 of the small form
     * @param width of the small form
     * @param height of the small form
     */
    record FormPicture(String sha256, String thumbnail, String width, String height) {}

    /** What a field says of a file; empty if nothing that can be shown. */
    static Optional<FormPicture> read(String field) {
        Matcher text = TEXT.matcher(field);
        return text.matches()
                ? Optional.of(new FormPicture(text.group(1), text.group(4), text.group(5), text.group(6)))
                : Optional.empty();
    }

    /** The field of a file. */
    static String text(Picture it) {
        return Stream.of(
                        it.sha256(),
                        it.width(),
                        it.height(),
                        it.bytes(),
                        it.thumbnail().sha256(),
                        it.thumbnail().width(),
                        it.thumbnail().height(),
                        it.thumbnail().bytes())
                .map(Object::toString)
                .collect(Collectors.joining(" "));
    }

    /** The pictures of a form, in its order; empty for a row without one that can be shown. */
    static List<Optional<FormPicture>> pictures(FormValues values) {
        return IntStream.range(0, values.rows(LIST))
                .mapToObj(i -> read(values.text(LIST + "/" + i + "/file")))
                .toList();
    }

    /** The SHA-256 of each picture of a form, in its order; empty for such a row. */
    static List<String> digests(FormValues values) {
        return pictures(values).stream()
                .map(picture -> picture.map(FormPicture::sha256).orElse(""))
                .toList();
    }

    /** The row of a form that has a file; the next one if none has it. */
    static String row(FormValues values, String file) {
        int rows = values.rows(LIST);
        return IntStream.range(0, rows)
                .filter(i -> values.text(LIST + "/" + i + "/file").equals(file))
                .mapToObj(i -> LIST + "/" + i)
                .findFirst()
                .orElse(LIST + "/" + rows);
    }

    /** Replaces the members of a document by the fields of the form. */
    static NavigableMap<String, String> ofDocument(NavigableMap<String, String> members) {
        NavigableMap<String, String> fields = new TreeMap<>(members);
        members.keySet().stream().map(MEMBER::matcher).filter(Matcher::matches).forEach(member -> {
            fields.remove(member.group());
            fields.computeIfAbsent(
                    member.group(1) + "/file",
                    any -> MEMBERS.stream()
                            .map(name -> members.getOrDefault(member.group(1) + "/" + name, "-"))
                            .collect(Collectors.joining(" ")));
        });
        return fields;
    }

    /** Replaces the fields of the form by the members of a document. */
    static NavigableMap<String, String> toDocument(NavigableMap<String, String> fields) {
        NavigableMap<String, String> members = new TreeMap<>(fields);
        fields.keySet().stream().map(FIELD::matcher).filter(Matcher::matches).forEach(field -> {
            String[] parts = members.remove(field.group()).split(" ", MEMBERS.size());
            for (int i = 0; i < parts.length; i++) {
                if (!parts[i].equals("-")) {
                    members.put(field.group(1) + "/" + MEMBERS.get(i), parts[i]);
                }
            }
        });
        return members;
    }

    /** Whether a member of a document is a number. */
    static boolean isNumber(String pointer) {
        return NUMBER.matcher(pointer).matches();
    }

    /** The field that a rule about a member of a document speaks of. */
    static String fieldOf(String pointer) {
        return MEMBER.matcher(pointer).replaceFirst("$1/file");
    }
}
