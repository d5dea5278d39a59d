package org.libraryexchange.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Set;

/** The account under which PostgreSQL runs. PostgreSQL refuses to run as root. */
enum PostgresAccount {

    /** This user, who is not root. */
    SELF(""),
    /** Root in its own user namespace, where it has no power and still owns its files. */
    NAMESPACE("unshare -U"),
    /** The user nobody, for root where namespaces are forbidden, as in most containers. */
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

    /** The words that run a command under this account if they are put before it. */
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

    /** Lets the account write in the folder. The account must be able to reach the folder. */
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
