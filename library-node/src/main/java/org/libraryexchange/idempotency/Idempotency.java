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

/** Lets a request with a key be done once, however often it comes. */
@ApplicationScoped
public class Idempotency {

    private final KeyedWrites writes;
    private final DatabaseSessions sessions;

    Idempotency(KeyedWrites writes, DatabaseSessions sessions) {
        this.writes = writes;
        this.sessions = sessions;
    }

    /**
     * Does what a request asks for, unless the same request with the same key was answered already.
     *
     * @param body as it came; null or empty where there is none
     * @param write what the request does; in a transaction of its own if there is no key
     */
    public KeptAnswer answer(HttpServerRequest request, byte[] body, Write write)
            throws MalformedJsonException, InvalidItemException {
        Optional<KeyedRequest> keyed = KeyedRequest.of(request, body);
        return keyed.isPresent() ? writes.once(keyed.get(), write) : write.perform();
    }

    /**
     * Begins a request whose body the caller reads.
     *
     * @param meaning what the request asks for apart from its body, however its address is written
     * @throws ProblemException if the key is none, or another request with it is being served
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
}
