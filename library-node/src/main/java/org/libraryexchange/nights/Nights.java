package org.libraryexchange.nights;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import org.libraryexchange.database.DatabaseSessions;
import org.libraryexchange.log.LogConfig;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.worker.Signal;
import org.libraryexchange.worker.WorkerReport;
import org.libraryexchange.worker.WorkerThread;

/** Starts and stops the worker that keeps the city's nights; one process of a city's does so at a time. */
@ApplicationScoped
class Nights {

    private static final int AFTER_THE_CITY_IS_KNOWN = 1_000;

    private final Signal begun = new Signal();
    private final Duration look;
    private final WorkerThread worker;

    Nights(
            NodeConfig node,
            NightsConfig config,
            LogConfig log,
            DatabaseSessions sessions,
            NightTransactions transactions,
            @All List<Chore> chores) {
        look = config.look();
        worker = new WorkerThread(
                "nights " + node.city(),
                sessions,
                standing -> new NightWorker(transactions, chores, begun, look),
                log.retryPause());
    }

    void start(@Observes @Priority(AFTER_THE_CITY_IS_KNOWN) StartupEvent start) {
        worker.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        worker.endSoon();
        begun.raise();
        worker.close();
    }

    /** A run was begun. */
    void wake() {
        begun.raise();
    }

    /** How this process's keeper of the nights fares. */
    WorkerReport keeper() {
        return worker.report();
    }

    /** Time since this process's keeper of the nights last gave a sign. */
    Duration silence() {
        return worker.silence();
    }

    /** How long the keeper rests where there is nothing to do. */
    Duration look() {
        return look;
    }
}
