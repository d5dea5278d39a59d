package org.libraryexchange.exchange.replication;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.libraryexchange.base.database.Quietly;
import org.libraryexchange.base.worker.Lease;
import org.libraryexchange.base.worker.Signal;
import org.libraryexchange.base.worker.Worker;
import org.libraryexchange.exchange.log.kafka.KafkaLogReader;
import org.libraryexchange.exchange.restoration.HaltedWorker;
import org.libraryexchange.exchange.restoration.OwnLogCheck;
import org.libraryexchange.exchange.restoration.OwnLogCheck.Finding;
import org.libraryexchange.exchange.restoration.PostgresOwnCatalogue;
import org.libraryexchange.exchange.restoration.PostgresRestoration;
import org.libraryexchange.exchange.restoration.RestorationWorker;
import org.libraryexchange.record.Judge;

/** Opens the publisher, but only after the catalogue has been compared with its log. */
record PublisherOpening(ReplicationContext context, PublishedLog published) {

    private static final Logger LOG = Logger.getLogger(PublisherOpening.class);
    private static final int SOCKET_TIMEOUT_SECONDS = 60;
    private static final String SETUP =
            "SET library.writes_as = '%s'; SET idle_in_transaction_session_timeout = '10s'; SET jit = off";

    /**
     * Opens the worker that is needed now.
     *
     * @param publisher opens the publisher, if database and log agree
     * @param changes wakes a worker that waits for an operator's choice
     */
    Worker open(Lease lease, Supplier<Worker> publisher, Signal changes) {
        Handle session = published
                .sessions()
                .open(
                        "comparison " + published.log().name(),
                        SETUP.formatted(published.city()),
                        SOCKET_TIMEOUT_SECONDS);
        Optional<Worker> standIn = Optional.empty();
        try {
            standIn = standIn(session, lease, changes);
            return standIn.orElseGet(publisher);
        } finally {
            if (standIn.isEmpty()) {
                Quietly.close(session);
            }
        }
    }

    /**
     * The worker that waits until publishing is possible; it takes over the session. Empty if the publisher can start.
     */
    private Optional<Worker> standIn(Handle session, Lease lease, Signal changes) {
        PostgresRestoration restoration =
                new PostgresRestoration(session, published.city(), published.documents(), context.clock());
        Finding finding = check(session, lease);
        if (finding == Finding.LOG_HAS_LOST_RECORDS) {
            LOG.warnf(
                    "the log has lost records, sending the whole catalogue topic=%s",
                    published.log().topic());
        }
        Duration poll = context.config().outboxPoll();
        if (finding == Finding.DATABASE_IS_OLDER || restoration.isOpen()) {
            return Optional.of(new RestorationWorker(session, restoration, changes, poll));
        }
        return restoration.confirmed().beyond() > 0
                ? Optional.of(new HaltedWorker(session, restoration, changes, poll))
                : Optional.empty();
    }

    private void ensureTopic() {
        context.topics().ensure(context.topics().common(), published.topic());
    }

    private Finding check(Handle session, Lease lease) {
        ensureTopic();
        try (KafkaLogReader reader = context.reader(published.log())) {
            Judge judge = new Judge(published.log(), context.keys().checkOfOwn());
            return new OwnLogCheck(judge, new PostgresOwnCatalogue(session, published.city()), reader, lease).run();
        }
    }
}
