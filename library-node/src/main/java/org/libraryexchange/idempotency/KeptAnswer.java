package org.libraryexchange.idempotency;

import java.util.UUID;

/**
 * What a request was answered, as it will be answered again.
 *
 * @param entityTag without quotes; null where there is none
 * @param location address of what was made; null where nothing was
 * @param item that the body tells of, and with whose erasure it goes; null where it tells of none
 */
public record KeptAnswer(int status, String entityTag, String location, byte[] body, UUID item) {}
