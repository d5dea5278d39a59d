package org.libraryexchange.base.node;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a setting names, or a resource of the application by that name. */
public final class ConfiguredFile {

    private ConfiguredFile() {}

    public static InputStream open(String name) throws IOException {
        if (Files.exists(Path.of(name))) {
            return Files.newInputStream(Path.of(name));
        }
        InputStream resource = Thread.currentThread().getContextClassLoader().getResourceAsStream(name);
        if (resource == null) {
            throw new FileNotFoundException("there is no such file or resource");
        }
        return resource;
    }

    /**
     * Its text, without the mark that some editors put before it.
     *
     * @throws IllegalStateException if the file is not there or cannot be read
     */
    public static String text(String name) {
        try (InputStream file = open(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("\uFEFF", "");
        } catch (IOException e) {
            throw new IllegalStateException("The file " + name + " cannot be read: " + e.getMessage(), e);
        }
    }
}
