package org.libraryexchange.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** A log to which several runs append. This run sees it from where it began. */
record LogFile(Path path, long begin) {

    private static final int LOOKED_AT_BYTES = 64 << 10;

    /** Opens a log for a new run. A log larger than {@code keptBytes} is moved to {@code *.1} first. */
    static LogFile openedAt(Path path, long keptBytes) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            if (sizeOf(path) > keptBytes) {
                Path aside = path.resolveSibling(path.getFileName() + ".1");
                Files.move(path, aside, StandardCopyOption.REPLACE_EXISTING);
            }
            return new LogFile(path, sizeOf(path));
        } catch (IOException e) {
            throw new StackException("cannot write " + path + ": " + e.getMessage(), e);
        }
    }

    private static long sizeOf(Path path) throws IOException {
        return Files.exists(path) ? Files.size(path) : 0;
    }

    /** Whether this run has written the text near the present end of the log. */
    boolean contains(String text) {
        return recent().contains(text);
    }

    /** The last lines of this run. */
    String tail(int lines) {
        List<String> all = recent().lines().toList();
        return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
    }

    private String recent() {
        try (SeekableByteChannel file = Files.newByteChannel(path)) {
            file.position(Math.max(begin, file.size() - LOOKED_AT_BYTES));
            return new String(Channels.newInputStream(file).readNBytes(LOOKED_AT_BYTES), UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
