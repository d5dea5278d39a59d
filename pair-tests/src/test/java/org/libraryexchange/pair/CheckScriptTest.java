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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code ./check} says where something is missing, and who calls it. Nothing is installed or built. */
class CheckScriptTest {

    private static final Path ROOT = Repository.root();
    private static final List<String> BARE_SYSTEM =
            List.of("awk", "bash", "cat", "dirname", "find", "head", "mkdir", "rm", "sed", "sort", "xargs");

    /** What the tests need, without those whose version counts. */
    private static final List<String> INSTALLED = List.of(
            "npm",
            "chromium",
            "chromedriver",
            "curl",
            "faketime",
            "git",
            "jq",
            "kcat",
            "nginx",
            "openssl",
            "perl",
            "promtool",
            "psql",
            "python3");

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

    @ParameterizedTest
    @CsvSource({
        "TEST-a.GoodTest.xml, 0, 0, 0, All checks passed",
        "TEST-a.BadTest.xml, 1, 0, 1, some-module  BadTest",
        "TEST-a.BrokenTest.xml, 0, 2, 1, some-module  BrokenTest",
        "summary.txt, 0, 0, 1, no test was run"
    })
    void buildThatIgnoresFailuresDoesNotPass(String report, int failures, int errors, int code, String told)
            throws Exception {
        // Given
        for (String needed : INSTALLED) {
            command(needed, "exit 0");
        }
        command("javac", "echo 'javac 17.0.1'");
        command("node", "echo v22.0.0");
        command("mvn", """
                [[ $* != --version ]] || { echo 'Apache Maven 3.9.9'; exit; }
                mkdir -p some-module/target/surefire-reports
                cat >some-module/target/surefire-reports/%s <<'REPORT'
                <testsuite name="%s" time="0.1" tests="9" errors="%d" skipped="0" failures="%d">
                REPORT
                """.formatted(report, report.replaceAll("TEST-|\\.xml", ""), errors, failures));
        Files.createDirectories(folder.resolve("repository"));
        Path script = Files.copy(ROOT.resolve("check"), folder.resolve("repository/check"));

        // When
        Said said = run(script, "-Dmaven.test.failure.ignore");

        // Then
        assertThat(said.text()).contains(told);
        assertThat(said.code()).isEqualTo(code);
        assertThat(said.text().contains("All checks passed")).isEqualTo(code == 0);
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
        return run(ROOT.resolve("check"), option);
    }

    private Said run(Path script, String option) throws IOException, InterruptedException {
        for (String name : BARE_SYSTEM) {
            Files.createSymbolicLink(folder.resolve(name), Path.of("/usr/bin", name));
        }
        ProcessBuilder builder = new ProcessBuilder("/bin/bash", script.toString(), option);
        builder.environment().put("PATH", folder.toString());
        Process process = builder.redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Said(process.waitFor(), text);
    }
}
