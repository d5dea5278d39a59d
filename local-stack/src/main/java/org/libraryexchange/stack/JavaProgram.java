package org.libraryexchange.stack;

import java.nio.file.Path;

/** The {@code java} that runs this program. */
final class JavaProgram {

    private JavaProgram() {}

    static String path() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
