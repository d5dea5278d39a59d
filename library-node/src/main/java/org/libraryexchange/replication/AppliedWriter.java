package org.libraryexchange.replication;

import java.time.Duration;
import java.util.List;
import org.libraryexchange.log.LogWriter;
import org.libraryexchange.log.kafka.LogTopic;
import org.libraryexchange.proving.AppliedTeller;
import org.libraryexchange.worker.Lease;
import org.libraryexchange.worker.Signal;
import org.libraryexchange.worker.Worker;

/** Tells the city's partners how far their items are applied here. */
final class AppliedWriter implements Worker {

    /** How often it looks for what the applier of another replica has done. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final LogWriter log;
    private final List<AppliedTeller> tellers;
    private final Signal applied;

    /**
     * @param tellers one for each partner
     * @param applied raised when this process has applied something
     */
    AppliedWriter(ReplicationContext context, Lease lease, List<AppliedTeller> tellers, Signal applied) {
        this.log = context.writer(LogTopic.applied(context.city()), lease);
        this.tellers = tellers;
        this.applied = applied;
    }

    @Override
    public void step() {
        tellers.forEach(teller -> teller.tell(message -> log.append(List.of(message))));
        log.check();
        applied.await(LOOK);
    }

    @Override
    public void close() {
        log.close();
    }
}
