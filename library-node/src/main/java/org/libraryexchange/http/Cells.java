package org.libraryexchange.http;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import java.util.regex.Pattern;

/** Cells of a table that a spreadsheet may open: whatever somebody wrote, none begins as a formula does. */
public final class Cells {

    /** The last four, in full width, are what spreadsheets of East Asian locales take for the first. */
    private static final String BEGINNINGS_OF_FORMULAS = "=+\\-@\t\r\n＝＋－＠";

    private static final Pattern PERILOUS = Pattern.compile("(?s)'*[" + BEGINNINGS_OF_FORMULAS + "].*");
    private static final Pattern PREFIXED = Pattern.compile("(?s)'+[" + BEGINNINGS_OF_FORMULAS + "].*");

    private Cells() {}

    /** The text, with an apostrophe before whatever {@link #original} would take for such a one, or for a formula. */
    public static String harmless(String text) {
        return text != null && PERILOUS.matcher(text).matches() ? "'" + text : text;
    }

    /** The text from which {@link #harmless} made this one. */
    public static String original(String cell) {
        return PREFIXED.matcher(cell).matches() ? cell.substring(1) : cell;
    }

    /** Writes records as lines of a table with a header. */
    public static ObjectWriter table(Class<?> line) {
        CsvMapper csv = CsvMapper.csvBuilder()
                .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
                .build();
        return csv.writer(csv.schemaFor(line).withHeader().withLineSeparator("\r\n"));
    }
}
