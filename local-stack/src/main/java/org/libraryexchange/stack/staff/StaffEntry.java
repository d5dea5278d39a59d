package org.libraryexchange.stack.staff;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.libraryexchange.stack.StackException;

/**
 * A person who may sign in to the pages of staff.
 *
 * @param name with which the person signs in, and under which their actions are recorded
 * @param hash of the password (bcrypt)
 * @param roles that decide what the person may do
 */
public record StaffEntry(String name, String hash, Set<String> roles) {

    static final List<String> ROLES = List.of("librarian", "cataloguer", "head-librarian", "ops", "exchange-operator");

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
    public static StaffEntry of(String name, String password, Set<String> roles) {
        require(NAME.matcher(name).matches(), "a name has 1 to 64 letters, digits, and . _ @ -");
        require(
                !roles.isEmpty() && ROLES.containsAll(roles),
                "a person has one or more of the roles " + String.join(", ", ROLES));
        byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
        require(
                password.length() >= SHORTEST && bytes.length <= LONGEST_BYTES,
                "a password has at least " + SHORTEST + " characters and at most " + LONGEST_BYTES + " bytes");
        return new StaffEntry(
                name,
                new String(BCrypt.withDefaults().hash(COST, bytes), StandardCharsets.US_ASCII),
                new TreeSet<>(roles));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new StackException(otherwise);
        }
    }

    /**
     * The statements that add the person to the list in a city's database, or change password and roles there. Whoever
     * sets a password for somebody knows it, so it opens nothing but the page to change it.
     */
    public String sql() {
        return sql("update staff_member set must_change = true where name = '%s';\n".formatted(name));
    }

    /** Neither the name nor a role can have a quote in it. */
    private String sql(String more) {
        String given = roles.stream().map(role -> "'" + role + "'").collect(Collectors.joining(", "));
        return """
                begin;
                insert into staff_member (name, password) values ('%1$s', '%2$s')
                on conflict (name) do update set password = excluded.password;
                delete from staff_role where name = '%1$s' and role not in (%3$s);
                insert into staff_role (name, role) select '%1$s', unnest(array[%3$s]) on conflict do nothing;
                %4$scommit;""".formatted(name, hash, given, more);
    }

    /** Whether a database has the tables for {@link #put}, and knows the person's roles. */
    boolean isKnownTo(Connection session) throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet known = statement.executeQuery("""
                        select pg_get_constraintdef(oid) from pg_constraint where conname = 'staff_role_known'
                        """)) {
            String terms = known.next() ? known.getString(1) : "";
            return roles.stream().allMatch(role -> terms.contains("'" + role + "'"));
        }
    }

    /** Adds the person to the list, in a session of the node's own account. Only they have the password, so it stays. */
    public void put(Connection session) {
        try (Statement statement = session.createStatement()) {
            statement.execute(sql(""));
        } catch (SQLException e) {
            throw new StackException("cannot add " + name + " to the staff list: " + e.getMessage(), e);
        }
    }
}
