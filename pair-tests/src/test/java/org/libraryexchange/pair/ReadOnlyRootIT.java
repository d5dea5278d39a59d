package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;
import org.libraryexchange.stack.NodeProcess;

/** A node as docker-compose.yml runs it, in a mount namespace of its own in the place of a container; for root on Linux. */
@ExtendWith(SharedPair.class)
class ReadOnlyRootIT {

    private static final Compose COMPOSE = Compose.in(Repository.root().resolve("docker-compose.yml"));
    private static final Duration READY = Duration.ofMinutes(2);
    private static final Duration MIRRORED = Duration.ofSeconds(30);

    private static final String CONTAINED = """
            set -e
            mount -t tmpfs -o mode=755 tmpfs /mnt
            mkdir /mnt/node /mnt/keys
            mount --bind "$NODE" /mnt/node
            mount --bind "$KEYS" /mnt/keys
            mount -t tmpfs -o "${MEMORY#*:}" tmpfs "${MEMORY%%:*}"
            for place in /mnt/node /mnt/keys /mnt /; do
              mount -o remount,bind,ro "$place"
            done
            cd /mnt/node
            exec setpriv --reuid="${WHO%%:*}" --regid="${WHO#*:}" --clear-groups --inh-caps=-all --bounding-set=-all \\
              --no-new-privs "$@"
            """;

    @TempDir
    Path folder;

    @Tag("long")
    @Test
    void nodeNeedsNoRightsAndWritesIntoMemoryAlone(PairUnderTest pair) throws Exception {
        // Given
        assumeTrue(namespacesWork(), "needs root, unshare and setpriv");
        CityUnderTest leeds = pair.leeds();
        leeds.node().stop();

        // When
        Process node = start(leeds.node().options());
        try {
            Awaitility.await("the node is ready")
                    .atMost(READY)
                    .until(() -> node.isAlive() && leeds.node().isReady());
            String document =
                    ItemDocuments.event("From a root that nobody can change").toString();
            assertThat(leeds.client().put("read-only", "1", document)).isInstanceOf(Acknowledged.class);

            // Then
            CityAssert.assertThat(pair.hangzhou()).reachesEndOfLogOf(leeds, pair.log(leeds), MIRRORED);
            CityAssert.assertThat(pair.hangzhou()).mirrors(leeds);
            assertThat(Files.readAllLines(Path.of("/proc", String.valueOf(node.pid()), "status")))
                    .contains("CapEff:\t0000000000000000", "NoNewPrivs:\t1");
        } finally {
            end(node);
            leeds.restartNode();
        }
    }

    private static boolean namespacesWork() throws InterruptedException {
        try {
            return new ProcessBuilder("unshare", "--mount", "setpriv", "--reuid=1", "true")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private Process start(NodeProcess.Options options) throws IOException {
        List<String> words = new ArrayList<>(List.of("unshare", "--mount", "bash", "-c", CONTAINED, "node"));
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(options.jvmOptions());
        words.addAll(List.of("-jar", options.jar().getFileName().toString()));
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("node.log").toFile());
        builder.environment().putAll(contained(options.environment()));
        builder.environment().put("NODE", options.jar().getParent().toString());
        builder.environment().put("KEYS", folder.resolve("keys").toString());
        builder.environment().put("MEMORY", COMPOSE.words("leeds-node", "tmpfs").get(0));
        builder.environment().put("WHO", COMPOSE.setting("leeds-node", "user").toString());
        return builder.start();
    }

    /** Files lie where the node sees them. */
    private Map<String, String> contained(Map<String, String> environment) throws IOException {
        Path keys = Files.createDirectory(folder.resolve("keys"));
        Map<String, String> contained = new HashMap<>(environment);
        for (Map.Entry<String, String> setting : environment.entrySet()) {
            Path file = Path.of(setting.getValue());
            if (Files.isRegularFile(file)) {
                // A new file, since a copy would keep that only its owner may read it.
                Files.write(keys.resolve(file.getFileName()), Files.readAllBytes(file));
                contained.put(setting.getKey(), "/mnt/keys/" + file.getFileName());
            }
        }
        return contained;
    }

    private static void end(Process node) throws InterruptedException {
        node.destroy();
        if (!node.waitFor(20, TimeUnit.SECONDS)) {
            node.destroyForcibly().waitFor();
        }
    }
}
