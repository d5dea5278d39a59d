package org.libraryexchange.stack;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Creates a database and its owner if they are missing. */
final class PostgresDatabase {

    private final Connection superuser;

    PostgresDatabase(Connection superuser) {
        this.superuser = superuser;
    }

    /** PostgreSQL takes no parameters here. The code that makes name and password checks them. */
    void create(String name, String password) throws SQLException {
        if (!exists("SELECT FROM pg_roles WHERE rolname = ?", name)) {
            execute("CREATE ROLE " + name + " LOGIN PASSWORD '" + password + "'");
        }
        if (!exists("SELECT FROM pg_database WHERE datname = ?", name)) {
            execute("CREATE DATABASE " + name + " OWNER " + name);
        }
    }

    private boolean exists(String query, String name) throws SQLException {
        try (PreparedStatement statement = superuser.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private void execute(String command) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute(command);
        }
    }
}
