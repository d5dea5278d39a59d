package org.libraryexchange.catalogue;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import org.libraryexchange.base.idempotency.Idempotency;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.json.MalformedJsonException;

/** Writes that a client may repeat with the same key. The node does them once and repeats the response. */
@Singleton
record WritesOnce(Idempotency idempotency) {

    private static final byte[] NO_BODY = {};

    /** A write of an item. */
    @FunctionalInterface
    interface ItemWrite {
        WriteOutcome perform() throws MalformedJsonException, InvalidItemException;
    }

    Response answer(HttpServerRequest request, ItemWrite write) throws MalformedJsonException, InvalidItemException {
        return answer(request, NO_BODY, write);
    }

    Response answer(HttpServerRequest request, byte[] body, ItemWrite write)
            throws MalformedJsonException, InvalidItemException {
        return ItemResponses.of(idempotency.answer(request, body, () -> ItemResponses.kept(write.perform())));
    }
}
