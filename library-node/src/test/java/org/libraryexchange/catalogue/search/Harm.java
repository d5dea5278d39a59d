package org.libraryexchange.catalogue.search;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What can happen to the files of an index. */
enum Harm {
    DELETED {
        @Override
        void happenTo(Path folder) throws IOException {
            for (Path file : files(folder)) {
                Files.delete(file);
            }
        }
    },
    SEGMENT_DELETED {
        @Override
        void happenTo(Path folder) throws IOException {
            Files.delete(largest(folder));
        }
    },
    TRUNCATED {
        @Override
        void happenTo(Path folder) throws IOException {
            try (FileChannel file = FileChannel.open(largest(folder), StandardOpenOption.WRITE)) {
                file.truncate(file.size() / 2);
            }
        }
    },
    BYTE_CHANGED {
        @Override
        void happenTo(Path folder) throws IOException {
            try (RandomAccessFile file = new RandomAccessFile(largest(folder).toFile(), "rw")) {
                long middle = file.length() / 2;
                file.seek(middle);
                int before = file.read();
                file.seek(middle);
                file.write(before ^ 1);
            }
        }
    };

    /** @param folder of one index */
    abstract void happenTo(Path folder) throws IOException;

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static Path largest(Path folder) throws IOException {
        return files(folder).stream()
                .filter(file -> file.getFileName().toString().startsWith("_"))
                .max(Comparator.comparing(file -> file.toFile().length()))
                .orElseThrow();
    }
}
