package org.libraryexchange.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessGuardTest {

    @TempDir
    Path folder;

    @Test
    void childrenEndWhenTheirParentIsKilled() throws Exception {
        Process parent = startParent();
        long child = Long.parseLong(parent.inputReader().readLine());
        assertThat(ProcessHandle.of(child)).isPresent();

        parent.destroyForcibly();

        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() ->
                        ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
    }

    private Process startParent() throws IOException {
        return new ProcessBuilder(
                        JavaProgram.path(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        folder.resolve("child.log").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** A program with one child, that waits to be killed. */
    static final class Parent {

        private Parent() {}

        @SuppressWarnings("SystemOut")
        public static void main(String[] arguments) throws InterruptedException {
            ChildProcess child = ChildProcess.start(new ChildProcess.Command(
                    "sleep", List.of("sleep", "60"), Map.of(), Path.of(arguments[0]), PosixSignal.TERM));
            System.out.println(child.pid());
            Thread.sleep(60_000);
        }
    }
}
