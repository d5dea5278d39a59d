package org.libraryexchange.stack.start;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.libraryexchange.stack.pair.StepProgress;

/** Shows each step in one line when it ends. On a terminal, a last line shows what is in progress. */
final class Terminal implements StepProgress, AutoCloseable {

    private static final String CLEAR_LINE = "\r\u001b[K";
    private static final int TITLE_WIDTH = 32;

    private final PrintStream out;
    private final PrintStream err;
    private final Style style;
    private final boolean live;
    private final Set<String> running = new LinkedHashSet<>();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "console");
        thread.setDaemon(true);
        return thread;
    });
    private long begin = System.nanoTime();
    private int frame;

    /** @param live whether {@code out} is a terminal on which a line can be redrawn */
    @SuppressWarnings("FutureReturnValueIgnored")
    Terminal(PrintStream out, PrintStream err, Style style, boolean live) {
        this.out = out;
        this.err = err;
        this.style = style;
        this.live = live;
        if (live) {
            ticker.scheduleAtFixedRate(this::draw, 100, 100, TimeUnit.MILLISECONDS);
        }
    }

    /** Writes to standard output, in the way that the script found suitable. */
    static Terminal standard() {
        Charset charset = Charset.forName(System.getProperty("native.encoding", "UTF-8"));
        Style style = new Style(
                Boolean.getBoolean("start.colours"), charset.newEncoder().canEncode('✓'));
        return new Terminal(
                stream(FileDescriptor.out, charset),
                stream(FileDescriptor.err, charset),
                style,
                Boolean.getBoolean("start.terminal"));
    }

    private static PrintStream stream(FileDescriptor descriptor, Charset charset) {
        return new PrintStream(new FileOutputStream(descriptor), true, charset);
    }

    Style style() {
        return style;
    }

    @Override
    public <T> T step(String title, Supplier<T> work, Function<T, String> detail) {
        long started = System.nanoTime();
        begin(title);
        try {
            T result = work.get();
            end(title, style.done(), started, detail.apply(result));
            return result;
        } catch (RuntimeException | Error e) {
            // An interrupted step has not failed: another step has failed, or the user wants to stop.
            String mark = Thread.currentThread().isInterrupted() ? style.cancelled() : style.failed();
            end(title, mark, started, "");
            throw e;
        }
    }

    private synchronized void begin(String title) {
        if (running.isEmpty()) {
            begin = System.nanoTime();
        }
        running.add(title);
        draw();
    }

    private synchronized void end(String title, String mark, long started, String detail) {
        running.remove(title);
        String padded = title + " ".repeat(Math.max(1, TITLE_WIDTH - title.length()));
        print("  %s %s%s  %s"
                .formatted(mark, padded, seconds(started), style.dim(detail))
                .stripTrailing());
    }

    /** Prints a text of one or more lines above the live line. */
    synchronized void print(String text) {
        out.println((live ? CLEAR_LINE : "") + text);
        draw();
    }

    /** Says on standard error what went wrong. */
    synchronized void fail(String message) {
        if (live) {
            out.print(CLEAR_LINE);
            out.flush();
        }
        err.println(style.error("start: ") + message);
    }

    private synchronized void draw() {
        if (live && !running.isEmpty()) {
            String line = "  %s %s  %s".formatted(style.spinner(frame++), String.join(", ", running), seconds(begin));
            out.print(CLEAR_LINE + style.dim(line));
            out.flush();
        }
    }

    static String seconds(long started) {
        return "%5.1f s".formatted((System.nanoTime() - started) / 1e9);
    }

    @Override
    public synchronized void close() {
        ticker.shutdownNow();
        out.flush();
    }
}
