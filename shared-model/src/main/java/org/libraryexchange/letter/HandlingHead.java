package org.libraryexchange.letter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.libraryexchange.item.Binding;
import org.libraryexchange.json.Sha256;

/**
 * What a handling keeps in every state.
 *
 * @param owner the letter's addressee, who alone may change the handling
 * @param to the letter's sender
 * @param version 1 for the first, one more for each change
 * @param updated time of this version in whole seconds; for people, and never used for order
 * @param letter the letter that it is about
 */
public record HandlingHead(String owner, String to, HandlingStatus status, long version, Instant updated, UUID letter) {

    private static final long VERSION_MASK = 0xffff_ffff_ffff_0fffL;
    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT_MASK = 0x3fff_ffff_ffff_ffffL;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    public HandlingHead {
        if (version < (status == HandlingStatus.ERASED ? 2 : 1)) {
            throw new IllegalArgumentException("version must be 1 or more, 2 or more if erased: " + version);
        }
        if (owner.equals(to)) {
            throw new IllegalArgumentException("to must be another city than owner: " + to);
        }
        updated = updated.truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * The id of a city's handling of a letter: a UUID of version 8 (RFC 9562) from the SHA-256 of {@code
     * handling/<owner>/<letter id>}. So a letter has one handling, and its id is never that of a letter.
     *
     * @param owner whose handling it is
     */
    public static UUID idFor(String owner, UUID letter) {
        ByteBuffer digest =
                ByteBuffer.wrap(Sha256.of(("handling/" + owner + "/" + letter).getBytes(StandardCharsets.UTF_8)));
        return new UUID((digest.getLong() & VERSION_MASK) | VERSION_8, (digest.getLong() & VARIANT_MASK) | VARIANT);
    }

    static HandlingHead first(String owner, String to, UUID letter, Instant now) {
        return new HandlingHead(owner, to, HandlingStatus.CURRENT, 1, now, letter);
    }

    public UUID id() {
        return idFor(owner, letter);
    }

    HandlingHead next(HandlingStatus becoming, Instant now) {
        return new HandlingHead(owner, to, becoming, version + 1, now, letter);
    }

    HandlingHead as(long otherVersion, Instant now) {
        return new HandlingHead(owner, to, status, otherVersion, now, letter);
    }

    void require(HandlingStatus expected) {
        if (status != expected) {
            throw new IllegalArgumentException("status must be " + expected.term() + ": " + status.term());
        }
    }

    ObjectNode writeTo(ObjectNode tree) {
        return tree.put("id", id().toString())
                .put("owner", owner)
                .put("to", to)
                .put("kind", Handling.KIND)
                .put("status", status.term())
                .put("version", version)
                .put("updated", updated.toString());
    }

    static HandlingHead take(ObjectNode tree) {
        String kind = Binding.take(tree, "kind").asText();
        if (!kind.equals(Handling.KIND)) {
            throw new IllegalArgumentException("kind must be " + Handling.KIND + ": " + kind);
        }
        HandlingHead head = new HandlingHead(
                Binding.take(tree, "owner").asText(),
                Binding.take(tree, "to").asText(),
                HandlingStatus.of(Binding.take(tree, "status").asText()),
                Binding.take(tree, "version").longValue(),
                Instant.parse(Binding.take(tree, "updated").asText()),
                UUID.fromString(tree.required("letter").required("id").asText()));
        String id = Binding.take(tree, "id").asText();
        if (!head.id().toString().equals(id)) {
            throw new IllegalArgumentException("id must be that of the letter's handling: " + id);
        }
        return head;
    }
}
