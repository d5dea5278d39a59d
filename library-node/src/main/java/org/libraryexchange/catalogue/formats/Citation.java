package org.libraryexchange.catalogue.formats;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is needed to cite an item. Creators are names as they are, because the contract does not tell whether a creator
 * is a person or a body.
 *
 * @param key of a reference: letters, digits and hyphens
 * @param form term of a history resource, such as {@code map}; empty for other items
 * @param sort what the item is, in words
 * @param otherTitles in other languages
 * @param keeper who keeps the original, and where; may be empty
 * @param publisher of the catalogue
 * @param version in words
 * @param link to the page, for ever
 * @param rights may be empty
 */
public record Citation(
        String key,
        String form,
        String sort,
        Said title,
        List<String> otherTitles,
        List<String> creators,
        Time time,
        String keeper,
        String publisher,
        String version,
        URI link,
        String rights,
        String summary,
        List<String> subjects) {

    private static final String LINE = "\r\n";

    /** Reference types of RIS by form; everything else is generic. */
    private static final Map<String, String> TYPES = Map.of(
            "photograph", "ART",
            "map", "MAP",
            "manuscript", "MANSCPT",
            "film", "MPCT",
            "oral-history", "SOUND",
            "sound", "SOUND");

    private static final Map<String, String> TEX = Map.ofEntries(
            Map.entry("\\", "\\textbackslash{}"),
            // Plain braces would count when BibTeX looks for the end of a value, even behind a backslash.
            Map.entry("{", "\\textbraceleft{}"),
            Map.entry("}", "\\textbraceright{}"),
            Map.entry("~", "\\textasciitilde{}"),
            Map.entry("^", "\\textasciicircum{}"),
            Map.entry("#", "\\#"),
            Map.entry("$", "\\$"),
            Map.entry("%", "\\%"),
            Map.entry("&", "\\&"),
            Map.entry("_", "\\_"));

    private static final Pattern TEX_SPECIAL = Pattern.compile("[\\\\{}~^#$%&_]");
    private static final Pattern FULL_STOP = Pattern.compile("[.。\\s]+$");

    /**
     * The time of an event, or the period of a history resource.
     *
     * @param words may be empty
     * @param edtf the same in Extended Date/Time Format; may be empty
     */
    public record Time(String words, String edtf) {

        private static final Pattern BEGINNING =
                Pattern.compile("(\\d{4})(?:-(0\\d|1[0-2])(?:-(\\d\\d))?)?[?~%]?(?:/.*)?");

        private static final Pattern EXACT = Pattern.compile("[0-9X?~%/.-]+");

        /** As BibLaTeX takes it, which reads EDTF and wants nothing escaped. */
        String exact() {
            return EXACT.matcher(edtf).matches() ? edtf : "";
        }

        /** The year, month and day at which it begins, as RIS writes them; empty if that is not exactly one year. */
        Optional<String> beginning() {
            Matcher date = BEGINNING.matcher(edtf);
            return date.matches()
                    ? Optional.of(Stream.of(date.group(1), date.group(2), date.group(3))
                            .map(part -> part == null ? "" : part)
                            .collect(Collectors.joining("/")))
                    : Optional.empty();
        }
    }

    /** The citation in one paragraph. */
    public String text() {
        return Stream.of(
                        String.join(", ", creators),
                        title.text(),
                        time.words(),
                        sort,
                        keeper,
                        publisher + ", " + version,
                        link.toString())
                .map(Printable::line)
                .map(part -> FULL_STOP.matcher(part).replaceFirst(""))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(". "));
    }

    /** The line that goes with a text or picture of the item: what it is, whose it is, under which terms, and where. */
    public String credit() {
        return Stream.of(title.text(), String.join(", ", creators), publisher, rights, link.toString())
                .map(Printable::line)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** The citation for BibTeX and BibLaTeX, in UTF-8. */
    public String bibTex() {
        return "@misc{" + key + ",\n"
                + field(
                        "author",
                        creators.stream().map(name -> "{" + tex(name) + "}").collect(Collectors.joining(" and ")))
                + field("title", "{" + tex(title.text()) + "}")
                + field("titleaddon", tex(String.join("; ", otherTitles)))
                + field("date", time.exact())
                + field("year", tex(time.words()))
                + field("howpublished", tex(sort))
                + field("organization", tex(publisher))
                + field(
                        "note",
                        tex(Stream.of(keeper, version, rights)
                                .filter(part -> !part.isEmpty())
                                .collect(Collectors.joining(". "))))
                + field("abstract", tex(summary))
                + field("keywords", tex(String.join(", ", subjects)))
                + field("language", tex(title.language()))
                + field("url", link.toString())
                + "}\n";
    }

    private static String field(String name, String value) {
        return value.isEmpty() ? "" : "  " + name + " = {" + value + "},\n";
    }

    private static String tex(String text) {
        return TEX_SPECIAL
                .matcher(Printable.line(text))
                .replaceAll(special -> Matcher.quoteReplacement(TEX.get(special.group())));
    }

    /** The citation in RIS, for reference managers. */
    public String ris() {
        StringBuilder ris = new StringBuilder();
        tag(ris, "TY", TYPES.getOrDefault(form, "GEN"));
        tag(ris, "ID", key);
        creators.forEach(name -> tag(ris, "AU", withoutAsterisks(name)));
        tag(ris, "TI", title.text());
        tag(ris, "TT", String.join("; ", otherTitles));
        time.beginning().ifPresent(begins -> {
            tag(ris, "PY", begins.substring(0, begins.indexOf('/')));
            tag(ris, "DA", begins + "/" + time.words());
        });
        tag(ris, "M3", sort);
        tag(ris, "PB", publisher);
        tag(ris, "ET", version);
        tag(ris, "AV", keeper);
        tag(ris, "AB", summary);
        subjects.forEach(subject -> tag(ris, "KW", withoutAsterisks(subject)));
        tag(ris, "LA", title.language());
        tag(ris, "C1", rights);
        tag(ris, "UR", link.toString());
        return ris.append("ER  - ").append(LINE).toString();
    }

    private static void tag(StringBuilder ris, String name, String value) {
        String line = Printable.line(value);
        if (!line.isEmpty()) {
            ris.append(name).append("  - ").append(line).append(LINE);
        }
    }

    /** RIS does not allow asterisks in names and keywords. */
    private static String withoutAsterisks(String text) {
        return text.replace('*', ' ');
    }
}
