package org.libraryexchange.pair.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A small file system in memory. The content of a folder was moved to it, and the folder's name leads there. Processes
 * that use the folder must be stopped meanwhile.
 */
record SmallDisk(Path mounted) implements AutoCloseable {

    private static final int BLOCK = 4_096;

    static SmallDisk under(Path folder, int megabytes) {
        try {
            Path mounted = Files.createTempDirectory("small-disk");
            Shell.run("mount", "-t", "tmpfs", "-o", "mode=0700,size=" + megabytes + "m", "tmpfs", mounted.toString());
            Shell.run("cp", "-a", folder + "/.", mounted.toString());
            Shell.run("rm", "-r", folder.toString());
            Files.createSymbolicLink(folder, mounted);
            return new SmallDisk(mounted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves only this much room. */
    void fill(long kilobytesLeft) {
        try (OutputStream filler = Files.newOutputStream(filler())) {
            byte[] block = new byte[BLOCK];
            for (long spare = room() - (kilobytesLeft << 10); spare >= BLOCK; spare -= BLOCK) {
                filler.write(block);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Frees the room again. */
    void free() {
        try {
            Files.deleteIfExists(filler());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void enlarge(int megabytes) {
        Shell.run("mount", "-o", "remount,size=" + megabytes + "m", mounted.toString());
    }

    private long room() throws IOException {
        return Files.getFileStore(mounted).getUsableSpace();
    }

    private Path filler() {
        return mounted.resolve("filler");
    }

    @Override
    public void close() {
        Shell.run("umount", mounted.toString());
        Shell.run("rmdir", mounted.toString());
    }
}
