package org.libraryexchange.proof;

import java.util.UUID;

/**
 * A mirror asks its partner for a proof because it cannot be sure that it is complete: it has found a gap, or has read
 * the log from the start.
 */
public record ProofRequest(UUID id, String owner, String mirror) implements Message {

    public ProofRequest {
        Checks.given("id", id);
        Checks.given("owner", owner);
        Checks.given("mirror", mirror);
    }

    @Override
    public MessageType type() {
        return MessageType.PROOF_REQUEST;
    }

    @Override
    public String key() {
        return id.toString();
    }

    @Override
    public String name() {
        return type().term() + "/" + id;
    }
}
