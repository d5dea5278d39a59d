package org.libraryexchange.seal;

/** A key that checks a city's signatures. */
public interface VerifyingKey {

    KeyId id();

    /** Whether the city made this signature of this text. */
    boolean verifies(byte[] text, byte[] signature);
}
