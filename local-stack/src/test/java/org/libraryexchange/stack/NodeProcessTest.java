package org.libraryexchange.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeProcessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private NodeProcess.Options options;

    @BeforeEach
    void prepare() throws IOException {
        int port = Ports.free();
        options = new NodeProcess.Options(
                "Leeds",
                StubNode.jarAt(folder.resolve("stub-node.jar")),
                port,
                Map.of("QUARKUS_MANAGEMENT_PORT", Integer.toString(port)),
                List.of("-Xmx32m"),
                folder.resolve("leeds.log"));
    }

    @Test
    void readyNodeIsAliveAndMeasured() {
        try (NodeProcess node = NodeProcess.start(options)) {
            node.waitUntilReady(PATIENCE);

            assertThat(node.isAlive()).isTrue();
            assertThat(node.residentBytes()).isBetween(10L << 20, 500L << 20);
        }
    }

    @Test
    void brokenNodeFailsAtOnceWithTheEndOfItsLog() {
        try (NodeProcess node = NodeProcess.start(options.withEnvironment(Map.of("STUB_BROKEN", "yes")))) {
            assertThatThrownBy(() -> node.waitUntilReady(PATIENCE))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("Leeds node ended with exit code 3")
                    .hasMessageContaining("leeds.log")
                    .hasMessageContaining("the database schema is from the future");
        }
    }

    @Test
    void killedNodeComesBack() {
        try (NodeProcess node = NodeProcess.start(options)) {
            node.waitUntilReady(PATIENCE);

            node.kill();
            assertThat(node.isReady()).isFalse();
            node.restart();

            node.waitUntilReady(PATIENCE);
        }
    }

    @Test
    void frozenNodeStillStops() {
        NodeProcess node = NodeProcess.start(options);
        node.waitUntilReady(PATIENCE);
        node.freeze();

        node.stop();

        assertThat(node.isAlive()).isFalse();
    }

    @Test
    void missingJarIsNamed() {
        var missing = new NodeProcess.Options(
                "Leeds", folder.resolve("quarkus-run.jar"), 1, Map.of(), List.of(), folder.resolve("leeds.log"));

        assertThatThrownBy(() -> NodeProcess.start(missing)).hasMessageContaining("is not built");
    }
}
