package org.libraryexchange.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** TCP ports of the loopback address. */
public final class Ports {

    private Ports() {}

    /**
     * Below the ports that systems give to outgoing connections (from 32768 on Linux). A client could take one of those
     * while the server restarts, even a client that looks for this server.
     */
    private static final int LOWEST = 15_000;

    private static final int HIGHEST = 32_000;

    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(20);

    /**
     * A port on which no program listens, and which this method has not returned before in this JVM. It does not try
     * the port by listening, which could keep it taken for a moment: see {@link #isTaken}.
     */
    public static int free() {
        return new SecureRandom()
                .ints(1_000, LOWEST, HIGHEST)
                .filter(port -> GIVEN.add(port) && !answers(port))
                .findFirst()
                .orElseThrow(() -> new StackException("no free port on 127.0.0.1"));
    }

    /**
     * Whether another program keeps the port. A process that is just starting has copies of all sockets of this JVM
     * until its own program runs. One of them may be a socket that tried the port. So a taken port is checked for two
     * seconds.
     */
    public static boolean isTaken(int port) {
        return !awaitFree(port, PATIENCE);
    }

    /**
     * Waits until a server could listen on the port.
     *
     * @param patience how long to wait at most
     * @return whether it is free now
     */
    static boolean awaitFree(int port, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!isFree(port)) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return true;
    }

    /** Whether a server could listen on the port now, and no server listens on it for all addresses. */
    public static boolean isFree(int port) {
        return canListen(port) && !answers(port);
    }

    private static boolean canListen(int port) {
        // SO_REUSEADDR, as every server sets it, so that connections in TIME_WAIT do not make a port busy.
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(loopback(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static int freeUnless(int wanted) {
        return wanted == 0 ? free() : wanted;
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(loopback(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Always the IPv4 address, because the services listen on it. */
    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }
}
