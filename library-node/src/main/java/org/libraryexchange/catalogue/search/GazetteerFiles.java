package org.libraryexchange.catalogue.search;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import jakarta.inject.Singleton;
import java.io.FileNotFoundException;
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
import java.util.stream.Collectors;
import org.libraryexchange.base.text.Gazetteer;
import org.libraryexchange.base.text.Synonyms;

/** The names and synonyms that searches know, from lists in files. A node with a list that cannot be read does not start. */
@Singleton
public class GazetteerFiles {

    private static final CsvMapper CSV =
            CsvMapper.builder().enable(CsvParser.Feature.TRIM_SPACES).build();

    private static final CsvSchema HEADER = CsvSchema.emptySchema().withHeader().withComments();

    private final List<Map<String, String>> rows;
    private final List<Synonyms> synonyms;
    private Gazetteer gazetteer;

    /**
     * @throws IllegalStateException if a list is not there or cannot be read
     */
    GazetteerFiles(SearchConfig config) {
        this.rows = config.gazetteers().orElse(List.of()).stream()
                .map(GazetteerFiles::read)
                .flatMap(Collection::stream)
                .toList();
        this.synonyms = SynonymFile.read(config.synonyms());
    }

    /** What all lists name; the first call loads the dictionaries that read their names, which takes a moment. */
    synchronized Gazetteer places() {
        if (gazetteer == null) {
            gazetteer = new Gazetteer(rows.stream().map(GazetteerFiles::names).toList(), synonyms);
        }
        return gazetteer;
    }

    /** The usual name of each place in each language, by language tag. */
    public List<Map<String, String>> usualNames() {
        return rows.stream()
                .map(row -> row.entrySet().stream()
                        .filter(cell -> !cell.getValue().isBlank())
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                cell -> cell.getValue().split("\\|", 2)[0].strip())))
                .toList();
    }

    private static List<Map<String, String>> read(String name) {
        try (Reader reader = new InputStreamReader(open(name), StandardCharsets.UTF_8);
                MappingIterator<Map<String, String>> rows =
                        CSV.readerForMapOf(String.class).with(HEADER).readValues(reader)) {
            return rows.readAll();
        } catch (IOException e) {
            throw new IllegalStateException("The gazetteer " + name + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Opens a file, or a resource of the application. */
    static InputStream open(String name) throws IOException {
        if (Files.exists(Path.of(name))) {
            return Files.newInputStream(Path.of(name));
        }
        InputStream resource = Thread.currentThread().getContextClassLoader().getResourceAsStream(name);
        if (resource == null) {
            throw new FileNotFoundException("there is no such file or resource");
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
