package org.libraryexchange.idempotency;

import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.json.MalformedJsonException;

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
