package org.libraryexchange.pair.link;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.libraryexchange.stack.Ports;

/** Sends back what it gets, or only takes it, and counts. */
final class EchoServer implements AutoCloseable {

    private final ServerSocket door = new ServerSocket();
    private final Thread porter = new Thread(this::accept, "echo server");
    private final boolean answers;
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger received = new AtomicInteger();

    private EchoServer(boolean answers) throws IOException {
        this.answers = answers;
        door.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), Ports.free()));
        porter.setDaemon(true);
        porter.start();
    }

    static EchoServer answering() throws IOException {
        return new EchoServer(true);
    }

    static EchoServer silent() throws IOException {
        return new EchoServer(false);
    }

    int port() {
        return door.getLocalPort();
    }

    int accepted() {
        return accepted.get();
    }

    /** Connections that it still has. */
    int open() {
        return open.get();
    }

    /** Bytes of all connections so far. */
    int received() {
        return received.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                open.incrementAndGet();
                accepted.incrementAndGet();
                Thread clerk = new Thread(() -> serve(client), "echo server");
                clerk.setDaemon(true);
                clerk.start();
            }
        } catch (IOException e) {
            if (!door.isClosed()) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            byte[] buffer = new byte[4_096];
            InputStream input = client.getInputStream();
            for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
                received.addAndGet(count);
                if (answers) {
                    client.getOutputStream().write(buffer, 0, count);
                }
            }
        } catch (IOException e) {
            // A reset is one of the ends that a test provokes; open() tells of it.
        } finally {
            open.decrementAndGet();
        }
    }

    /** Returns when nobody listens any more: while a thread still waits in accept, the system may let clients in. */
    @Override
    public void close() throws IOException {
        door.close();
        try {
            porter.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
