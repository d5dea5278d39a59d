package org.libraryexchange.idempotency;

import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.json.MalformedJsonException;

/** What a request does, all in the transaction that it is called in. */
@FunctionalInterface
public interface Write {

    /** Does it, and tells what to answer; whatever it throws undoes it and is not kept. */
    KeptAnswer perform() throws MalformedJsonException, InvalidItemException;
}
