package org.libraryexchange.catalogue.search;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.libraryexchange.base.text.Synonyms;

/** Words for the same thing, from a file that librarians keep. */
final class SynonymFile {

    private static final String AUDIENCE = "audience";

    private SynonymFile() {}

    /**
     * @throws IllegalStateException if the file is not there or cannot be read
     */
    static List<Synonyms> read(String name) {
        return ListFile.rows(name).stream().map(SynonymFile::synonyms).toList();
    }

    private static Synonyms synonyms(Map<String, String> row) {
        Set<String> words = row.entrySet().stream()
                .filter(cell -> !cell.getKey().equals(AUDIENCE))
                .flatMap(cell -> ListFile.words(cell.getValue()).stream())
                .collect(Collectors.toSet());
        return Synonyms.words(words, Set.copyOf(ListFile.words(row.getOrDefault(AUDIENCE, ""))));
    }
}
