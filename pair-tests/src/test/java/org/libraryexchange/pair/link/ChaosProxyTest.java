package org.libraryexchange.pair.link;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChaosProxyTest {

    private static final long SEED = 16;
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int NOTHING_MILLIS = 300;

    private EchoServer server;
    private ChaosProxy proxy;

    @BeforeEach
    void start() throws IOException {
        server = EchoServer.answering();
        proxy = ChaosProxy.before(server.port(), SEED);
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        server.close();
    }

    @Test
    void calmLinkPassesEverythingAndTheEnd() throws IOException {
        // Given
        byte[] much = new byte[3 << 20];
        new Random(SEED).nextBytes(much);

        try (Socket client = connected()) {
            // When
            Thread writer = new Thread(() -> write(client, much));
            writer.start();
            byte[] echoed = client.getInputStream().readNBytes(much.length);
            client.shutdownOutput();
            int end = client.getInputStream().read();

            // Then
            assertThat(Arrays.equals(echoed, much)).isTrue();
            assertThat(end).isEqualTo(-1);
        }
        Awaitility.await().until(() -> proxy.connections() == 0);
    }

    @Test
    void delayHoldsEachWay() throws IOException {
        // Given
        proxy.apply(Conditions.CALM.delayed(Duration.ofMillis(150), Duration.ZERO));

        try (Socket client = connected()) {
            // When
            long millis = millis(() -> echo(client, "there and back"));

            // Then
            assertThat(millis).isBetween(300L, 2_000L);
        }
    }

    @Test
    void delayCostsNoThroughput() throws IOException {
        // Given
        proxy.apply(Conditions.CALM.delayed(Duration.ofMillis(100), Duration.ZERO));
        byte[] chunks = new byte[40 * (16 << 10)];

        try (Socket client = connected()) {
            // When
            long millis = millis(() -> {
                write(client, chunks);
                client.getInputStream().readNBytes(chunks.length);
            });

            // Then: one after the other, 40 chunks would take 4 s each way
            assertThat(millis).isBetween(200L, 2_000L);
        }
    }

    @Test
    void jitterAddsToTheDelayAndKeepsTheOrder() throws IOException {
        // Given
        proxy.apply(Conditions.CALM.delayed(Duration.ZERO, Duration.ofMillis(40)));

        try (Socket client = connected()) {
            // When
            List<Long> millis = IntStream.range(0, 20)
                    .mapToLong(i -> millis(() -> echo(client, "message " + i)))
                    .boxed()
                    .toList();

            // Then
            assertThat(millis.stream().mapToLong(Long::longValue).sum()).isBetween(300L, 2_500L);
            assertThat(millis.stream().distinct().count()).isGreaterThan(3);
        }
    }

    @Test
    void thinLinkDripsAndIsSharedByAllConnections() throws IOException {
        // Given
        proxy.apply(Conditions.CALM.thin(10_000));
        byte[] drops = new byte[2_000];

        try (Socket one = connected();
                Socket other = connected()) {
            // When
            long millis = millis(() -> {
                write(one, drops);
                write(other, drops);
                one.getInputStream().readNBytes(drops.length);
                other.getInputStream().readNBytes(drops.length);
            });

            // Then
            assertThat(millis).isBetween(390L, 3_000L);
        }
    }

    @Test
    void linkThatIsDeafOneWayDeliversTheOther() throws IOException {
        try (Socket client = connected()) {
            // Given
            echo(client, "before");
            proxy.apply(Conditions.CALM.deafOn(Way.TO_CLIENT));

            // When
            write(client, "heard".getBytes(US_ASCII));

            // Then
            Awaitility.await().until(() -> server.received() == "before".length() + "heard".length());
            assertSilent(client);

            // When
            proxy.heal();

            // Then
            assertThat(read(client, "heard".length())).isEqualTo("heard");
        }
    }

    @Test
    void blackHoleSwallowsBothWaysUntilItHeals() throws IOException {
        try (Socket client = connected()) {
            // Given
            echo(client, "before");
            proxy.apply(Conditions.CALM.blackHole());

            // When
            write(client, "lost?".getBytes(US_ASCII));
            try (Socket late = connected()) {
                write(late, "also".getBytes(US_ASCII));

                // Then
                assertSilent(client);
                assertThat(server.received()).isEqualTo("before".length());
                assertThat(server.accepted()).isEqualTo(1);

                // When
                proxy.heal();

                // Then
                assertThat(read(client, "lost?".length())).isEqualTo("lost?");
                assertThat(read(late, "also".length())).isEqualTo("also");
            }
        }
    }

    @Test
    void halfOpenConnectionLosesItsServerWithoutASign() throws IOException {
        try (Socket client = connected()) {
            // Given
            echo(client, "before");

            // When
            proxy.halfOpen();

            // Then
            Awaitility.await().until(() -> server.open() == 0);
            write(client, new byte[1 << 20]);
            assertSilent(client);
            assertThat(server.received()).isEqualTo("before".length());
        }
        Awaitility.await("the proxy notices that the client has gone").until(() -> proxy.connections() == 0);
    }

    @Test
    void connectionIsResetAfterSoManyBytes() throws IOException {
        // Given
        proxy.apply(Conditions.CALM.cutAfter(15, 15));

        try (Socket client = connected()) {
            // When
            echo(client, "four");
            write(client, "1234567890".getBytes(US_ASCII));

            // Then
            assertThatThrownBy(() -> client.getInputStream().readNBytes(10)).isInstanceOf(SocketException.class);
            Awaitility.await().until(() -> server.open() == 0);
            assertThat(server.received()).isBetween("four".length() + 3, "four".length() + 7);
        }
    }

    @Test
    void seedPicksWhereConnectionsAreCut() throws IOException {
        // When
        List<Integer> cuts = cuts(SEED);

        // Then
        assertThat(cuts(SEED)).isEqualTo(cuts);
        assertThat(cuts(SEED + 1)).isNotEqualTo(cuts);
        assertThat(cuts).allMatch(bytes -> bytes >= 1_000 && bytes <= 9_000);
    }

    @Test
    void refusedConnectionsAreResetUntilTheLinkHeals() throws IOException {
        try (Socket client = connected()) {
            // Given
            echo(client, "before");

            // When
            proxy.refuse();

            // Then
            assertThatThrownBy(() -> client.getInputStream().readNBytes(1)).isInstanceOf(SocketException.class);
            try (Socket refused = connected()) {
                assertThatThrownBy(() -> refused.getInputStream().readNBytes(1)).isInstanceOf(SocketException.class);
            }
        }

        // When
        proxy.heal();

        // Then
        try (Socket client = connected()) {
            echo(client, "after");
        }
    }

    @Test
    void serverThatIsNotThereResetsTheClient() throws IOException {
        // Given
        server.close();

        // When
        try (Socket client = connected()) {

            // Then
            assertThatThrownBy(() -> client.getInputStream().readNBytes(1)).isInstanceOf(SocketException.class);
        }
        Awaitility.await().until(() -> proxy.connections() == 0);
    }

    /** How many bytes came through until the cut, connection by connection. */
    private List<Integer> cuts(long seed) throws IOException {
        List<Integer> cuts = new ArrayList<>();
        try (EchoServer sink = EchoServer.silent();
                ChaosProxy cutting = ChaosProxy.before(sink.port(), seed)) {
            cutting.apply(Conditions.CALM.cutAfter(1_000, 9_000));
            for (int i = 0; i < 3; i++) {
                int before = sink.received();
                try (Socket client = connectedTo(cutting.port())) {
                    write(client, new byte[9_500]);
                    assertThatThrownBy(() -> client.getInputStream().readNBytes(1))
                            .isInstanceOf(SocketException.class);
                }
                Awaitility.await().until(() -> sink.open() == 0);
                cuts.add(sink.received() - before);
            }
        }
        return cuts;
    }

    /** Something that the network does. */
    @FunctionalInterface
    private interface Exchange {
        void run() throws IOException;
    }

    private static long millis(Exchange exchange) {
        long start = System.nanoTime();
        try {
            exchange.run();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return (System.nanoTime() - start) / 1_000_000;
    }

    private Socket connected() throws IOException {
        return connectedTo(proxy.port());
    }

    private static Socket connectedTo(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static void echo(Socket client, String text) throws IOException {
        write(client, text.getBytes(US_ASCII));
        assertThat(read(client, text.length())).isEqualTo(text);
    }

    private static String read(Socket client, int count) throws IOException {
        return new String(client.getInputStream().readNBytes(count), US_ASCII);
    }

    private static void write(Socket client, byte[] bytes) {
        try {
            client.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertSilent(Socket client) throws IOException {
        client.setSoTimeout(NOTHING_MILLIS);
        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        client.setSoTimeout(PATIENCE_MILLIS);
    }
}
