package org.libraryexchange.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** Sessions as the database has them, each found by the SHA-256 of its secret. */
@ApplicationScoped
class StoredSessions {

    private static final String COLUMNS = "s.id, s.name, s.address, s.begun, s.seen";

    private final Session database;

    StoredSessions(Session database) {
        this.database = database;
    }

    /** A session and whose it is. */
    record Held(StaffSession session, StaffMember member) {}

    @Transactional
    void add(byte[] secret, String name, String address, Instant now) {
        int unused = database.createNativeMutationQuery("""
                        insert into staff_session (secret, name, address, begun, seen)
                        values (:secret, :name, :address, :now, :now)
                        """)
                .setParameter("secret", secret)
                .setParameter("name", name)
                .setParameter("address", address)
                .setParameter("now", utc(now))
                .executeUpdate();
    }

    @Transactional
    Optional<Held> find(byte[] secret) {
        return database.createNativeQuery(
                        "select " + COLUMNS + ", m.password, m.role from staff_session s"
                                + " join staff_member m on m.name = s.name where s.secret = :secret",
                        Object[].class)
                .setParameter("secret", secret)
                .uniqueResultOptional()
                .map(row -> new Held(session(row), new StaffMember((String) row[1], (String) row[5], (String) row[6])));
    }

    @Transactional
    void seen(long id, Instant now) {
        int unused = database.createNativeMutationQuery("update staff_session set seen = :now where id = :id")
                .setParameter("now", utc(now))
                .setParameter("id", id)
                .executeUpdate();
    }

    /** All of them, those that were used last first. */
    @Transactional
    List<StaffSession> all(Instant seenAfter, Instant begunAfter) {
        return database.createNativeQuery(
                        "select " + COLUMNS + " from staff_session s where s.seen > :seen and s.begun > :begun"
                                + " order by s.seen desc, s.id desc",
                        Object[].class)
                .setParameter("seen", utc(seenAfter))
                .setParameter("begun", utc(begunAfter))
                .getResultStream()
                .map(StoredSessions::session)
                .toList();
    }

    /** Ends one, if it is of that person; null stands for anybody. */
    @Transactional
    boolean end(long id, String name) {
        return database.createNativeMutationQuery(
                                "delete from staff_session where id = :id and (cast(:name as text) is null or name = :name)")
                        .setParameter("id", id)
                        .setParameter("name", name)
                        .executeUpdate()
                > 0;
    }

    @Transactional
    void end(byte[] secret) {
        int unused = database.createNativeMutationQuery("delete from staff_session where secret = :secret")
                .setParameter("secret", secret)
                .executeUpdate();
    }

    @Transactional
    void purge(Instant seenBefore, Instant begunBefore) {
        int unused = database.createNativeMutationQuery(
                        "delete from staff_session where seen < :seen or begun < :begun")
                .setParameter("seen", utc(seenBefore))
                .setParameter("begun", utc(begunBefore))
                .executeUpdate();
    }

    private static StaffSession session(Object[] row) {
        return new StaffSession(
                ((Number) row[0]).longValue(), (String) row[1], (String) row[2], (Instant) row[3], (Instant) row[4]);
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
