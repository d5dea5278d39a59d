package org.libraryexchange.base.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.postgresql.Driver;

/**
 * Opens database sessions for workers, apart from the API's pool. Workers need their own, because a lock ends with its
 * session, and because the applier of a partner's log writes as that partner.
 */
@ApplicationScoped
public class DatabaseSessions {

    /** Seconds without an answer after which a session counts as broken, unless its work usually takes longer. */
    public static final int USUAL_PATIENCE_SECONDS = 20;

    private final String url;
    private final Optional<String> user;
    private final Optional<String> password;
    private final String name;
    private final String beginning;

    @Inject
    public DatabaseSessions(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
        this(url, user, password, "library-node ", "");
    }

    private DatabaseSessions(
            String url, Optional<String> user, Optional<String> password, String name, String beginning) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.name = name;
        this.beginning = beginning;
    }

    /**
     * Sessions of the same database that begin with certain statements.
     *
     * @param work shown before the purpose of each in PostgreSQL's list of sessions
     * @param setup the statements, each with its semicolon
     */
    public DatabaseSessions with(String work, String setup) {
        return new DatabaseSessions(url, user, password, name + work + " ", setup);
    }

    /**
     * Opens a session in autocommit mode. Closing the handle ends it.
     *
     * @param purpose shown in PostgreSQL's list of sessions
     * @param setup statements that prepare the session
     */
    public Handle open(String purpose, String setup) {
        return open(purpose, setup, USUAL_PATIENCE_SECONDS);
    }

    /**
     * Opens a session in autocommit mode, with a limit on how long it waits for an answer.
     *
     * @param purpose shown in PostgreSQL's list of sessions
     * @param setup statements that prepare the session
     * @param socketTimeoutSeconds without an answer after which the session counts as broken
     * @throws ConnectionException if the session cannot be opened
     */
    public Handle open(String purpose, String setup, int socketTimeoutSeconds) {
        return NodeJdbi.of(() -> connect(purpose, setup, socketTimeoutSeconds));
    }

    private Connection connect(String purpose, String setup, int socketTimeoutSeconds) throws SQLException {
        Properties properties = new Properties();
        user.ifPresent(name -> properties.setProperty("user", name));
        password.ifPresent(secret -> properties.setProperty("password", secret));
        properties.setProperty("socketTimeout", String.valueOf(socketTimeoutSeconds));
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("tcpKeepAlive", "true");
        // Details of the server's errors quote rows, which may be letters or drafts.
        properties.setProperty("logServerErrorDetail", "false");
        properties.setProperty("ApplicationName", name + purpose);
        Connection session = new Driver().connect(url, properties);
        try (Statement statement = session.createStatement()) {
            statement.execute(beginning + setup);
            return session;
        } catch (SQLException e) {
            session.close();
            throw e;
        }
    }
}
