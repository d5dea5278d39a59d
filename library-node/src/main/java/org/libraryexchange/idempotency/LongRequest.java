package org.libraryexchange.idempotency;

import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.json.MalformedJsonException;

/** A request whose body is too long to be held, so that what it is becomes known only at its end. */
public interface LongRequest extends AutoCloseable {

    /** Whether its key was used already: then it is answered without being done, whatever is in it. */
    boolean isAnswered();

    /** Takes note of the next piece of the body. */
    void read(byte[] piece);

    /**
     * Does what is asked for, once the body was read to its end, unless the same request with the same key was answered
     * already.
     */
    KeptAnswer answer(Write write) throws MalformedJsonException, InvalidItemException;

    /** From now on others may send it. */
    @Override
    void close();
}
