package org.libraryexchange.exchange.restoration;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.libraryexchange.base.worker.Signal;
import org.libraryexchange.base.worker.WorkerReport.State;
import org.libraryexchange.exchange.log.OwnDatabase;
import org.libraryexchange.exchange.log.PostgresExtension;

class HaltedWorkerIT {

    @RegisterExtension
    static final PostgresExtension DATABASE = new PostgresExtension();

    private static final UUID SENT = new UUID(0, 1);
    private static final UUID UNSENT = new UUID(0, 2);

    private OwnDatabase own;
    private HaltedWorker worker;

    /** There are two changes, of which one was sent, and a mirror has confirmed the third. */
    @BeforeEach
    void open() throws SQLException {
        own = new OwnDatabase(DATABASE);
        own.publish(SENT, "sent");
        own.publish(UNSENT, "unsent");
        DATABASE.execute("update publication set sending_sequence = 1, sent_sequence = 1, confirmed_beyond = 3");
        Handle session = DATABASE.sessions().open("comparison leeds", "SET library.writes_as = 'leeds'");
        worker = new HaltedWorker(
                session,
                new PostgresRestoration(session, "leeds", new RestoredItems("leeds"), Clock.systemUTC()),
                new Signal(),
                Duration.ofMillis(1));
    }

    @AfterEach
    void close() throws SQLException {
        worker.close();
        own.close();
    }

    @Test
    void publisherIsHaltedWhileAMirrorHasConfirmedMoreThanWasEverGiven() {
        // When
        worker.step();

        // Then
        assertThat(worker.isDone()).isFalse();
        assertThat(worker.report().state()).isEqualTo(State.RESTORED);
        assertThat(worker.report().lastError())
                .hasValueSatisfying(why -> assertThat(why).contains("confirmed record 3", "choose keep"));
    }

    @Test
    void whatIsConfirmedMeanwhileIsTold() throws SQLException {
        // When
        DATABASE.execute("update publication set confirmed_beyond = 9");
        worker.step();

        // Then
        assertThat(worker.report().lastError())
                .hasValueSatisfying(why -> assertThat(why).contains("confirmed record 9"));
    }

    @Test
    void whatIsWrittenMeanwhileEndsNothing() throws SQLException {
        // When
        own.publish(UNSENT, "written again");
        own.publish(UNSENT, "and again");
        worker.step();

        // Then
        assertThat(own.value("select sequence from own_log")).isEqualTo("4");
        assertThat(worker.isDone()).isFalse();
    }

    @Test
    void whatWaitsGetsAPlaceAboveWhatWasConfirmedWhenSomebodyChoosesThat() throws SQLException {
        // When
        DATABASE.execute("update publication set goes_above = true");
        worker.step();

        // Then
        assertThat(worker.isDone()).isTrue();
        assertThat(own.value("select string_agg(sequence::text, ',' order by id) from item"))
                .isEqualTo("1,4");
        assertThat(own.value("select sequence from own_log")).isEqualTo("4");
        assertThat(own.value("select confirmed_beyond is null and not goes_above from publication"))
                .isEqualTo("t");
    }
}
