package org.libraryexchange.stack.pair;

import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.libraryexchange.stack.StackException;

/** Does several pieces of work at the same time. The first failure, or an interrupt, ends the others too. */
public final class Together {

    private Together() {}

    /** Returns, or throws the first failure, when all pieces have ended. */
    public static void run(List<Runnable> work) {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        CompletionService<Void> running = new ExecutorCompletionService<>(threads);
        work.forEach(piece -> running.submit(piece, null));
        try {
            for (int i = 0; i < work.size(); i++) {
                running.take().get();
            }
        } catch (ExecutionException e) {
            throw asUnchecked(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        } finally {
            threads.shutdownNow();
            awaitEnd(threads);
        }
    }

    /** Does the same, but an interrupt waits until the work is done. */
    public static void runToTheEnd(List<Runnable> work) {
        boolean interrupted = Thread.interrupted();
        try {
            run(work);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException asUnchecked(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return (RuntimeException) cause;
    }

    private static void awaitEnd(ExecutorService threads) {
        boolean interrupted = Thread.interrupted();
        try {
            threads.awaitTermination(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
