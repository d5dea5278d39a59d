package org.libraryexchange.pair;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The version that nodes of this one have to get on with, as a commit of the repository's own history; the file
 * {@code previous-version} names it.
 *
 * @param repository whose history it is in
 */
record PreviousVersion(Path repository, String commit) {

    private static final Duration PATIENCE = Duration.ofMinutes(30);

    /** The one that is named, in the repository of these tests. */
    static PreviousVersion named() {
        try (InputStream file = PreviousVersion.class.getResourceAsStream("previous-version")) {
            String line = new String(file.readAllBytes(), UTF_8);
            return new PreviousVersion(Repository.root(), line.substring(0, line.indexOf(' ')));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Packages its nodes, unless that was done before, and returns the folder of their modules. */
    Path packaged() {
        requireHistory();
        Path folder = repository.resolve("pair-tests/target/previous").resolve(commit);
        if (!isPackaged(folder)) {
            unpack(folder);
            new Program("Maven", folder, Map.of(), PATIENCE)
                    .run(
                            Path.of(System.getProperty("maven.home"), "bin/mvn").toString(),
                            "--batch-mode",
                            "-Dmaven.repo.local=" + System.getProperty("localRepository"),
                            "-DskipTests",
                            "-Dspotless.check.skip",
                            "-Dcyclonedx.skip",
                            "--projects=leeds-node,hangzhou-node",
                            "--also-make",
                            "package");
        }
        return folder;
    }

    private static boolean isPackaged(Path folder) {
        return Stream.of("leeds-node", "hangzhou-node")
                .allMatch(node -> Files.exists(folder.resolve(node).resolve("target/quarkus-app/quarkus-run.jar")));
    }

    /** Fails with what to do about it where the version cannot be had. */
    void requireHistory() {
        if (git("cat-file", "-e", commit + "^{commit}").code() != 0) {
            throw new AssertionError(repository + " has no commit " + commit + ", the previous version, whose nodes are"
                    + " packaged from the history. An export has no history, and a shallow clone not all of it: clone"
                    + " the whole repository, or run git fetch --unshallow.");
        }
        if (git("merge-base", "--is-ancestor", commit, "HEAD").code() != 0) {
            throw new AssertionError(commit + ", the previous version, is no ancestor of what is checked out: name one"
                    + " that is in previous-version.");
        }
    }

    private void unpack(Path folder) {
        try {
            Files.createDirectories(folder);
            Path archive = folder.resolveSibling(commit + ".tar");
            Program here = new Program("tar", folder, Map.of(), PATIENCE);
            if (git("archive", "--output=" + archive, commit).code() != 0) {
                throw new AssertionError("git archive fails for " + commit);
            }
            here.run("tar", "--extract", "--file=" + archive);
            Files.delete(archive);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the tests run as another user than the repository's, as in containers, Git would refuse. */
    private Program.Ending git(String... words) {
        Stream<String> all = Stream.concat(Stream.of("git", "-c", "safe.directory=" + repository), Stream.of(words));
        return new Program("git", repository, Map.of(), PATIENCE).ending(all.toArray(String[]::new));
    }
}
