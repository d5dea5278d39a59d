package org.libraryexchange.letter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import org.libraryexchange.item.Binding;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Shape;

/**
 * What the addressee of a letter did with it, as the addressee keeps it. A letter has at most one. After a restoration
 * it may be there without its letter.
 */
public sealed interface Handling permits CurrentHandling, ErasedHandling {

    /** The member {@code kind} of every handling. */
    String KIND = "handling";

    /** The shape of a handling's document, except for the members that say which handling and which state it is. */
    Shape SHAPE = Shape.object(Map.of(
            "letter",
            Shape.object(Map.of("id", Shape.TEXT, "version", Shape.NUMBER, "sha256", Shape.TEXT)),
            "state",
            Shape.TEXT,
            "taken",
            Shape.list(Shape.TEXT),
            "itemVersion",
            Shape.NUMBER,
            "reason",
            Shape.TEXTS,
            "erasureAsked",
            Shape.TRUTH));

    /** What never says anything of the handling's content. */
    HandlingHead head();

    /** Returns the same handling as another version. */
    Handling as(long otherVersion, Instant now);

    /**
     * Returns the document as it is stored, sent and served: canonical JSON in UTF-8.
     *
     * @throws InvalidItemException if it is larger than {@value Binding#LARGEST_DOCUMENT} bytes
     */
    byte[] document() throws InvalidItemException;

    /**
     * Reads a document that this city built and stored. Members that a newer version added are ignored.
     *
     * @throws IllegalStateException if it is not such a document, which means that the store is damaged
     */
    static Handling ofStored(byte[] document) {
        return Binding.ofStored(document, Handling::read);
    }

    private static Handling read(ObjectNode tree) throws InvalidItemException {
        HandlingHead head = HandlingHead.take(tree);
        return head.status() == HandlingStatus.ERASED
                ? new ErasedHandling(head)
                : new CurrentHandling(head, Binding.bindStored(tree, Handled.class));
    }
}
