package org.libraryexchange.proving;

import java.util.Optional;

/** Checks the signatures of partners' messages. */
@FunctionalInterface
interface SignatureCheck {

    /** Checks a partner's signature of these bytes. */
    SignatureState check(String partner, byte[] bytes, Optional<byte[]> signature);
}
