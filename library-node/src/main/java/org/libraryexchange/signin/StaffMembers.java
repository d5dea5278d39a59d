package org.libraryexchange.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.hibernate.Session;

/** Those who may sign in, as the database has them. */
@ApplicationScoped
class StaffMembers {

    private final Session database;

    StaffMembers(Session database) {
        this.database = database;
    }

    @Transactional
    Optional<StaffMember> named(String name) {
        return database.createNativeQuery(
                        "select name, password, role from staff_member where name = :name", Object[].class)
                .setParameter("name", name)
                .uniqueResultOptional()
                .map(row -> new StaffMember((String) row[0], (String) row[1], (String) row[2]));
    }
}
