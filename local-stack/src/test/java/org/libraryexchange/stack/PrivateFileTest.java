package org.libraryexchange.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFileTest {

    @TempDir
    Path folder;

    @Test
    void fileIsForItsOwnerOnly() throws IOException {
        // When
        PrivateFile.write(folder.resolve("secret"), "secret");

        // Then
        assertThat(permissions(folder.resolve("secret"))).isEqualTo("rw-------");
    }

    @Test
    void folderIsClosedThoughItWasOpen() throws IOException {
        // Given
        Path open = Files.createDirectory(folder.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));

        // When
        PrivateFile.folder(open);
        PrivateFile.folder(folder.resolve("new"));

        // Then
        assertThat(permissions(open)).matches("rwx--[-x]--[-x]");
        assertThat(permissions(folder.resolve("new"))).matches("rwx--[-x]--[-x]");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
