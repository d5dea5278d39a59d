package org.libraryexchange.stack;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs a command in a session of its own, in the same process. Otherwise Ctrl-C in the terminal reaches every child at
 * once, and the database is gone before the node that is writing to it.
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
        // macOS has no setsid, but Perl.
        return onPath("perl") ? List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec @ARGV or die $!;") : List.of();
    }
}
