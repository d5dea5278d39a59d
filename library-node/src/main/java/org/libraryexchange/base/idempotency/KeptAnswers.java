package org.libraryexchange.base.idempotency;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.mapper.Nested;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.base.worker.PeriodicTask;

/** The table of kept answers. Its methods run in the caller's transaction, except for the purge. */
@Singleton
record KeptAnswers(LogDatabase database, Clock clock, IdempotencyConfig config) {

    private static final int MOST_PURGED_AT_A_TIME = 500;

    /** How long answers are kept for repeated requests. */
    @ConfigMapping(prefix = "library.idempotency")
    interface IdempotencyConfig {

        /** After this time a key can be used for a new request. */
        @WithDefault("24h")
        Duration expiry();

        /** How often expired answers are removed. */
        @WithDefault("10m")
        Duration purge();
    }

    /** A key, and the client that uses it. */
    record ClientsKey(String actor, String key) {}

    /** An answer, and the fingerprint of its request. */
    record Entry(byte[] fingerprint, @Nested KeptAnswer answer) {}

    /** Locks the key until the transaction ends. Returns false if another request holds it. */
    boolean tryLock(ClientsKey key) {
        return database.one(
                Boolean.class,
                "select pg_try_advisory_xact_lock(hashtextextended('idempotency ' || ? || ' ' || ?, 0))",
                key.actor(),
                key.key());
    }

    /** The answer that the key has, unless it has expired. */
    Optional<Entry> find(ClientsKey key) {
        Instant after = clock.instant().minus(config.expiry());
        return database.first(Entry.class, """
                        select fingerprint, status, entity_tag, location, body, item_id as item from idempotency_key
                        where actor = ? and key = ? and stored > ?
                        """, key.actor(), key.key(), after);
    }

    /** Keeps an answer. An answer that the key already has must have expired. */
    void keep(ClientsKey key, Entry entry) {
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
                .bindMethods(entry.answer())
                .bind("fingerprint", entry.fingerprint())
                .bind("now", clock.instant())
                .execute());
    }

    @Produces
    PeriodicTask purging() {
        return new PeriodicTask("idempotency purge", config.purge(), this::purge);
    }

    /** Deletes expired answers, a few at a time, so that no write has to wait long. */
    void purge() {
        Instant until = clock.instant().minus(config.expiry());
        int purged = MOST_PURGED_AT_A_TIME;
        while (purged == MOST_PURGED_AT_A_TIME) {
            purged = QuarkusTransaction.requiringNew().call(() -> purge(until));
        }
    }

    private int purge(Instant storedUntil) {
        return database.changed("""
                        delete from idempotency_key where (actor, key) in (
                            select actor, key from idempotency_key where stored <= ? order by stored limit ?
                            for update skip locked)
                        """, storedUntil, MOST_PURGED_AT_A_TIME);
    }
}
