package org.libraryexchange.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Reads from the database who may sign in. */
@ApplicationScoped
class StaffMembers {

    private final Jdbi database;

    StaffMembers(Jdbi database) {
        this.database = database;
    }

    @Transactional
    Optional<StaffMember> named(String name) {
        return database.withHandle(
                handle -> handle.createQuery("select name, password, role from staff_member where name = :name")
                        .bind("name", name)
                        .map(ConstructorMapper.of(StaffMember.class))
                        .findOne());
    }
}
