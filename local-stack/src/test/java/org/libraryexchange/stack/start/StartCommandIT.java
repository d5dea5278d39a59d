package org.libraryexchange.stack.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.libraryexchange.stack.start.Launcher.Run;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

class StartCommandIT {

    @TempDir
    static Path repository;

    private static Launcher launcher;

    @BeforeAll
    static void prepare() throws IOException {
        launcher = new Launcher(repository);
    }

    @Test
    void pairStartsLoadsItsSamplesAndStopsInOrder() throws Exception {
        // Given
        Run run = launcher.run().untilItSays("Stop");
        assertThat(run.said())
                .contains("2 published", "1 published", "1 from Hangzhou", "2 from Leeds")
                .containsPattern("Sample catalogue of Leeds .* 2 items")
                .containsSubsequence("Letters of the samples", "A night of the exchange", "Mirrors match", "is ready");
        assertThat(launcher.run().untilItSays("\n").said()).contains("already running");
        Run token = launcher.run("--token", "ops,cataloguer");
        assertThat(token.exitCode()).isZero();
        assertThat(token.said().strip()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
        List<ProcessHandle> started = run.started();
        assertThat(started).hasSizeGreaterThan(5);

        // When
        run.process().destroy();

        // Then
        assertThat(run.exitCode()).isEqualTo(143);
        assertThat(run.said()).containsSubsequence("nodes stop", "Kafka stops", "PostgreSQL stops");
        assertAllEnd(started);
    }

    @Tag("long")
    @Test
    void detachedPairOutlivesItsStartUntilItIsStopped() throws Exception {
        Run start = launcher.run("--detach");
        assertThat(start.exitCode()).isZero();
        assertThat(start.said()).contains("The pair is ready", "--stop");
        ProcessHandle background =
                Occupancy.launcher(repository.resolve(".local")).orElseThrow();
        List<ProcessHandle> started = background.descendants().toList();

        Run stop = launcher.run("--stop");

        assertThat(stop.exitCode()).isZero();
        assertThat(stop.said()).contains("The pair stops");
        assertAllEnd(started);
        assertThat(background.isAlive()).isFalse();
    }

    @Tag("long")
    @Test
    void killedLauncherLeavesNothingBehindAndTheNextStartWorks() throws Exception {
        Run killed = launcher.run("--services-only").untilItSays("Run a node");
        List<ProcessHandle> started = killed.started();

        killed.process().destroyForcibly();

        Run next = launcher.run("--services-only").untilItSays("Run a node");
        assertThat(next.said()).contains("PostgreSQL and Kafka are ready");
        assertAllEnd(started);
        next.process().destroy();
        assertThat(next.exitCode()).isEqualTo(143);
    }

    @Test
    void takenPortIsOneClearLineAndNothingIsStarted() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            Run run = launcher.run("--data=" + repository.resolve("other"), "--leeds-port=" + taken.getLocalPort());

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.said().lines())
                    .containsExactly(
                            "start: port " + taken.getLocalPort() + " for Leeds's API is in use by another program:"
                                    + " end it, or choose another port with --leeds-port");
        }
    }

    @Test
    @Tag("long")
    void brokenNodeShowsItsLogAndNothingIsLeft() throws Exception {
        Run run = launcher.run(Map.of("STUB_BROKEN", "yes"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.said()).contains("the database schema is from the future", "-node.log");
        assertThat(run.said()).containsSubsequence("Kafka stops", "PostgreSQL stops", "start: the ");
    }

    @Test
    @Tag("long")
    void refusedSampleFailsTheStartWithItsReason() throws Exception {
        launcher.writeSamples("hangzhou", "west-lake", "refuse-me");

        Run run = launcher.run();

        assertThat(run.exitCode()).isEqualTo(1);
        launcher.writeSamples("hangzhou", "west-lake");
        assertThat(run.said()).contains("Hangzhou refused 1 of 2 sample items", "title: must not be blank");
    }

    @Test
    void unknownRoleIsNamed() throws Exception {
        Run run = launcher.run("--token", "curator");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.said())
                .contains("no role 'curator'", "cataloguer, exchange-operator, head-librarian, librarian, ops");
    }

    @Test
    void helpOfTheScriptNamesEveryOption() throws IOException {
        String script = Files.readString(Path.of("..", "start"));

        List<String> options = CommandSpec.forAnnotatedObject(new StartOptions()).options().stream()
                .filter(option -> !option.hidden())
                .map(OptionSpec::longestName)
                .toList();

        assertThat(options)
                .contains("--detach")
                .allSatisfy(option -> assertThat(script).contains(option));
    }

    private static void assertAllEnd(List<ProcessHandle> processes) {
        Awaitility.await()
                .atMost(Launcher.PATIENCE)
                .until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
    }
}
