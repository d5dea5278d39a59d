package org.libraryexchange.exchange.log;

import java.sql.SQLException;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Makes every new session of a database one of the pictures, so that tests of the item logs try the picture logs. */
public record OverPictures(PostgresExtension database) implements BeforeEachCallback, AfterEachCallback {

    @Override
    public void beforeEach(ExtensionContext context) throws SQLException {
        new OverLetters(database).execute(OverLetters.overSchema("pictures"));
    }

    @Override
    public void afterEach(ExtensionContext context) throws SQLException {
        new OverLetters(database).afterEach(context);
    }
}
