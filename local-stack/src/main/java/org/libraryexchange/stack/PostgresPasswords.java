package org.libraryexchange.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The passwords of one cluster, made once at random and kept beside it. They have only hexadecimal digits. */
record PostgresPasswords(String superuser, String owner, String node) {

    static PostgresPasswords in(Path folder) {
        Path file = folder.resolve("passwords");
        try {
            // An earlier version made two passwords.
            List<String> made = Files.exists(file) ? Files.readAllLines(file) : List.of();
            List<String> lines = Stream.concat(made.stream(), Stream.generate(PostgresPasswords::random))
                    .limit(3)
                    .toList();
            if (!lines.equals(made)) {
                PrivateFile.write(file, String.join("\n", lines) + "\n");
            }
            return new PostgresPasswords(lines.get(0), lines.get(1), lines.get(2));
        } catch (IOException e) {
            throw new StackException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static String random() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
