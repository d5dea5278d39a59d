package org.libraryexchange.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/** The passwords of one cluster, made once at random and kept beside it. They have only hexadecimal digits. */
record PostgresPasswords(String superuser, String owner) {

    static PostgresPasswords in(Path folder) {
        Path file = folder.resolve("passwords");
        if (!Files.exists(file)) {
            PrivateFile.write(file, random() + "\n" + random() + "\n");
        }
        try {
            List<String> lines = Files.readAllLines(file);
            return new PostgresPasswords(lines.get(0), lines.get(1));
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
