package org.libraryexchange.simulation;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** Work that a worker has given to the background, to be done whenever the history wants. */
final class Tasks implements Executor {

    private final Queue<Runnable> waiting = new ArrayDeque<>();

    @Override
    public void execute(Runnable task) {
        waiting.add(task);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Does one task. What fails is given up, as the production's background does it. */
    void step() {
        try {
            waiting.remove().run();
        } catch (RuntimeException e) {
            SimulatedWorld.requireExpected(e);
        }
    }
}
