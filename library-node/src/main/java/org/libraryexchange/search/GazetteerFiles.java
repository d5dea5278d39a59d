package org.libraryexchange.search;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.libraryexchange.text.Gazetteer;

/** Reads lists of places. */
final class GazetteerFiles {

    private static final CsvMapper CSV =
            CsvMapper.builder().enable(CsvParser.Feature.TRIM_SPACES).build();

    private static final CsvSchema HEADER = CsvSchema.emptySchema().withHeader().withComments();

    private GazetteerFiles() {}

    /**
     * Reads the places of all lists.
     *
     * @param names of files, or of resources on the class path
     * @throws IllegalStateException if one is not there or not readable
     */
    static Gazetteer read(List<String> names) {
        return new Gazetteer(names.stream()
                .map(GazetteerFiles::places)
                .flatMap(Collection::stream)
                .toList());
    }

    private static List<List<String>> places(String name) {
        try (Reader reader = new InputStreamReader(open(name), StandardCharsets.UTF_8);
                MappingIterator<Map<String, String>> rows =
                        CSV.readerForMapOf(String.class).with(HEADER).readValues(reader)) {
            return rows.readAll().stream().map(GazetteerFiles::names).toList();
        } catch (IOException e) {
            throw new IllegalStateException("The gazetteer " + name + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static InputStream open(String name) throws IOException {
        if (Files.exists(Path.of(name))) {
            return Files.newInputStream(Path.of(name));
        }
        InputStream resource = Thread.currentThread().getContextClassLoader().getResourceAsStream(name);
        if (resource == null) {
            throw new IOException("there is no such file or resource");
        }
        return resource;
    }

    private static List<String> names(Map<String, String> row) {
        return row.values().stream()
                .flatMap(cell -> Arrays.stream(cell.split("\\|")))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
