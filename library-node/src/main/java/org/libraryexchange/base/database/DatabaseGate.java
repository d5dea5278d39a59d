package org.libraryexchange.base.database;

import io.agroal.api.AgroalDataSource;
import io.quarkus.flyway.FlywayConfigurationCustomizer;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jboss.logging.Logger;

/**
 * Waits for the database before Flyway checks the schema. If the database refuses the node, or does not answer within a
 * minute, the start fails with one line that says so. Flyway may have a role of its own, which then owns the schema.
 */
@Singleton
record DatabaseGate(AgroalDataSource pool) implements FlywayConfigurationCustomizer {

    private static final Logger LOG = Logger.getLogger(DatabaseGate.class);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Tells the migrations which role is the node's. */
    @Override
    public void customize(FluentConfiguration flyway) {
        await(pool);
        await(flyway.getDataSource());
        flyway.placeholders(Map.of("node", nameOf(pool)));
    }

    private static String nameOf(DataSource source) {
        try (Connection session = source.getConnection()) {
            return session.getMetaData().getUserName();
        } catch (SQLException e) {
            throw new StoreFailedException("cannot ask for the node's role", e);
        }
    }

    private static void await(DataSource source) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        boolean told = false;
        for (Optional<SQLException> failure = failureOf(source); failure.isPresent(); failure = failureOf(source)) {
            requireHope(failure.get(), end);
            if (!told) {
                LOG.warnf("waiting for the database cause=%s", failure.get().getMessage());
                told = true;
            }
            pause();
        }
    }

    private static Optional<SQLException> failureOf(DataSource source) {
        try (Connection session = source.getConnection()) {
            return session.isValid(5) ? Optional.empty() : Optional.of(new SQLException("the session is broken"));
        } catch (SQLException e) {
            return Optional.of(e);
        }
    }

    private static void requireHope(SQLException failure, long end) {
        if (DatabaseFaults.isRefusal(failure)) {
            throw new ConfigurationException("The database refuses this node: " + failure.getMessage());
        }
        if (System.nanoTime() > end) {
            throw new ConfigurationException(
                    "The database has not answered for " + PATIENCE.toSeconds() + " s: " + failure.getMessage());
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for the database", e);
        }
    }
}
