package org.libraryexchange.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Files with secrets, and folders for them. Only the owner can read them, from the first byte on, and they are never
 * half written.
 */
public final class PrivateFile {

    private PrivateFile() {}

    /**
     * Makes a folder that nobody else may look into, or closes an existing one. If PostgreSQL has to run under another
     * account, that account may pass through to its own folder.
     */
    public static void folder(Path path) throws IOException {
        Files.createDirectories(path);
        boolean passed = PostgresAccount.available() == PostgresAccount.NOBODY;
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(passed ? "rwx--x--x" : "rwx------"));
    }

    public static void write(Path path, String content) {
        try {
            Path folder = Files.createDirectories(path.toAbsolutePath().getParent());
            Path draft = Files.createTempFile(
                    folder,
                    path.getFileName().toString(),
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, content);
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StackException("cannot write " + path + ": " + e.getMessage(), e);
        }
    }
}
