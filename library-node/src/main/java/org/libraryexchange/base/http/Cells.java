package org.libraryexchange.base.http;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.regex.Pattern;

/** Cells of a table for spreadsheets. Whatever text somebody wrote, no cell begins like a formula. */
public final class Cells {

    /** The last four are full-width forms, which spreadsheets in East Asian locales treat like the first four. */
    private static final String BEGINNINGS_OF_FORMULAS = "=+\\-@\t\r\n＝＋－＠";

    private static final Pattern PERILOUS = Pattern.compile("(?s)'*[" + BEGINNINGS_OF_FORMULAS + "].*");
    private static final Pattern PREFIXED = Pattern.compile("(?s)'+[" + BEGINNINGS_OF_FORMULAS + "].*");

    private Cells() {}

    /**
     * The text, with an apostrophe in front if a spreadsheet would take it for a formula, or {@link #original} for such
     * a text.
     */
    public static String harmless(String text) {
        return text != null && PERILOUS.matcher(text).matches() ? "'" + text : text;
    }

    /** The text from which {@link #harmless} made the cell. */
    public static String original(String cell) {
        return PREFIXED.matcher(cell).matches() ? cell.substring(1) : cell;
    }

    /** Writes records as the lines of a table with a header. The columns are in the order of the components. */
    public static ObjectWriter table(Class<?> line) {
        CsvMapper csv = CsvMapper.csvBuilder()
                .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .addModule(new JavaTimeModule())
                .build();
        return csv.writer(csv.schemaFor(line).withHeader().withLineSeparator("\r\n"));
    }
}
