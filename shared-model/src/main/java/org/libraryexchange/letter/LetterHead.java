package org.libraryexchange.letter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.UUID;
import org.libraryexchange.item.Binding;

/**
 * What a letter keeps in every state: which one it is, between whom, and its place in a thread.
 *
 * @param id UUID, never used twice
 * @param owner the city that sent it and alone may change it
 * @param to the city that it is for, which never changes
 * @param version 1 for the first, one more for each change
 * @param updated time of this version in whole seconds; for people, and never used for order
 * @param thread the conversation, which belongs to these two cities
 */
public record LetterHead(
        UUID id, String owner, String to, LetterStatus status, long version, Instant updated, UUID thread, Turn turn) {

    /**
     * The order of a thread, the same in both cities. Ids are compared as text, which is the order of their bytes; a
     * UUID of Java compares signed numbers.
     */
    public static final Comparator<LetterHead> ORDER = Comparator.<LetterHead>comparingLong(
                    head -> head.turn().number())
            .thenComparing(LetterHead::owner)
            .thenComparing(head -> head.id().toString());

    public LetterHead {
        if (version < (status == LetterStatus.SENT ? 1 : 2)) {
            throw new IllegalArgumentException(
                    "version must be 1 or more, 2 or more unless sent: " + version + ", " + status.term());
        }
        if (owner.equals(to)) {
            throw new IllegalArgumentException("to must be another city than owner: " + to);
        }
        updated = updated.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The head of a letter that is sent now. */
    public static LetterHead sent(UUID id, String owner, String to, UUID thread, Turn turn, Instant now) {
        return new LetterHead(id, owner, to, LetterStatus.SENT, 1, now, thread, turn);
    }

    /** Whether two letters crossed: neither sender knew the other's letter. */
    public static boolean crossed(LetterHead one, LetterHead other) {
        return one.thread.equals(other.thread)
                && !one.owner.equals(other.owner)
                && one.turn.seen() < other.turn.number()
                && other.turn.seen() < one.turn.number();
    }

    LetterHead next(LetterStatus becoming, Instant now) {
        return new LetterHead(id, owner, to, becoming, version + 1, now, thread, turn);
    }

    LetterHead as(long otherVersion, Instant now) {
        return new LetterHead(id, owner, to, status, otherVersion, now, thread, turn);
    }

    void require(LetterStatus expected) {
        if (status != expected) {
            throw new IllegalArgumentException("status must be " + expected.term() + ": " + status.term());
        }
    }

    ObjectNode writeTo(ObjectNode tree) {
        return tree.put("id", id.toString())
                .put("owner", owner)
                .put("to", to)
                .put("kind", Letter.KIND)
                .put("status", status.term())
                .put("version", version)
                .put("updated", updated.toString())
                .put("thread", thread.toString())
                .put("turn", turn.number())
                .put("seen", turn.seen());
    }

    static LetterHead take(ObjectNode tree) {
        String kind = Binding.take(tree, "kind").asText();
        if (!kind.equals(Letter.KIND)) {
            throw new IllegalArgumentException("kind must be " + Letter.KIND + ": " + kind);
        }
        return new LetterHead(
                UUID.fromString(Binding.take(tree, "id").asText()),
                Binding.take(tree, "owner").asText(),
                Binding.take(tree, "to").asText(),
                LetterStatus.of(Binding.take(tree, "status").asText()),
                Binding.take(tree, "version").longValue(),
                Instant.parse(Binding.take(tree, "updated").asText()),
                UUID.fromString(Binding.take(tree, "thread").asText()),
                new Turn(
                        Binding.take(tree, "turn").longValue(),
                        Binding.take(tree, "seen").longValue()));
    }
}
