package org.libraryexchange.stack;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Creates a database, its owner and the node's role if they are missing. */
record PostgresDatabase(Connection superuser) {

    static String nodeOf(String name) {
        return name + "_node";
    }

    /** PostgreSQL takes no parameters here. The code that makes name and passwords checks them. */
    void create(String name, PostgresPasswords passwords) throws SQLException {
        createRole(name, "LOGIN PASSWORD '" + passwords.owner() + "'");
        createRole(nodeOf(name), "LOGIN PASSWORD '" + passwords.node() + "' ROLE " + name);
        if (!exists("SELECT FROM pg_database WHERE datname = ?", name)) {
            execute("CREATE DATABASE " + name + " OWNER " + name);
        }
    }

    private void createRole(String name, String options) throws SQLException {
        if (!exists("SELECT FROM pg_roles WHERE rolname = ?", name)) {
            execute("CREATE ROLE " + name + " " + options);
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
