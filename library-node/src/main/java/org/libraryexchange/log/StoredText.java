package org.libraryexchange.log;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Text as it is stored, in UTF-8. A flipped bit can leave bytes that are none, which the driver refuses to read; one damaged
 * item must not stand in the way of all others, and a proof tells of it.
 */
public final class StoredText {

    private StoredText() {}

    /** The text of a column; U+FFFD stands for what is damaged, null for null. */
    public static String of(ResultSet row, String column) throws SQLException {
        byte[] stored = row.getBytes(column);
        return stored == null ? null : new String(stored, StandardCharsets.UTF_8);
    }
}
