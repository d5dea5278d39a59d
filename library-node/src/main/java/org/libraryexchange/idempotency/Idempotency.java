package org.libraryexchange.idempotency;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.json.MalformedJsonException;

/** Lets a request with a key be done once, however often it comes. */
@ApplicationScoped
public class Idempotency {

    private final KeyedWrites writes;

    Idempotency(KeyedWrites writes) {
        this.writes = writes;
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
}
