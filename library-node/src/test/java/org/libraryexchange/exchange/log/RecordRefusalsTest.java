package org.libraryexchange.exchange.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.record.RawRecord;
import org.libraryexchange.record.RejectionReason;

class RecordRefusalsTest {

    private static final RawRecord RECORD = new RawRecord(7, Instant.EPOCH, null, null, List.of());

    private final RecordRefusals refusals = new RecordRefusals();

    @Test
    void valueThatTheDatabaseRefusesIsTheRecords() {
        // When
        var rejected = refusals.rejected(RECORD, failed("22021"));

        // Then
        assertThat(rejected.reason()).isEqualTo(RejectionReason.NOT_STORABLE);
        assertThat(rejected.detail()).isEqualTo("the database refused it: SQLSTATE 22021");
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "40001", "42P01"})
    void whatElseTheDatabaseFailsWithIsNoFaultOfTheRecord(String state) {
        // Given
        RuntimeException failure = failed(state);

        // Then
        assertThatThrownBy(() -> refusals.rejected(RECORD, failure)).isSameAs(failure);
    }

    private static RuntimeException failed(String state) {
        return new ConnectionException(new SQLException("failed", state));
    }
}
