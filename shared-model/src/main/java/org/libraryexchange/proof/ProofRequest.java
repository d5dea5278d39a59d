package org.libraryexchange.proof;

import java.util.Optional;
import java.util.UUID;

/**
 * A mirror asks its partner for a proof because it cannot be sure that it is complete: it has found a gap, or has read
 * the log from the start.
 *
 * @param log of letters or pictures that it is about, see {@link LogSource}; null if it is about the owner's item log
 */
public record ProofRequest(UUID id, String owner, String mirror, String log) implements Message {

    public ProofRequest {
        Checks.given("id", id);
        Checks.given("owner", owner);
        Checks.given("mirror", mirror);
        Checks.log(log, owner, mirror);
    }

    /** A request about the owner's item log. */
    public ProofRequest(UUID id, String owner, String mirror) {
        this(id, owner, mirror, null);
    }

    @Override
    public Optional<String> about() {
        return Optional.ofNullable(log);
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
