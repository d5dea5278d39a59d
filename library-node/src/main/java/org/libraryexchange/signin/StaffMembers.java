package org.libraryexchange.signin;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Reads from the database who may sign in. */
@Singleton
record StaffMembers(Jdbi database) {

    /** The column of a person's roles. */
    static final String ROLES = "array(select role from staff_role where staff_role.name = staff_member.name) as roles";

    Optional<StaffMember> named(String name) {
        return database.withHandle(handle -> handle.createQuery(
                        "select name, password, " + ROLES + " from staff_member where name = :name")
                .bind("name", name)
                .map(ConstructorMapper.of(StaffMember.class))
                .findOne());
    }
}
