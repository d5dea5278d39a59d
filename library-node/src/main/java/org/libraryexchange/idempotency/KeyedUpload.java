package org.libraryexchange.idempotency;

import java.security.MessageDigest;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.json.MalformedJsonException;

/**
 * A long request with a key. While its body comes in, no other request may use the key. But it is the final transaction
 * that ensures that the request is done only once.
 *
 * @param fingerprint of what was read so far
 */
record KeyedUpload(String key, boolean isAnswered, MessageDigest fingerprint, KeyHold hold, KeyedWrites writes)
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
