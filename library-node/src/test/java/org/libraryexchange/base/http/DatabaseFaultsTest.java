package org.libraryexchange.base.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.RollbackException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import javax.transaction.xa.XAException;
import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.libraryexchange.base.database.DatabaseFaults;
import org.libraryexchange.base.database.StoreFailedException;

class DatabaseFaultsTest {

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "53100", "53300", "57P01", "57P03", "58030", "25P03"})
    void serverThatCannotServeIsAnOutage(String state) {
        assertThat(DatabaseFaults.isOutage(new SQLException("away", state))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22021", "23505", "42601", "42501", "40001", "P0001", "0", ""})
    void statementThatIsWrongIsNone(String state) {
        assertThat(DatabaseFaults.isOutage(new SQLException("wrong", state))).isFalse();
    }

    @Test
    void outageIsFoundAnywhereAmongTheCauses() {
        // Given
        Exception wrapped = new IllegalStateException(
                "transaction", new IOException("session", new SQLException("closed", "08003")));

        // Then
        assertThat(DatabaseFaults.isOutage(wrapped)).isTrue();
    }

    @Test
    void outageIsFoundAmongWhatAFailedCommitSuppressed() {
        // Given
        RollbackException rolledBack = new RollbackException("ARJUNA016053: Could not commit transaction.");
        rolledBack.addSuppressed(new XAException(XAException.XA_RBROLLBACK));
        rolledBack.getSuppressed()[0].initCause(new SQLException("terminated", "57P01"));

        // Then
        assertThat(DatabaseFaults.isOutage(new IllegalStateException(rolledBack)))
                .isTrue();
    }

    @Test
    void causesThatRunInACircleAreSeenOnce() {
        // Given
        Exception one = new IllegalStateException("one");
        Exception other = new IllegalStateException("other", one);
        one.initCause(other);

        // Then
        assertThat(DatabaseFaults.isOutage(one)).isFalse();
    }

    @Test
    void kindsOfExceptionThatMeanATransientFaultCountWithoutAState() {
        assertThat(DatabaseFaults.isOutage(new SQLRecoverableException())).isTrue();
        assertThat(DatabaseFaults.isOutage(new SQLTransientConnectionException()))
                .isTrue();
        assertThat(DatabaseFaults.isOutage(new SQLException("Sorry, acquisition timeout!")))
                .isTrue();
        assertThat(DatabaseFaults.isOutage(new SQLException((String) null))).isFalse();
    }

    @Test
    void faultsOfOtherKindsAreNone() {
        assertThat(DatabaseFaults.isOutage(new IllegalStateException("08006"))).isFalse();
        assertThat(DatabaseFaults.isOutage(null)).isFalse();
    }

    @Test
    void whatTheDatabaseSaysIsToldWhereASessionOrAStatementFails() {
        // Given
        SQLException said = new SQLException("no such table", "42P01");

        // Then
        assertThat(DatabaseFaults.said(new ConnectionException(said))).contains(said);
        assertThat(DatabaseFaults.isOfStore(new ConnectionException(said))).isTrue();
        assertThat(DatabaseFaults.isOfStore(new StoreFailedException("cannot apply a batch", said)))
                .isTrue();
    }

    @Test
    void mistakesOfTheProgramAreNoFailureOfTheStore() {
        assertThat(DatabaseFaults.isOfStore(new ConnectionException(new IllegalStateException())))
                .isFalse();
        assertThat(DatabaseFaults.isOfStore(new IllegalStateException(new SQLException("no such table", "42P01"))))
                .isFalse();
    }
}
