package org.libraryexchange.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

    private static final int LOOKS = 1_000;

    @Test
    void portIsNotTakenByProcessesThatAreJustBeingStarted() throws InterruptedException {
        // Given
        Thread starting = new Thread(PortsTest::startProcesses);
        starting.start();
        try {
            for (int i = 0; i < LOOKS; i++) {
                int port = Ports.free();

                // When
                boolean unused = Ports.isFree(port);

                // Then
                assertThat(Ports.isTaken(port)).isFalse();
            }
        } finally {
            starting.interrupt();
            starting.join();
        }
    }

    @Test
    void portThatAProgramListensOnIsTaken() throws IOException {
        try (ServerSocket program = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.isTaken(program.getLocalPort())).isTrue();
        }
    }

    private static void startProcesses() {
        try {
            while (true) {
                new ProcessBuilder("true").start().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
