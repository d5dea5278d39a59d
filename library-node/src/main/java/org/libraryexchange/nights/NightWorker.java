package org.libraryexchange.nights;

import java.time.Duration;
import java.util.List;
import org.libraryexchange.worker.Signal;
import org.libraryexchange.worker.Worker;

/** Looks after the nights again and again. All its state is in the database. */
final class NightWorker implements Worker {

    private final NightTransactions transactions;
    private final List<Chore> chores;
    private final Signal begun;
    private final Duration look;

    NightWorker(NightTransactions transactions, List<Chore> chores, Signal begun, Duration look) {
        this.transactions = transactions;
        this.chores = chores;
        this.begun = begun;
        this.look = look;
    }

    @Override
    public void step() {
        boolean done = transactions.step();
        for (Chore chore : chores) {
            done |= chore.step(transactions.now());
        }
        if (!done) {
            begun.await(look);
        }
    }

    @Override
    public void close() {
        // Holds nothing between two steps.
    }
}
