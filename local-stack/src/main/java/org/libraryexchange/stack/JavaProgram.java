package org.libraryexchange.stack;

import java.nio.file.Path;

/** The {@code java} that runs this program. */
public final class JavaProgram {

    private JavaProgram() {}

    /** Where it is. */
    public static String path() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
