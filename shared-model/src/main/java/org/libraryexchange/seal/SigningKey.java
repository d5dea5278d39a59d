package org.libraryexchange.seal;

/** A city's own key. */
public interface SigningKey {

    KeyId id();

    /** The signature of a text, 64 bytes (Ed25519, RFC 8032). */
    byte[] sign(byte[] text);
}
