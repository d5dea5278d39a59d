package org.libraryexchange.exchange.log.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.Record;

/** The files in which a broker keeps the records of a topic's partition, those that it is about to delete included. */
record LogFiles(Path folder) {

    /** A segment; the broker adds endings while it compacts one and before it deletes it. */
    private static final Pattern SEGMENT = Pattern.compile("\\d{20}\\.log(\\.\\w+)?");

    /** Names of the files in which a record's value has the word. Values are unpacked for it. */
    List<String> holding(String word) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file ->
                            SEGMENT.matcher(file.getFileName().toString()).matches())
                    .filter(file -> holds(file, word))
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a copy, because Kafka's own class for such files cuts off what the broker is appending. */
    private static boolean holds(Path file, String word) {
        ByteBuffer copy;
        try {
            copy = ByteBuffer.wrap(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            // The broker has renamed or deleted it since it was listed.
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Record each : MemoryRecords.readableRecords(copy).records()) {
            if (each.hasValue()
                    && StandardCharsets.UTF_8.decode(each.value()).toString().contains(word)) {
                return true;
            }
        }
        return false;
    }
}
