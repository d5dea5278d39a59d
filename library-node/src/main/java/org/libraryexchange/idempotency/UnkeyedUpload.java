package org.libraryexchange.idempotency;

import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.json.MalformedJsonException;

/** A long request without a key. It is done each time. */
record UnkeyedUpload() implements LongRequest {

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
