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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.base.text.Synonyms;

/** Words for the same thing, from a file that librarians keep. */
final class SynonymFile {

    private static final String AUDIENCE = "audience";

    private static final ObjectReader ROWS = CsvMapper.builder()
            .enable(CsvParser.Feature.TRIM_SPACES, CsvParser.Feature.SKIP_EMPTY_LINES)
            .build()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader().withComments());

    private SynonymFile() {}

    /**
     * @throws IllegalStateException if the file is not there or cannot be read
     */
    static List<Synonyms> read(String name) {
        try (InputStream file = GazetteerFiles.open(name);
                MappingIterator<Map<String, String>> rows = ROWS.readValues(file)) {
            return rows.readAll().stream().map(SynonymFile::synonyms).toList();
        } catch (IOException e) {
            throw new IllegalStateException("The synonyms " + name + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Synonyms synonyms(Map<String, String> row) {
        Set<String> words = row.entrySet().stream()
                .filter(cell -> !cell.getKey().equals(AUDIENCE))
                .flatMap(cell -> words(cell.getValue()))
                .collect(Collectors.toSet());
        return Synonyms.words(words, words(row.getOrDefault(AUDIENCE, "")).collect(Collectors.toSet()));
    }

    private static Stream<String> words(String cell) {
        return Arrays.stream(cell.split("\\|")).map(String::strip).filter(word -> !word.isEmpty());
    }
}
