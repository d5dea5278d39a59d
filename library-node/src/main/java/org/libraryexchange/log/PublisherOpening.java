package org.libraryexchange.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.jboss.logging.Logger;
import org.libraryexchange.log.OwnLogCheck.Finding;
import org.libraryexchange.record.Topics;

/** Lets nobody publish before the catalogue was compared with its log. */
final class PublisherOpening {

    private static final Logger LOG = Logger.getLogger(PublisherOpening.class);
    private static final int SOCKET_TIMEOUT_SECONDS = 60;
    private static final String SETUP =
            "SET library.writes_as = '%s'; SET idle_in_transaction_session_timeout = '10s'; SET jit = off";

    private final String city;
    private final DatabaseSessions sessions;
    private final KafkaTopics topics;
    private final LogConfig config;
    private final Clock clock;

    PublisherOpening(String city, DatabaseSessions sessions, KafkaTopics topics, LogConfig config, Clock clock) {
        this.city = city;
        this.sessions = sessions;
        this.topics = topics;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Opens the work that is to be done.
     *
     * @param publisher where database and log agree
     * @param changes wakes whoever waits for a choice
     */
    Worker open(Standing standing, Supplier<Worker> publisher, Signal changes) {
        Connection connection = session();
        PostgresRestoration restoration = new PostgresRestoration(new Session(connection), city, clock);
        boolean restores = false;
        try {
            Finding finding = check(connection, standing);
            if (finding == Finding.LOG_HAS_LOST_RECORDS) {
                LOG.warnf("the log has lost records, sending the whole catalogue topic=%s", Topics.items(city));
            }
            restores = finding == Finding.DATABASE_IS_OLDER || restoration.isOpen();
            return restores
                    ? new RestorationWorker(connection, restoration, changes, config.outboxPoll())
                    : publisher.get();
        } finally {
            if (!restores) {
                Quietly.close(connection);
            }
        }
    }

    private Connection session() {
        try {
            return sessions.open("comparison " + city, SETUP.formatted(city), SOCKET_TIMEOUT_SECONDS);
        } catch (SQLException e) {
            throw new StoreFailedException("cannot open a session to compare the catalogue with its log", e);
        }
    }

    private void ensureTopic() {
        Admin admin = topics.admin();
        try {
            KafkaTopics.ensure(admin, KafkaTopics.itemLog(city));
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    private Finding check(Connection connection, Standing standing) {
        ensureTopic();
        try (KafkaLogReader log = new KafkaLogReader(topics, Topics.items(city), city, config)) {
            return new OwnLogCheck(city, new PostgresOwnCatalogue(new Session(connection), city), log, standing).run();
        }
    }
}
