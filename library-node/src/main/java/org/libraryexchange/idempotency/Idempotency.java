package org.libraryexchange.idempotency;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.util.Optional;
import org.libraryexchange.database.DatabaseSessions;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.Sha256;

/** Makes sure that a request with a key is done once, however often it is sent. */
@ApplicationScoped
public class Idempotency {

    private final KeyedWrites writes;
    private final DatabaseSessions sessions;

    Idempotency(KeyedWrites writes, DatabaseSessions sessions) {
        this.writes = writes;
        this.sessions = sessions;
    }

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
}
