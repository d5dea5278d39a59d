package org.libraryexchange.catalogue.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.libraryexchange.fixture.ProblemAssert.assertThatProblem;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;

/** Imports and fetches are kept for 400 days. */
@QuarkusTest
class ImportPurgeIT {

    @Inject
    ImportPurge purge;

    @AfterEach
    void forgetFetches() throws SQLException {
        try (Connection session = Database.session()) {
            int unused = Database.execute(session, "delete from source_fetch where reason = 'purged'");
        }
    }

    @Test
    void importThatEndedLongAgoGoesWithItsErrors() throws SQLException {
        // Given
        Sent old = ended();
        Sent younger = ended();
        errors(old, 10_010);
        settled(old, 10_010);
        age(old, 401);
        age(younger, 399);

        // When
        purge.purge();

        // Then
        assertThatProblem(Api.asOps().get(old.address())).is(404, "not-found");
        assertThat(Database.value("select count(*) from import_error where import_id = ?", old.id()))
                .isEqualTo("0");
        assertThat(Database.value("select count(*) from import_settled where import_id = ?", old.id()))
                .isEqualTo("0");
        assertThat(younger.errors()).hasSize(1);
    }

    @Test
    void fetchThatEndedLongAgoGoes() throws SQLException {
        // Given
        fetch("old", 401);
        fetch("younger", 399);

        // When
        purge.purge();

        // Then
        assertThat(Database.value("select string_agg(name, ' ') from source_fetch where reason = ?", "purged"))
                .isEqualTo("younger");
    }

    @Test
    void importThatWaitsForSomebodyStays() throws SQLException {
        // Given
        Sent held = BusyWorker.other("held", null);
        BusyWorker.change(held, "received = received - interval '900 days', swept = true");

        // When
        purge.purge();

        // Then
        assertThat(held.now().getString("state")).isEqualTo("held");
    }

    @Test
    void importOfWhichSomethingIsLeftToSweepStays() throws SQLException {
        // Given
        Sent unswept;
        try (BusyWorker worker = BusyWorker.start()) {
            unswept = BusyWorker.other("dropped", "2020-01-01T00:00:00Z");

            // When
            purge.purge();

            // Then
            assertThat(unswept.now().getString("state")).isEqualTo("dropped");
            assertThat(worker).isNotNull();
        }
        await().untilAsserted(() -> {
            purge.purge();
            assertThatProblem(Api.asOps().get(unswept.address())).is(404, "not-found");
        });
    }

    private static void fetch(String source, int days) throws SQLException {
        try (Connection session = Database.session()) {
            Database.execute(session, """
                    insert into source_fetch (source_id, name, complete, trusted, started, next, ended, state, reason)
                    select 0, ?, true, false, day, day, day, 'failed', 'purged'
                    from (select now() - interval '1 day' * ? as day) as time
                    """, source, days);
        }
    }

    private static Sent ended() {
        Sent sent = Sent.rows("scheme=purged", "{not json");
        sent.finished();
        await().until(() -> Database.value("select swept from bulk_import where id = ?", sent.id()), "t"::equals);
        return sent;
    }

    private static void errors(Sent sent, int count) throws SQLException {
        try (Connection session = Database.session()) {
            Database.execute(session, """
                    insert into import_error (import_id, row_number, field, rule, hint)
                    select ?, n, '', 'malformed-json', '' from generate_series(1, ?) n
                    """, sent.id(), count);
        }
    }

    private static void settled(Sent sent, int count) throws SQLException {
        try (Connection session = Database.session()) {
            Database.execute(session, """
                    insert into import_settled (import_id, row_number, item_id, pointer, fate)
                    select ?, n, gen_random_uuid(), '/title/en', 'stands' from generate_series(1, ?) n
                    """, sent.id(), count);
        }
    }

    private static void age(Sent sent, int days) throws SQLException {
        BusyWorker.change(sent, "ended = ended - interval '" + days + " days'");
    }
}
