package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said where the previous version cannot be had: the tests of it must not pass unseen. */
class PreviousVersionTest {

    @TempDir
    Path folder;

    @Test
    void exportWithoutHistoryIsTold() {
        assertThatThrownBy(new PreviousVersion(folder, "0123456789")::requireHistory)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("has no commit 0123456789")
                .hasMessageContaining("git fetch --unshallow");
    }

    @Test
    void shallowCloneIsTold() {
        // Given
        String first = commit("first");
        commit("second");
        git("clone", "--depth=1", "file://" + folder, "clone");

        // Then
        assertThatThrownBy(new PreviousVersion(folder.resolve("clone"), first)::requireHistory)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("git fetch --unshallow");
    }

    @Test
    void commitOfAnotherBranchIsTold() {
        // Given
        commit("first");
        git("switch", "--create", "other");
        String other = commit("other");
        git("switch", "-");
        commit("second");

        // Then
        assertThatThrownBy(new PreviousVersion(folder, other)::requireHistory)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("is no ancestor");
    }

    private String commit(String message) {
        git("init", "--quiet");
        git(
                "-c",
                "user.name=Test",
                "-c",
                "user.email=test@example.org",
                "commit",
                "--quiet",
                "--allow-empty",
                "--message=" + message);
        return git("rev-parse", "HEAD").strip();
    }

    private String git(String... words) {
        String[] all = new String[words.length + 1];
        all[0] = "git";
        System.arraycopy(words, 0, all, 1, words.length);
        return new Program("git", folder, Map.of(), Duration.ofMinutes(1)).run(all);
    }
}
