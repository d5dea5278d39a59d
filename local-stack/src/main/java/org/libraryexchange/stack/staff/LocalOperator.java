package org.libraryexchange.stack.staff;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import org.libraryexchange.stack.LocalPostgres;
import org.libraryexchange.stack.PrivateFile;
import org.libraryexchange.stack.StackException;

/**
 * The person who signs in to the pages of a pair on this machine.
 *
 * @param password made once at random, and kept in a file beside the pair's data
 */
public record LocalOperator(String name, String password) {

    private static final String NAME = "operator";
    private static final int PASSWORD_BYTES = 8;

    /** The file with the password. */
    public static Path file(Path data) {
        return data.resolve("operator-password");
    }

    /** The operator of the pair whose data is in the folder. */
    public static LocalOperator in(Path data) {
        Path file = file(data);
        try {
            if (!Files.exists(file)) {
                byte[] drawn = new byte[PASSWORD_BYTES];
                new SecureRandom().nextBytes(drawn);
                PrivateFile.write(file, HexFormat.of().formatHex(drawn) + "\n");
            }
            return new LocalOperator(NAME, Files.readString(file).strip());
        } catch (IOException e) {
            throw new StackException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Lets the operator sign in at a city. The city's node must have made its tables. */
    public void putInto(LocalPostgres city) {
        try (Connection session = city.connect()) {
            StaffMember.of(name, password, "exchange-operator").put(session);
        } catch (SQLException e) {
            throw new StackException("cannot reach the database: " + e.getMessage(), e);
        }
    }
}
