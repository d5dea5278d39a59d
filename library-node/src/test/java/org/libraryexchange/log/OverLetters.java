package org.libraryexchange.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Makes every new session of a database one of the letters between Leeds and Hangzhou, so that tests of the item logs
 * try the letter logs.
 */
public record OverLetters(PostgresExtension database) implements BeforeEachCallback, AfterAllCallback {

    @Override
    public void beforeEach(ExtensionContext context) throws SQLException {
        execute("""
                insert into letters.counter (partner) values ('hangzhou');
                insert into letters.publishing (partner) values ('hangzhou');
                insert into letters.restoring (partner) values ('hangzhou');
                alter database leeds set search_path = letters, public;
                alter database leeds set library.partner = 'hangzhou'
                """);
    }

    @Override
    public void afterAll(ExtensionContext context) throws SQLException {
        execute("alter database leeds reset all");
    }

    private void execute(String script) throws SQLException {
        try (Connection superuser = database.postgres().connectAsSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute(script);
        }
    }
}
