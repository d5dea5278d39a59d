package org.libraryexchange.pages.signin;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jdbi.v3.core.mapper.Nested;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.base.security.Roles;

/** Reads from the database who may sign in. */
@Singleton
record StaffMembers(LogDatabase database) {

    /** The column of a person's roles. */
    static final String ROLES = "array(select role from staff_role where staff_role.name = staff_member.name) as roles";

    /** The columns of a {@link StaffMember}. */
    static final String COLUMNS = "name, password, must_change, full_latin, full_chinese, " + ROLES;

    Optional<StaffMember> named(String name) {
        return database.first(
                StaffMember.class, "select " + COLUMNS + " from staff_member where name = :name", Map.of("name", name));
    }

    /**
     * A person who may sign in.
     *
     * @param password bcrypt, in the Modular Crypt Format; null if the person signs in elsewhere
     * @param roles as an operator gave them
     * @param mustChange whether somebody else has set the password, so that it opens nothing yet
     * @param full the name for people to read
     */
    record StaffMember(
            String name,
            String password,
            Set<String> roles,
            boolean mustChange,
            @Nested("full") FullName full) {

        /** In characters. */
        static final int LONGEST_NAME = 64;

        /** The form of all names. */
        static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}._@-]{1," + LONGEST_NAME + "}");

        Optional<String> hash() {
            return Optional.ofNullable(password);
        }

        /** Their roles and those that these include: operators see what {@code ops} see, cataloguers write drafts. */
        Set<String> allRoles() {
            Set<String> all = new TreeSet<>(roles);
            if (all.contains(Roles.EXCHANGE_OPERATOR)) {
                all.add(Roles.OPS);
            }
            if (all.contains(Roles.CATALOGUER)) {
                all.add(Roles.LIBRARIAN);
            }
            return all;
        }
    }
}
