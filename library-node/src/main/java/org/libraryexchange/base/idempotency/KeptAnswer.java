package org.libraryexchange.base.idempotency;

import java.util.UUID;

/**
 * The answer to a request, kept for when the request is repeated.
 *
 * @param entityTag without quotes; null if there is none
 * @param location address of what was created; null if nothing was
 * @param item that the body is about; erasing the item also deletes this body. Null if the body is about no item
 */
public record KeptAnswer(int status, String entityTag, String location, byte[] body, UUID item) {}
