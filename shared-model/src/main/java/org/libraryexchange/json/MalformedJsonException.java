package org.libraryexchange.json;

/** The bytes are not a JSON document. The message says where, and may be shown to the sender. */
public final class MalformedJsonException extends Exception {

    public MalformedJsonException(String message, Throwable cause) {
        super(message, cause);
    }

    public MalformedJsonException(String message) {
        super(message);
    }
}
