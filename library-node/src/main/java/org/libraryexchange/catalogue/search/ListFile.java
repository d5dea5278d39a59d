package org.libraryexchange.catalogue.search;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.libraryexchange.base.node.ConfiguredFile;

/** A list that librarians keep: CSV whose first line names the columns. A line with {@code #} is a remark. */
public final class ListFile {

    private static final ObjectReader ROWS = CsvMapper.builder()
            .enable(CsvParser.Feature.TRIM_SPACES, CsvParser.Feature.SKIP_EMPTY_LINES)
            .build()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader().withComments());

    private ListFile() {}

    /**
     * Reads each line as its cells by their columns.
     *
     * @throws IllegalStateException if the list is not there or cannot be read
     */
    public static List<Map<String, String>> rows(String name) {
        try (InputStream file = ConfiguredFile.open(name);
                MappingIterator<Map<String, String>> rows = ROWS.readValues(file)) {
            return rows.readAll();
        } catch (IOException e) {
            throw new IllegalStateException("The list " + name + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** What bars separate in a cell. */
    public static List<String> words(String cell) {
        return Arrays.stream(cell.split("\\|"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
