package org.libraryexchange.exchange.restoration;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.libraryexchange.exchange.log.InMemoryLog;
import org.libraryexchange.exchange.log.Limits;
import org.libraryexchange.exchange.log.LogItems;
import org.libraryexchange.exchange.log.OwnDatabase;
import org.libraryexchange.exchange.log.PostgresExtension;
import org.libraryexchange.exchange.log.Publisher;
import org.libraryexchange.exchange.log.Untroubled;
import org.libraryexchange.exchange.log.postgres.PostgresOutbox;
import org.libraryexchange.exchange.restoration.OwnLogCheck.Finding;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.Judge;
import org.libraryexchange.seal.SealCheck;

/** The database of Leeds and its log, to be brought into agreement. */
abstract class RestoredLeeds {

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    static final UUID FIRST = LogItems.id(1);
    static final UUID SECOND = LogItems.id(2);
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-25T01:02:03Z"), ZoneOffset.UTC);

    final InMemoryLog log = new InMemoryLog("topic-1");
    OwnDatabase database;
    Handle session;
    PostgresOutbox outbox;
    PostgresRestoration restoration;

    @BeforeEach
    void open() throws SQLException {
        database = new OwnDatabase(POSTGRES);
        session = POSTGRES.sessions().open("comparison leeds", "set library.writes_as = 'leeds'");
        outbox = new PostgresOutbox(POSTGRES.sessions(), OwnDatabase.CITY, Limits.of(100, 1 << 20));
        restoration = new PostgresRestoration(session, OwnDatabase.CITY, documents(), CLOCK);
    }

    RestoredDocuments documents() {
        return new RestoredItems(OwnDatabase.CITY);
    }

    @AfterEach
    void close() throws SQLException {
        outbox.close();
        session.close();
        database.close();
    }

    /** The item is at version 3 in the log, and got another version 2 since the restore. */
    void conflict() throws SQLException {
        publish(FIRST, "one");
        database.backUp();
        publish(FIRST, "two");
        publish(FIRST, "three");
        database.restore();
        database.publish(FIRST, "since");
    }

    void publish(UUID id, String title) throws SQLException {
        database.publish(id, title);
        publishAll();
    }

    void publishAll() {
        Publisher publisher = new Publisher(CityLog.items(OwnDatabase.CITY), outbox, log.writer());
        int sent = publisher.publish();
        while (sent > 0) {
            sent = publisher.publish();
        }
    }

    Finding check() {
        OwnCatalogue catalogue = new PostgresOwnCatalogue(session, OwnDatabase.CITY);
        return new OwnLogCheck(
                        new Judge(CityLog.items(OwnDatabase.CITY), SealCheck.none()),
                        catalogue,
                        log.reader(2),
                        new Untroubled())
                .run();
    }

    String items() throws SQLException {
        return database.value(
                "select string_agg(concat_ws(' ', id, version, sequence, document), ',' order by id)" + " from item");
    }

    String sequence(UUID id) throws SQLException {
        return database.value("select sequence from item where id = '" + id + "'");
    }
}
