package org.libraryexchange.idempotency;

import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.json.MalformedJsonException;

/** What a request does, within the transaction of the caller. */
@FunctionalInterface
public interface Write {

    /** Does the write and returns the answer. If it throws, the write is undone and no answer is kept. */
    KeptAnswer perform() throws MalformedJsonException, InvalidItemException;
}
