package org.libraryexchange.pair;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./check} says where something is missing, and who calls it. Nothing is installed or built. */
class CheckScriptTest {

    private static final Path ROOT = Repository.root();
    private static final List<String> BARE_SYSTEM = List.of("awk", "bash", "cat", "dirname", "head", "sed", "sort");

    @TempDir
    Path folder;

    /** What a run printed, both streams. */
    record Said(int code, String text) {}

    @Test
    void userWithoutRightsIsToldTheOneLineToRun() throws Exception {
        // Given
        command("id", "echo 1000");
        command("sudo", "exit 1");
        command("apt-get", "exit 100");

        // When
        Said said = check("--install");

        // Then
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.text().lines())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("  sudo apt-get update && sudo apt-get install --no-install-recommends ")
                .contains("default-jdk-headless maven nodejs npm chromium", "kcat", "postgresql-client");
    }

    @Test
    void systemWithoutDebiansPackagesIsToldTheSame() throws Exception {
        // Given
        command("id", "echo 0");

        // When
        Said said = check("--install");

        // Then
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.text()).contains("On Debian", "faketime", "prometheus").doesNotContain("command not found");
    }

    @Test
    void everyOptionIsExplained() throws Exception {
        // When
        Said help = check("--help");

        // Then
        assertThat(help.code()).isZero();
        assertThat(help.text()).contains("--long", "--install", "--times", "--help", "mvn test");
    }

    @Test
    void gateAndForgeRunIt() throws IOException {
        assertThat(Files.readString(ROOT.resolve(".ci/run"))).contains("/../check\"");
        Map<String, Object> workflow = Monitoring.yaml(ROOT.resolve(".github/workflows/check.yml"));
        assertThat(workflow.get("permissions")).isEqualTo(Map.of("contents", "read"));
        assertThat(workflow.toString()).contains("run=./check ");
    }

    private void command(String name, String script) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/bash\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    /** In a system that has next to nothing beside the commands that were made. */
    private Said check(String option) throws IOException, InterruptedException {
        for (String name : BARE_SYSTEM) {
            Files.createSymbolicLink(folder.resolve(name), Path.of("/usr/bin", name));
        }
        ProcessBuilder builder =
                new ProcessBuilder("/bin/bash", ROOT.resolve("check").toString(), option);
        builder.environment().put("PATH", folder.toString());
        Process process = builder.redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Said(process.waitFor(), text);
    }
}
