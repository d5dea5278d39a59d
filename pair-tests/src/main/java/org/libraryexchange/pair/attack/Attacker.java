package org.libraryexchange.pair.attack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/** Somebody at an address of his own, who does one thing again and again on a thread until told to end. */
public final class Attacker implements AutoCloseable {

    /** Of a link of 1 Gbit/s: the node's cores are the attackers' too, and faster ones would take all of their time. */
    private static final int NANOS_OF_A_BYTE = 8;

    private final InetSocketAddress target;
    private final InetAddress own;
    private final AtomicInteger done = new AtomicInteger();
    private final Thread thread;
    private volatile boolean over;

    private Attacker(URI api, String own, Work work) {
        this.target = new InetSocketAddress(api.getHost(), api.getPort());
        this.own = address(own);
        this.thread = new Thread(
                () -> {
                    try {
                        work.with(this);
                    } catch (IOException e) {
                        // Being hung up on is what he has to expect.
                    }
                },
                "attacker " + own);
        thread.start();
    }

    private interface Work {
        void with(Attacker attacker) throws IOException;
    }

    private static InetAddress address(String numbers) {
        try {
            return InetAddress.getByName(numbers);
        } catch (IOException e) {
            throw new IllegalArgumentException(numbers, e);
        }
    }

    /** Holds connections, each of which sends the beginning of a request and then a byte a second. */
    public static Attacker slow(URI api, String own, int connections, String beginning) {
        return new Attacker(api, own, attacker -> attacker.dribble(connections, beginning));
    }

    /** Sends so many requests a second, each on a connection of its own, and reads no more than the first of an answer. */
    public static Attacker busy(URI api, String own, int perSecond, IntFunction<String> request) {
        return new Attacker(api, own, attacker -> attacker.ask(perSecond, request));
    }

    /**
     * Holds connections on each of which it asks for an address again and again, and reads each answer to its end, as fast
     * as a link of 1 Gbit/s lets them all together.
     */
    public static Attacker greedy(URI api, String own, int connections, String target) {
        String request = "GET " + target + " HTTP/1.1\r\nHost: node\r\nConnection: close\r\n\r\n";
        return new Attacker(api, own, attacker -> attacker.askTogether(connections, request));
    }

    private void askTogether(int connections, String request) {
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            Thread one = new Thread(
                    () -> {
                        while (!over) {
                            askWhole(request, (long) NANOS_OF_A_BYTE * connections);
                        }
                    },
                    "greedy " + own + " " + i);
            one.setDaemon(true);
            one.start();
            all.add(one);
        }
        all.forEach(Attacker::await);
    }

    private void askWhole(String request, long nanosOfAByte) {
        try (Socket socket = connected()) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            byte[] buffer = new byte[64 * 1024];
            for (int read = 0;
                    !over && read >= 0;
                    read = socket.getInputStream().read(buffer)) {
                LockSupport.parkNanos(read * nanosOfAByte);
            }
            done.incrementAndGet();
        } catch (IOException e) {
            // Refused or hung up on: it asks again.
        }
    }

    private void dribble(int count, String beginning) throws IOException {
        List<Socket> sockets = new ArrayList<>();
        try {
            while (!over) {
                while (sockets.size() < count && !over) {
                    Socket socket = connected();
                    socket.getOutputStream().write(beginning.getBytes(ISO_8859_1));
                    sockets.add(socket);
                    done.incrementAndGet();
                }
                sockets.removeIf(Attacker::cannotTakeAnother);
                LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            }
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private static boolean cannotTakeAnother(Socket socket) {
        try {
            if (socket.getInputStream().available() > 0) {
                socket.close();
                return true;
            }
            socket.getOutputStream().write('x');
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private void ask(int perSecond, IntFunction<String> request) {
        long pause = Duration.ofSeconds(1).toNanos() / perSecond;
        long next = System.nanoTime();
        while (!over) {
            int number = done.getAndIncrement();
            Thread one = new Thread(() -> askOnce(request.apply(number)), "attack " + number);
            one.setDaemon(true);
            one.start();
            next += pause;
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    private void askOnce(String request) {
        try (Socket socket = connected()) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            int unused = socket.getInputStream().read();
        } catch (IOException e) {
            // He does not care for the answer.
        }
    }

    private Socket connected() throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(own, 0));
        socket.connect(target, 5_000);
        return socket;
    }

    /** Connections made, or requests sent. */
    public int done() {
        return done.get();
    }

    private static void await(Thread thread) {
        try {
            thread.join(Duration.ofSeconds(20).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over = true;
        await(thread);
    }
}
