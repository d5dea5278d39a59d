package org.libraryexchange.base.idempotency;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.libraryexchange.base.database.DatabaseSessions;
import org.libraryexchange.base.database.Quietly;
import org.libraryexchange.base.database.StoreFailedException;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.idempotency.Idempotency.Write;
import org.libraryexchange.base.idempotency.KeptAnswers.ClientsKey;
import org.libraryexchange.base.idempotency.KeyedWrites.KeyedRequest;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.Sha256;

/** Makes sure that a request with a key is done once, however often it is sent. */
@Singleton
public record Idempotency(KeyedWrites writes, DatabaseSessions sessions) {

    /**
     * Does a request, unless the same request with the same key was answered before.
     *
     * @param body as it was sent; null or empty if there is none
     * @param write does the request; without a key, it needs its own transaction
     */
    public KeptAnswer answer(HttpServerRequest request, byte[] body, Write write)
            throws MalformedJsonException, InvalidItemException {
        Optional<KeyedRequest> keyed = KeyedRequest.of(request, body);
        return keyed.isPresent() ? writes.once(keyed.get(), write) : write.perform();
    }

    /**
     * Begins a request whose body the caller reads.
     *
     * @param meaning what the request asks for apart from its body, the same however its address is written
     * @throws ProblemException if the key is not valid, or if another request with it is in progress
     */
    public LongRequest begin(HttpServerRequest request, String meaning) {
        return KeyedRequest.key(request)
                .<LongRequest>map(key -> begin(key, request, meaning))
                .orElseGet(UnkeyedUpload::new);
    }

    private LongRequest begin(String key, HttpServerRequest request, String meaning) {
        KeyHold hold = KeyHold.tryTake(sessions, writes.owned(key)).orElseThrow(KeyedWrites::inFlight);
        try {
            MessageDigest fingerprint = Sha256.running();
            fingerprint.update(KeyedRequest.head(request.method().name(), request.path() + " " + meaning));
            return new KeyedUpload(key, writes.isAnswered(key), fingerprint, hold, writes);
        } catch (RuntimeException e) {
            hold.close();
            throw e;
        }
    }

    /**
     * A long request with a key. While its body comes in, no other request may use the key. But it is the final transaction
     * that ensures that the request is done only once.
     *
     * @param fingerprint of what was read so far
     */
    private record KeyedUpload(
            String key, boolean isAnswered, MessageDigest fingerprint, KeyHold hold, KeyedWrites writes)
            implements LongRequest {

        @Override
        public void read(byte[] piece) {
            fingerprint.update(piece);
        }

        @Override
        public KeptAnswer answer(Write write) throws MalformedJsonException, InvalidItemException {
            return writes.once(new KeyedRequest(key, fingerprint.digest()), write);
        }

        @Override
        public void close() {
            hold.close();
        }
    }

    /** A long request without a key. It is done each time. */
    private record UnkeyedUpload() implements LongRequest {

        @Override
        public boolean isAnswered() {
            return false;
        }

        @Override
        public void read(byte[] piece) {}

        @Override
        public KeptAnswer answer(Write write) throws MalformedJsonException, InvalidItemException {
            return write.perform();
        }

        @Override
        public void close() {}
    }

    /**
     * Holds a key for all replicas while a body is being received. It uses a database lock that ends with its session,
     * because a transaction must not last that long. The final transaction uses another lock.
     */
    record KeyHold(Handle session) implements AutoCloseable {

        /** If the node disappears, PostgreSQL notices within seconds and releases the lock. */
        private static final String SETUP =
                "SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 3";

        /** Takes the key; empty if another request holds it. */
        static Optional<KeyHold> tryTake(DatabaseSessions sessions, ClientsKey key) {
            try {
                KeyHold hold = new KeyHold(sessions.open("upload", SETUP));
                if (hold.lock(key)) {
                    return Optional.of(hold);
                }
                hold.close();
                return Optional.empty();
            } catch (JdbiException e) {
                throw new StoreFailedException("cannot take an idempotency key", e);
            }
        }

        private boolean lock(ClientsKey key) {
            try {
                return session.select(
                                "select pg_try_advisory_lock(hashtextextended('upload ' || ? || ' ' || ?, 0))",
                                key.actor(),
                                key.key())
                        .mapTo(Boolean.class)
                        .one();
            } catch (JdbiException e) {
                close();
                throw e;
            }
        }

        @Override
        public void close() {
            Quietly.close(session);
        }
    }

    /** What a request does, within the transaction of the caller. */
    @FunctionalInterface
    public interface Write {

        /** Does the write and returns the answer. If it throws, the write is undone and no answer is kept. */
        KeptAnswer perform() throws MalformedJsonException, InvalidItemException;
    }

    /**
     * A request whose body is too long for memory. Only at the end of the body is it known whether it repeats an earlier
     * request.
     */
    public interface LongRequest extends AutoCloseable {

        /** Whether the key was used before. Then the node answers without doing anything, whatever the body contains. */
        boolean isAnswered();

        /** Reads the next piece of the body. */
        void read(byte[] piece);

        /**
         * Does the request after the whole body was read, unless the same request with the same key was answered before.
         */
        KeptAnswer answer(Write write) throws MalformedJsonException, InvalidItemException;

        /** Releases the key, so that another request may use it. */
        @Override
        void close();
    }
}
