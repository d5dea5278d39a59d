package org.libraryexchange.catalogue.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.CorruptIndexException;

/**
 * The files of an index as they were when they were first seen. Lucene writes each once, so that one that has changed since
 * is damaged, and need not be read to know it.
 */
final class WrittenFiles {

    private final Path folder;
    private Map<String, Mark> marks = Map.of();

    private record Mark(long bytes, FileTime written) {

        private static Mark of(Path file) throws IOException {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return new Mark(now.size(), now.lastModifiedTime());
        }
    }

    WrittenFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * Looks at the files that an index has now.
     *
     * @throws CorruptIndexException if one has changed
     * @throws java.nio.file.NoSuchFileException if one is missing
     */
    void require(Collection<String> names) throws IOException {
        Map<String, Mark> seen = new HashMap<>();
        for (String name : names) {
            Mark now = Mark.of(folder.resolve(name));
            if (!now.equals(marks.getOrDefault(name, now))) {
                throw new CorruptIndexException("the file has changed since it was written", name);
            }
            seen.put(name, now);
        }
        marks = seen;
    }
}
