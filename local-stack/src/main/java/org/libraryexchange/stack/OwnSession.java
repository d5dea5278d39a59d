package org.libraryexchange.stack;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs a command in its own session, in the same process. Otherwise Ctrl-C in the terminal reaches every child at once,
 * and the database ends before the node that writes to it.
 */
public final class OwnSession {

    public static final List<String> PREFIX = prefix();

    private OwnSession() {}

    static boolean onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static List<String> prefix() {
        if (onPath("setsid")) {
            return List.of("setsid");
        }
        // macOS has Perl but no setsid.
        return onPath("perl") ? List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec @ARGV or die $!;") : List.of();
    }
}
