package org.libraryexchange.pair.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** One client's connection through a proxy, and the connection to the server that belongs to it. */
final class Connection {

    private final ChaosProxy proxy;
    private final Socket client;
    private final Socket server = new Socket();
    private final double draw;
    private long bytes;
    private int openWays = Way.values().length;
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private volatile boolean serverLost;

    Connection(ChaosProxy proxy, Socket client) {
        this.proxy = proxy;
        this.client = client;
        this.draw = proxy.draw();
    }

    /** Connects to the server and moves bytes in both directions from now on. */
    void begin() {
        start(this::open);
    }

    private void open() {
        try {
            proxy.connect(server);
            server.setTcpNoDelay(true);
            client.setTcpNoDelay(true);
            start(new Pipe(this, proxy, Way.TO_SERVER, client.getInputStream(), server.getOutputStream()));
            start(new Pipe(this, proxy, Way.TO_CLIENT, server.getInputStream(), client.getOutputStream()));
        } catch (IOException e) {
            reset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            reset();
        }
    }

    private void start(Pipe pipe) {
        start(pipe::read);
        start(pipe::write);
    }

    private void start(Runnable work) {
        Thread thread = new Thread(work, "chaos proxy");
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    /** How many of the next bytes may still pass before the connection is cut. */
    synchronized int allowed(int next, Conditions conditions) {
        long limit = conditions.cuts()
                ? conditions.leastUntilCut()
                        + Math.round(draw * (conditions.mostUntilCut() - conditions.leastUntilCut()))
                : Long.MAX_VALUE;
        int allowed = (int) Math.max(0, Math.min(next, limit - bytes));
        bytes += allowed;
        return allowed;
    }

    /** One direction has ended properly. Tells the other side. */
    synchronized void finished(Way way) throws IOException {
        if (serverLost) {
            // Only the client can have ended it, and there is nobody left to tell.
            reset();
            return;
        }
        (way == Way.TO_SERVER ? server : client).shutdownOutput();
        openWays--;
        if (openWays == 0) {
            end();
        }
    }

    /** Ends both sides as a broken connection does. */
    void reset() {
        abort(client);
        abort(server);
        threads.forEach(Thread::interrupt);
        proxy.forget(this);
    }

    private void end() throws IOException {
        client.close();
        server.close();
        proxy.forget(this);
    }

    void loseServer() {
        serverLost = true;
        abort(server);
    }

    boolean hasLostServer() {
        return serverLost;
    }

    /** A socket that is closed without lingering sends a reset. */
    private static void abort(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (SocketException e) {
            // It is already closed, by this side or, if nobody listened, by the attempt to connect.
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
