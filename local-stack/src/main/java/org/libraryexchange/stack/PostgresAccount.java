package org.libraryexchange.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Set;

/** The account that PostgreSQL runs under: it refuses to run as root. */
enum PostgresAccount {

    /** An ordinary user: nothing to do. */
    SELF(""),
    /** Root in a user namespace of its own has no power there, and still owns its files. */
    NAMESPACE("unshare -U"),
    /** Root where namespaces are forbidden, as in most containers. */
    NOBODY("setpriv --reuid=nobody --regid=65534 --clear-groups");

    private final String prefix;

    PostgresAccount(String prefix) {
        this.prefix = prefix;
    }

    static PostgresAccount available() {
        if (!System.getProperty("user.name").equals("root")) {
            return SELF;
        }
        return NAMESPACE.works() ? NAMESPACE : NOBODY;
    }

    /** The words to put before a command to run it under this account. */
    List<String> prefix() {
        return prefix.isEmpty() ? List.of() : List.of(prefix.split(" "));
    }

    private boolean works() {
        try {
            return new ProcessBuilder("sh", "-c", prefix + " true")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw StackException.interrupted(e);
        }
    }

    /** Lets the account write in the folder, which must be one that it can reach. */
    void own(Path folder) {
        if (this != NOBODY) {
            return;
        }
        try {
            requireReachable(folder.toAbsolutePath().getParent());
            UserPrincipal nobody =
                    folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
            Files.setOwner(folder, nobody);
        } catch (IOException e) {
            throw new StackException("cannot give " + folder + " to the account nobody: " + e.getMessage(), e);
        }
    }

    private static void requireReachable(Path folder) throws IOException {
        for (Path path = folder; path != null; path = path.getParent()) {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
            if (!permissions.contains(PosixFilePermission.OTHERS_EXECUTE)) {
                throw new StackException("PostgreSQL does not run as root, and the account nobody cannot reach " + path
                        + ": choose a data folder that everyone can reach, or start as an ordinary user");
            }
        }
    }
}
