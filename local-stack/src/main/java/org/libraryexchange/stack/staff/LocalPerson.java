package org.libraryexchange.stack.staff;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Set;
import org.libraryexchange.stack.LocalPostgres;
import org.libraryexchange.stack.PrivateFile;
import org.libraryexchange.stack.StackException;

/** The people who may sign in to the pages of a pair on this machine. */
public enum LocalPerson {
    OPERATOR("operator", "exchange-operator"),
    CATALOGUER("cataloguer", "cataloguer"),
    LIBRARIAN("librarian", "librarian"),
    HEAD_LIBRARIAN("head-librarian", "head-librarian");

    private static final int PASSWORD_BYTES = 8;

    private final String signInName;
    private final String role;

    LocalPerson(String signInName, String role) {
        this.signInName = signInName;
        this.role = role;
    }

    public String signInName() {
        return signInName;
    }

    /** The file with the person's password, in the folder of the pair's data. */
    public Path file(Path data) {
        return data.resolve(signInName + "-password");
    }

    /** The password. It is made once at random, and kept in the file. */
    public String password(Path data) {
        Path file = file(data);
        try {
            if (!Files.exists(file)) {
                byte[] drawn = new byte[PASSWORD_BYTES];
                new SecureRandom().nextBytes(drawn);
                PrivateFile.write(file, HexFormat.of().formatHex(drawn) + "\n");
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new StackException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Lets the person sign in at cities whose nodes have made their tables. */
    public void putInto(Iterable<LocalPostgres> cities, Path data) {
        StaffEntry member = StaffEntry.of(signInName, password(data), Set.of(role));
        for (LocalPostgres city : cities) {
            try (Connection session = city.connect()) {
                // A node of an earlier version, as tests start one, has other tables, or fewer roles.
                if (member.isKnownTo(session)) {
                    member.put(session);
                }
            } catch (SQLException e) {
                throw new StackException("cannot reach the database: " + e.getMessage(), e);
            }
        }
    }
}
