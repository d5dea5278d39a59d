package org.libraryexchange.catalogue.formats;

import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
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
     * @param form term of a history resource, such as {@code map}; empty for other items, which are pages of the catalogue
     * @param sort what the item is, in words
     * @param otherTitles in other languages
     * @param time of the work, or of the page
     */
    public record Work(
            String form,
            String sort,
            TaggedText title,
            List<String> otherTitles,
            List<String> creators,
            Time time,
            Origin origin,
            String summary,
            List<String> subjects) {

        private boolean isPage() {
            return form.isEmpty();
        }

        private Type type() {
            return TYPES.getOrDefault(form, OTHER);
        }
    }

    /**
     * Where it is from. Each text may be empty.
     *
     * @param publisher of the original
     * @param holder who keeps the original
     * @param place where it takes place or stands
     * @param when it takes place next
     */
    public record Origin(String publisher, String holder, String shelfmark, String place, String when) {

        private String kept() {
            return joined(", ", holder, shelfmark);
        }
    }

    /**
     * Where it is read.
     *
     * @param publisher of the catalogue
     * @param updated when the page was changed last
     * @param accessed when it was read
     * @param link to the page, for ever
     * @param rights may be empty
     */
    public record Edition(String publisher, LocalDate updated, LocalDate accessed, URI link, String rights) {}

    /** What a work is called in references. */
    private record Type(String gbt, String ris, String bibTex) {}

    /** By form. GB/T 7714 has no letter for pictures and recordings. */
    private static final Map<String, Type> TYPES = Map.of(
            "", new Type("EB", "ELEC", "misc"),
            "printed-text", new Type("M", "BOOK", "book"),
            "manuscript", new Type("A", "MANSCPT", "unpublished"),
            "map", new Type("CM", "MAP", "misc"),
            "photograph", new Type("Z", "ART", "misc"),
            "film", new Type("Z", "MPCT", "misc"),
            "oral-history", new Type("Z", "SOUND", "misc"),
            "sound", new Type("Z", "SOUND", "misc"));

    private static final Type OTHER = new Type("Z", "GEN", "misc");

    private static final String LINE = "\r\n";

    /** GB/T 7714 and Harvard both name so many creators. */
    private static final int MOST_NAMED = 3;

    private static final DateTimeFormatter ENGLISH_DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter RIS_DAY = DateTimeFormatter.ofPattern("uuuu/MM/dd/");

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
     * The time of a work.
     *
     * @param words may be empty
     * @param edtf the same in Extended Date/Time Format; may be empty
     */
    public record Time(String words, String edtf) {

        private static final Pattern BEGINNING =
                Pattern.compile("(\\d{4})(?:-(0\\d|1[0-2])(?:-(\\d\\d))?)?[?~%]?(?:/.*)?");

        private static final Pattern YEARS = Pattern.compile("(\\d{4})[\\d-]*(?:/(\\d{4})[\\d-]*)?");

        private static final Pattern EXACT = Pattern.compile("[0-9X?~%/.-]+");

        /** As BibLaTeX takes it, which reads EDTF and wants nothing escaped. */
        String exact() {
            return EXACT.matcher(edtf).matches() ? edtf : "";
        }

        /** The year, or the first and the last one, if they are exactly known; otherwise the words. */
        String years(String dash) {
            Matcher years = YEARS.matcher(edtf);
            if (!years.matches()) {
                return words;
            }
            String first = withoutZeros(years.group(1));
            boolean one = years.group(2) == null || years.group(2).equals(years.group(1));
            return one ? first : first + dash + withoutZeros(years.group(2));
        }

        private static String withoutZeros(String year) {
            return Integer.toString(Integer.parseInt(year));
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

    /** The citation by GB/T 7714, the Chinese standard, in the order of appearance. */
    public String gbt7714() {
        List<String> creators = work.creators();
        String others = work.title().language().startsWith("zh") ? "等" : "et al";
        String names = creators.size() <= MOST_NAMED
                ? String.join(", ", creators)
                : String.join(", ", creators.subList(0, MOST_NAMED)) + ", " + others;
        String from = work.origin().publisher().isEmpty()
                ? work.origin().kept()
                : work.origin().publisher();
        String issued = work.isPage() ? "" : joined(", ", from, work.time().years("-"));
        return joined(
                        ". ",
                        names,
                        ended(work.title().text()) + "[" + work.type().gbt + "/OL]",
                        issued + "(" + edition.updated() + ")[" + edition.accessed() + "]",
                        edition.link().toString())
                + ".";
    }

    /** The citation in the Harvard style of British universities. */
    public String harvard() {
        String title = ended(work.title().text());
        String shown = work.isPage() ? "‘" + title + "’" : title;
        String years = work.time().years("–");
        String dated = "(" + (years.isEmpty() ? "no date" : years) + ")";
        return joined(
                        ". ",
                        work.creators().isEmpty() ? shown + " " + dated : names() + " " + dated + " " + shown,
                        work.origin().publisher(),
                        work.origin().kept(),
                        "Available at: " + edition.link() + " (Accessed: " + ENGLISH_DAY.format(edition.accessed())
                                + ")")
                + ".";
    }

    private String names() {
        List<String> creators = work.creators();
        int last = creators.size() - 1;
        if (creators.size() > MOST_NAMED) {
            return creators.get(0) + " et al.";
        }
        String first = String.join(", ", creators.subList(0, last));
        return first.isEmpty() ? creators.get(last) : first + " and " + creators.get(last);
    }

    /** The parts that are not empty, each on one line and without a full stop of its own. */
    private static String joined(String separator, String... parts) {
        return Stream.of(parts)
                .map(Citation::ended)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(separator));
    }

    private static String ended(String text) {
        return FULL_STOP.matcher(Printable.line(text)).replaceFirst("");
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
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** The citation for BibTeX and BibLaTeX, in UTF-8. */
    public String bibTex() {
        return "@" + work.type().bibTex + "{" + key + ",\n"
                + field(
                        "author",
                        work.creators().stream()
                                .map(name -> "{" + tex(name) + "}")
                                .collect(Collectors.joining(" and ")))
                + field("title", "{" + tex(work.title().text()) + "}")
                + field("titleaddon", tex(String.join("; ", work.otherTitles())))
                + field("date", work.time().exact())
                + field("year", tex(work.time().years("–")))
                + field("publisher", tex(work.origin().publisher()))
                + field("address", tex(work.origin().place()))
                + field("howpublished", tex(work.sort()))
                + field("organization", tex(edition.publisher()))
                + field("library", tex(work.origin().kept()))
                + field("note", tex(joined(". ", work.origin().when(), edition.rights())))
                + field("abstract", tex(work.summary()))
                + field("keywords", tex(String.join(", ", work.subjects())))
                + field("language", tex(work.title().language()))
                + field("url", edition.link().toString())
                + field("urldate", edition.accessed().toString())
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
        tag(ris, "TY", work.type().ris);
        tag(ris, "ID", key);
        work.creators().forEach(name -> tag(ris, "AU", withoutAsterisks(name)));
        tag(ris, "TI", work.title().text());
        tag(ris, "TT", String.join("; ", work.otherTitles()));
        work.time().beginning().ifPresent(begins -> {
            tag(ris, "PY", begins.substring(0, begins.indexOf('/')));
            tag(ris, "DA", begins + "/" + work.time().words());
        });
        tag(ris, "M3", work.sort());
        tag(ris, "PB", work.origin().publisher());
        tag(ris, "CY", work.origin().place());
        tag(ris, "N1", work.origin().when());
        tag(ris, "AV", work.origin().holder());
        tag(ris, "CN", work.origin().shelfmark());
        tag(ris, "DP", edition.publisher());
        tag(ris, "AB", work.summary());
        work.subjects().forEach(subject -> tag(ris, "KW", withoutAsterisks(subject)));
        tag(ris, "LA", work.title().language());
        tag(ris, "C1", edition.rights());
        tag(ris, "UR", edition.link().toString());
        tag(ris, "Y2", RIS_DAY.format(edition.accessed()));
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
