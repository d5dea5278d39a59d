package org.libraryexchange.stack;

import java.nio.file.Path;

/** The {@code java} that runs this program. */
public final class JavaProgram {

    private JavaProgram() {}

    /** Its path. */
    public static String path() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
