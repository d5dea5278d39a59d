package org.libraryexchange.pages.signin;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.pages.signin.Sessions.StaffSession;
import org.libraryexchange.pages.signin.StaffMembers.StaffMember;

/** Stores sessions in the database. Each is found by the SHA-256 of its secret. */
@Singleton
record StoredSessions(Jdbi database) {

    /** A session and its holder. */
    record HeldSession(@Nested StaffSession session, @Nested StaffMember member) {}

    void add(byte[] secret, String name, String address, Instant now) {
        database.useHandle(handle -> handle.createUpdate("""
                        insert into staff_session (secret, name, address, begun, seen)
                        values (:secret, :name, :address, :now, :now)
                        """)
                .bind("secret", secret)
                .bind("name", name)
                .bind("address", address)
                .bind("now", now)
                .execute());
    }

    Optional<HeldSession> find(byte[] secret) {
        return database.withHandle(handle -> handle.createQuery("""
                        select id, address, begun, seen, %s
                        from staff_session join staff_member using (name) where secret = :secret
                        """.formatted(StaffMembers.COLUMNS))
                .bind("secret", secret)
                .map(ConstructorMapper.of(HeldSession.class))
                .findOne());
    }

    void seen(long id, Instant now) {
        database.useHandle(handle -> handle.execute("update staff_session set seen = ? where id = ?", now, id));
    }

    /** All sessions, the most recently used first. */
    List<StaffSession> all(Instant seenAfter, Instant begunAfter) {
        return database.withHandle(handle -> handle.select("""
                        select id, name, address, begun, seen from staff_session
                        where seen > ? and begun > ? order by seen desc, id desc
                        """, seenAfter, begunAfter)
                .map(ConstructorMapper.of(StaffSession.class))
                .list());
    }

    /** Ends a session, if it belongs to this person. */
    boolean end(long id, String name) {
        return database.withHandle(
                handle -> handle.execute("delete from staff_session where id = ? and name = ?", id, name) > 0);
    }

    /** Ends a session of any person. */
    boolean end(long id) {
        return database.withHandle(handle -> handle.execute("delete from staff_session where id = ?", id) > 0);
    }

    void end(byte[] secret) {
        database.useHandle(handle -> handle.execute("delete from staff_session where secret = ?", secret));
    }

    void purge(Instant seenBefore, Instant begunBefore) {
        database.useHandle(handle ->
                handle.execute("delete from staff_session where seen < ? or begun < ?", seenBefore, begunBefore));
    }
}
