package org.libraryexchange.stack.staff;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.libraryexchange.stack.StackException;

/**
 * Somebody who is to sign in to the ops pages.
 *
 * @param name by which the person signs in, and which stands beside what the person does
 * @param hash of the password (bcrypt)
 * @param role {@code ops}, who looks, or {@code exchange-operator}, who acts as well
 */
public record StaffMember(String name, String hash, String role) {

    static final List<String> ROLES = List.of("ops", "exchange-operator");

    /** About a quarter of a second for each attempt. */
    private static final int COST = 12;

    private static final int SHORTEST = 12;

    /** What bcrypt takes. */
    private static final int LONGEST_BYTES = 72;

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}._@-]{1,64}");

    /**
     * Somebody with a password.
     *
     * @throws StackException if a node would not take it
     */
    public static StaffMember of(String name, String password, String role) {
        require(NAME.matcher(name).matches(), "a name has 1 to 64 letters, digits, and . _ @ -");
        require(ROLES.contains(role), "the role is one of " + String.join(", ", ROLES));
        byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
        require(
                password.length() >= SHORTEST && bytes.length <= LONGEST_BYTES,
                "a password has at least " + SHORTEST + " characters and at most " + LONGEST_BYTES + " bytes");
        return new StaffMember(
                name, new String(BCrypt.withDefaults().hash(COST, bytes), StandardCharsets.US_ASCII), role);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new StackException(otherwise);
        }
    }

    /** The statement that puts the person onto the list of a city's database, or changes password and role there. */
    public String sql() {
        return """
                insert into staff_member (name, password, role) values ('%s', '%s', '%s')
                on conflict (name) do update set password = excluded.password, role = excluded.role;""".formatted(name, hash, role);
    }

    /** Puts the person onto the list, through a session of the node's own account. */
    public void put(Connection session) {
        try (PreparedStatement statement = session.prepareStatement("""
                insert into staff_member (name, password, role) values (?, ?, ?)
                on conflict (name) do update set password = excluded.password, role = excluded.role
                """)) {
            statement.setString(1, name);
            statement.setString(2, hash);
            statement.setString(3, role);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new StackException("cannot add " + name + " to the staff list: " + e.getMessage(), e);
        }
    }
}
