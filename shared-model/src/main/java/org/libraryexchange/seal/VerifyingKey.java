package org.libraryexchange.seal;

/** A key by which what a city has signed is known. */
public interface VerifyingKey {

    KeyId id();

    /** Whether a signature was made of this text by the city. */
    boolean verifies(byte[] text, byte[] signature);
}
