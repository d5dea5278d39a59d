package org.libraryexchange.base.idempotency;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The table of kept answers. Its methods run in the caller's transaction. */
@Singleton
record KeptAnswers(Jdbi database) {

    /** A key, and the client that uses it. */
    record ClientsKey(String actor, String key) {}

    /** An answer, and the fingerprint of its request. */
    record Kept(byte[] fingerprint, @Nested KeptAnswer answer) {}

    /** Locks the key until the transaction ends. Returns false if another request holds it. */
    boolean tryLock(ClientsKey key) {
        return database.withHandle(handle -> handle.select(
                        "select pg_try_advisory_xact_lock(hashtextextended('idempotency ' || ? || ' ' || ?, 0))",
                        key.actor(),
                        key.key())
                .mapTo(Boolean.class)
                .one());
    }

    Optional<Kept> find(ClientsKey key, Instant storedAfter) {
        return database.withHandle(handle -> handle.createQuery("""
                        select fingerprint, status, entity_tag, location, body, item_id as item from idempotency_key
                        where actor = :actor and key = :key and stored > :after
                        """)
                .bind("actor", key.actor())
                .bind("key", key.key())
                .bind("after", storedAfter)
                .map(ConstructorMapper.of(Kept.class))
                .findOne());
    }

    /** Keeps an answer. An answer that the key already has must have expired. */
    void keep(ClientsKey key, Kept kept, Instant now) {
        database.useHandle(handle -> handle.createUpdate("""
                        insert into idempotency_key
                            (actor, key, fingerprint, status, entity_tag, location, body, item_id, stored)
                        values (:actor, :key, :fingerprint, :status, :entityTag, :location, :body,
                            cast(:item as uuid), :now)
                        on conflict (actor, key) do update set
                            fingerprint = excluded.fingerprint, status = excluded.status,
                            entity_tag = excluded.entity_tag, location = excluded.location, body = excluded.body,
                            item_id = excluded.item_id, stored = excluded.stored
                        """)
                .bind("actor", key.actor())
                .bind("key", key.key())
                .bindMethods(kept.answer())
                .bind("fingerprint", kept.fingerprint())
                .bind("now", now)
                .execute());
    }

    /** Deletes some expired answers and returns their number. */
    int purge(Instant storedUntil, int most) {
        return database.withHandle(handle -> handle.execute("""
                        delete from idempotency_key where (actor, key) in (
                            select actor, key from idempotency_key where stored <= ? order by stored limit ?
                            for update skip locked)
                        """, storedUntil, most));
    }
}
