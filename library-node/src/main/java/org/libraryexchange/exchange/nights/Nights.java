package org.libraryexchange.exchange.nights;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.libraryexchange.base.database.DatabaseSessions;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.base.worker.Lull;
import org.libraryexchange.base.worker.ManagedWorker;
import org.libraryexchange.base.worker.Signal;
import org.libraryexchange.base.worker.Worker;
import org.libraryexchange.base.worker.WorkerGroup;
import org.libraryexchange.base.worker.WorkerReport;
import org.libraryexchange.base.worker.WorkerThread;
import org.libraryexchange.exchange.log.LogConfig;

/** The worker that runs the city's nights. Only one of the city's processes does this at a time. */
@ApplicationScoped
public class Nights implements WorkerGroup {

    private final Signal begun = new Signal();
    private final NightTransactions transactions;
    private final Duration look;
    private final WorkerThread worker;

    Nights(
            NodeConfig node,
            NightsConfig config,
            LogConfig log,
            DatabaseSessions sessions,
            NightTransactions transactions,
            @All List<Chore> chores) {
        this.transactions = transactions;
        look = config.look();
        worker = new WorkerThread(
                "nights " + node.city(),
                sessions,
                lease -> new NightWorker(transactions, chores, new Lull(begun, look)),
                log.retryPause());
    }

    @Override
    public List<ManagedWorker> workers() {
        return List.of(new ManagedWorker("nights", "", worker, look));
    }

    /**
     * Begins a run for an operator.
     *
     * @return the new run, or the current one if there is one
     */
    public UUID begin(String operator) {
        UUID run = transactions.begin(operator);
        begun.raise();
        return run;
    }

    /** The state of this process's worker for nights. */
    public WorkerReport keeper() {
        return worker.report();
    }

    /** Looks after the nights again and again. All its state is in the database. */
    private record NightWorker(NightTransactions transactions, List<Chore> chores, Lull quiet) implements Worker {

        @Override
        public void step() {
            boolean done = transactions.step();
            for (Chore chore : chores) {
                done |= chore.step(transactions.now());
            }
            if (done) {
                quiet.end();
            } else {
                boolean unused = quiet.await();
            }
        }

        @Override
        public void wake() {
            quiet.wake();
        }

        @Override
        public void close() {
            // Holds nothing between two steps.
        }
    }
}
