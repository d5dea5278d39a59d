package org.libraryexchange.stack;

import static java.util.Locale.ROOT;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The PostgreSQL programs, unpacked once from the archive on the classpath. */
final class PostgresBinaries {

    private final Path home;

    private PostgresBinaries(Path home) {
        this.home = home;
    }

    /** Uses the programs in the folder, and unpacks them there the first time. */
    static synchronized PostgresBinaries in(Path folder) {
        String archive = "postgres-%s-%s.txz".formatted(system(), architecture());
        Path home = folder.toAbsolutePath().resolve(archive.replace(".txz", "") + "-" + fingerprint(archive));
        if (!Files.exists(home)) {
            unpack(archive, home);
        }
        return new PostgresBinaries(home);
    }

    /** The default folder: in the user's own cache, so that nobody else can replace the programs. */
    static Path userCache() {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path folder = cache == null ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        return folder.resolve("library-exchange");
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private static String system() {
        return System.getProperty("os.name").toLowerCase(ROOT).contains("mac") ? "darwin" : "linux";
    }

    private static String architecture() {
        return System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
    }

    /** Gives each version of the programs its own folder. */
    private static String fingerprint(String archive) {
        try (InputStream packed = open(archive)) {
            return Integer.toHexString(Arrays.hashCode(packed.readNBytes(1 << 20)));
        } catch (IOException e) {
            throw new StackException("cannot read " + archive, e);
        }
    }

    private static InputStream open(String archive) {
        InputStream packed = PostgresBinaries.class.getResourceAsStream("/" + archive);
        if (packed == null) {
            throw new StackException("no PostgreSQL for this system: " + archive + " is not on the classpath");
        }
        return packed;
    }

    private static void unpack(String archive, Path home) {
        try (InputStream packed = new BufferedInputStream(open(archive))) {
            Files.createDirectories(home.getParent());
            Path draft = Files.createTempDirectory(home.getParent(), "unpacking");
            extract(new TarArchiveInputStream(new XZCompressorInputStream(packed)), draft);
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
            publish(draft, home);
        } catch (IOException e) {
            throw new StackException("cannot unpack PostgreSQL to " + home + ": " + e.getMessage(), e);
        }
    }

    private static void publish(Path draft, Path home) throws IOException {
        try {
            Files.move(draft, home);
        } catch (IOException e) {
            Folders.delete(draft);
            if (!Files.exists(home)) {
                throw e;
            }
            // Another process was quicker.
        }
    }

    private static void extract(TarArchiveInputStream tar, Path folder) throws IOException {
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Path target = folder.resolve(entry.getName()).normalize();
            if (entry.isDirectory()) {
                Files.createDirectories(target);
            } else {
                Files.createDirectories(target.getParent());
                writeFile(tar, entry, target);
            }
        }
    }

    private static void writeFile(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
