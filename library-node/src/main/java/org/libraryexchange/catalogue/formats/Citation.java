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
 * What is needed to cite an item.
 *
 * @param key of a reference: letters, digits and hyphens
 */
public record Citation(String key, Work work, Edition edition) {

    /**
     * What is cited. Creators are names as they are, because the contract does not tell whether a creator is a person or a
     * body.
     *
     * @param form term of a history resource, such as {@code map}; empty for other items
     * @param sort what the item is, in words
     * @param otherTitles in other languages
     * @param keeper who keeps the original, and where; may be empty
     */
    public record Work(
            String form,
            String sort,
            TaggedText title,
            List<String> otherTitles,
            List<String> creators,
            Time time,
            String keeper,
            String summary,
            List<String> subjects) {}

    /**
     * Where it is read.
     *
     * @param publisher of the catalogue
     * @param version in words
     * @param link to the page, for ever
     * @param rights may be empty
     */
    public record Edition(String publisher, String version, URI link, String rights) {}

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
                        String.join(", ", work.creators()),
                        work.title().text(),
                        work.time().words(),
                        work.sort(),
                        work.keeper(),
                        edition.publisher() + ", " + edition.version(),
                        edition.link().toString())
                .map(Printable::line)
                .map(part -> FULL_STOP.matcher(part).replaceFirst(""))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(". "));
    }

    /** The line that goes with a text or picture of the item: what it is, whose it is, under which terms, and where. */
    public String credit() {
        return Stream.of(
                        work.title().text(),
                        String.join(", ", work.creators()),
                        edition.publisher(),
                        edition.rights(),
                        edition.link().toString())
                .map(Printable::line)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** The citation for BibTeX and BibLaTeX, in UTF-8. */
    public String bibTex() {
        return "@misc{" + key + ",\n"
                + field(
                        "author",
                        work.creators().stream()
                                .map(name -> "{" + tex(name) + "}")
                                .collect(Collectors.joining(" and ")))
                + field("title", "{" + tex(work.title().text()) + "}")
                + field("titleaddon", tex(String.join("; ", work.otherTitles())))
                + field("date", work.time().exact())
                + field("year", tex(work.time().words()))
                + field("howpublished", tex(work.sort()))
                + field("organization", tex(edition.publisher()))
                + field(
                        "note",
                        tex(Stream.of(work.keeper(), edition.version(), edition.rights())
                                .filter(part -> !part.isEmpty())
                                .collect(Collectors.joining(". "))))
                + field("abstract", tex(work.summary()))
                + field("keywords", tex(String.join(", ", work.subjects())))
                + field("language", tex(work.title().language()))
                + field("url", edition.link().toString())
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
        tag(ris, "TY", TYPES.getOrDefault(work.form(), "GEN"));
        tag(ris, "ID", key);
        work.creators().forEach(name -> tag(ris, "AU", withoutAsterisks(name)));
        tag(ris, "TI", work.title().text());
        tag(ris, "TT", String.join("; ", work.otherTitles()));
        work.time().beginning().ifPresent(begins -> {
            tag(ris, "PY", begins.substring(0, begins.indexOf('/')));
            tag(ris, "DA", begins + "/" + work.time().words());
        });
        tag(ris, "M3", work.sort());
        tag(ris, "PB", edition.publisher());
        tag(ris, "ET", edition.version());
        tag(ris, "AV", work.keeper());
        tag(ris, "AB", work.summary());
        work.subjects().forEach(subject -> tag(ris, "KW", withoutAsterisks(subject)));
        tag(ris, "LA", work.title().language());
        tag(ris, "C1", edition.rights());
        tag(ris, "UR", edition.link().toString());
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
