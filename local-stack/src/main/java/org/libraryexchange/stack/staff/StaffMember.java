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
 * A person who may sign in to the ops pages.
 *
 * @param name with which the person signs in, and under which their actions are recorded
 * @param hash of the password (bcrypt)
 * @param role {@code ops} to look, or {@code exchange-operator} to act as well
 */
public record StaffMember(String name, String hash, String role) {

    static final List<String> ROLES = List.of("ops", "exchange-operator");

    /** Each attempt takes about a quarter of a second. */
    private static final int COST = 12;

    private static final int SHORTEST = 12;

    /** The longest password that bcrypt accepts. */
    private static final int LONGEST_BYTES = 72;

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}._@-]{1,64}");

    /**
     * Makes a person with a password.
     *
     * @throws StackException if a node would not accept it
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

    /** The statement that adds the person to the list in a city's database, or changes password and role there. */
    public String sql() {
        return """
                insert into staff_member (name, password, role) values ('%s', '%s', '%s')
                on conflict (name) do update set password = excluded.password, role = excluded.role;""".formatted(name, hash, role);
    }

    /** Adds the person to the list, in a session of the node's own account. */
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
