package org.libraryexchange.pages.signin;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.mapper.Nested;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.pages.signin.Sessions.StaffSession;
import org.libraryexchange.pages.signin.StaffMembers.StaffMember;

/** Stores sessions in the database. Each is found by the SHA-256 of its secret. */
@Singleton
record StoredSessions(LogDatabase database) {

    /** A session and its holder. */
    record HeldSession(@Nested StaffSession session, @Nested StaffMember member) {}

    void add(byte[] secret, String name, String address, Instant now) {
        database.execute("""
                        insert into staff_session (secret, name, address, begun, seen)
                        values (:secret, :name, :address, :now, :now)
                        """, Map.of("secret", secret, "name", name, "address", address, "now", now));
    }

    Optional<HeldSession> find(byte[] secret) {
        return database.first(HeldSession.class, """
                        select id, address, begun, seen, %s
                        from staff_session join staff_member using (name) where secret = :secret
                        """.formatted(StaffMembers.COLUMNS), Map.of("secret", secret));
    }

    void seen(long id, Instant now) {
        database.execute("update staff_session set seen = ? where id = ?", now, id);
    }

    /** All sessions, the most recently used first. */
    List<StaffSession> all(Instant seenAfter, Instant begunAfter) {
        return database.list(StaffSession.class, """
                        select id, name, address, begun, seen from staff_session
                        where seen > ? and begun > ? order by seen desc, id desc
                        """, seenAfter, begunAfter);
    }

    /** Ends a session, if it belongs to this person. */
    boolean end(long id, String name) {
        return database.changed("delete from staff_session where id = ? and name = ?", id, name) > 0;
    }

    /** Ends a session of any person. */
    boolean end(long id) {
        return database.changed("delete from staff_session where id = ?", id) > 0;
    }

    void end(byte[] secret) {
        database.execute("delete from staff_session where secret = ?", secret);
    }

    void purge(Instant seenBefore, Instant begunBefore) {
        database.execute("delete from staff_session where seen < ? or begun < ?", seenBefore, begunBefore);
    }
}
