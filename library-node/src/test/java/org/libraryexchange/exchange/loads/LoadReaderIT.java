package org.libraryexchange.exchange.loads;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.libraryexchange.exchange.proving.ProofRequests;
import org.libraryexchange.exchange.proving.ProvedRows;
import org.libraryexchange.fixture.Api;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.fixture.Documents;

@QuarkusTest
class LoadReaderIT {

    /** Later than any import of another test. */
    private static final Instant NOON = Instant.parse("2096-11-20T12:00:00Z");

    private final LoadReader reader;
    private final ProofRequests requests;

    LoadReaderIT(LoadReader reader, ProofRequests requests) {
        this.reader = reader;
        this.requests = requests;
    }

    @BeforeEach
    void loadItems() throws SQLException {
        forget();
        Api.created(Documents.published(Documents.lightNight()));
    }

    @AfterEach
    void forget() throws SQLException {
        ProvedRows.forget();
        execute("delete from own_proof");
        execute("delete from bulk_import where scheme = 'loads'");
    }

    @Test
    void firstItemsAreUnprovedUntilAProofHasCountedThem() throws SQLException {
        // Given
        assertThat(reader.read().unproved()).isTrue();

        // When
        proved(NOON);

        // Then
        assertThat(reader.read().unproved()).isFalse();
    }

    @Test
    void importThatChangedSomethingIsUnprovedUntilTheNextProof() throws SQLException {
        // Given
        proved(NOON);
        imported(NOON.plusSeconds(60), 3);
        assertThat(reader.read().unproved()).isTrue();

        // When
        proved(NOON.plusSeconds(120));

        // Then
        assertThat(reader.read().unproved()).isFalse();
    }

    @Test
    void importThatChangedNothingNeedsNoProof() throws SQLException {
        // Given
        proved(NOON);

        // When
        imported(NOON.plusSeconds(60), 0);

        // Then
        assertThat(reader.read().unproved()).isFalse();
    }

    /** So that a restart does not begin another hour. */
    @Test
    void proofAfterALoadIsRemembered() {
        // Given
        assertThat(reader.read().asked()).isEmpty();

        // When
        LoadChore chore = new LoadChore(reader, requests, () -> Duration.ZERO);
        Instant now = Instant.now();
        boolean asked = chore.step(now);

        // Then
        assertThat(asked).isTrue();
        assertThat(reader.read().asked()).isPresent();
        assertThat(new LoadChore(reader, requests, () -> Duration.ZERO).step(now.plusSeconds(60)))
                .as("within the hour")
                .isFalse();
    }

    private static void proved(Instant marked) throws SQLException {
        execute("""
                insert into own_proof (id, origin, requested, requested_by, chain, round, state, sequence, marked, items,
                    hashed, finished)
                values (?, 'night', ?, 'night', ?, 0, 'finished', 1, ?, 1, ?, ?)
                """, UUID.randomUUID(), sql(marked), UUID.randomUUID(), sql(marked), sql(marked), sql(marked));
    }

    private static void imported(Instant ended, int changed) throws SQLException {
        execute("""
                insert into bulk_import (actor, form, scheme, dry_run, complete, bytes, state, received, ended, changed, swept)
                values ('tester', 'ndjson', 'loads', false, false, 10, 'finished', ?, ?, ?, true)
                """, sql(ended), sql(ended), changed);
    }

    private static Timestamp sql(Instant moment) {
        return Timestamp.from(moment);
    }

    private static void execute(String sql, Object... values) throws SQLException {
        try (Connection session = Database.session()) {
            int unused = Database.execute(session, sql, values);
        }
    }
}
