package org.libraryexchange.letter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import org.libraryexchange.item.Binding;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Shape;

/**
 * A letter as its sender keeps it. Only the sender builds documents from it; the addressee keeps the bytes that it
 * received.
 */
public sealed interface Letter permits SentLetter, RecalledLetter, ErasedLetter {

    /** The member {@code kind} of every letter. */
    String KIND = "letter";

    /** The shape of a letter's document, except for the members that say which letter and which state it is. */
    Shape SHAPE = Shape.object(Map.ofEntries(
            Map.entry("sent", Shape.TEXT),
            Map.entry("inReplyTo", Shape.TEXT),
            Map.entry("from", Shape.object(Map.of("desk", Shape.TEXT, "name", Shape.TEXT))),
            Map.entry("toDesk", Shape.TEXT),
            Map.entry("originalLanguage", Shape.TEXT),
            Map.entry("subject", Shape.TEXTS),
            Map.entry("text", Shape.TEXTS),
            Map.entry("standard", Shape.TEXTS),
            Map.entry("machine", Shape.list(Shape.TEXT)),
            Map.entry(
                    "about",
                    Shape.list(Shape.object(Map.of("owner", Shape.TEXT, "id", Shape.TEXT, "version", Shape.NUMBER)))),
            Map.entry("links", Shape.list(Shape.TEXT)),
            Map.entry("asks", Shape.TEXT),
            Map.entry("concerns", Shape.TEXT),
            Map.entry(
                    "proposal",
                    Shape.object(Map.of(
                            "item",
                            Shape.TEXT,
                            "base",
                            Shape.object(Map.of("version", Shape.NUMBER, "sha256", Shape.TEXT)),
                            "sort",
                            Shape.TEXT,
                            "credit",
                            Shape.TEXT,
                            "changes",
                            Shape.list(Shape.object(Map.of(
                                    "pointer",
                                    Shape.TEXT,
                                    "source",
                                    Shape.object(Map.of("pointer", Shape.TEXT, "sha256", Shape.TEXT)),
                                    "machine",
                                    Shape.TRUTH))))))));

    /** What never says anything of the letter's content. */
    LetterHead head();

    /** Returns the same letter as another version. */
    Letter as(long otherVersion, Instant now);

    /**
     * Returns the document as it is stored, sent and served: canonical JSON in UTF-8.
     *
     * @throws InvalidItemException if it is larger than {@value Binding#LARGEST_DOCUMENT} bytes
     */
    byte[] document() throws InvalidItemException;

    /**
     * Reads a document that this city built and stored. Members that a newer version added are ignored, and they are
     * gone after the next change of the letter.
     *
     * @throws IllegalStateException if it is not such a document, which means that the store is damaged
     */
    static Letter ofStored(byte[] document) {
        return Binding.ofStored(document, Letter::read);
    }

    private static Letter read(ObjectNode tree) throws InvalidItemException {
        LetterHead head = LetterHead.take(tree);
        if (head.status() == LetterStatus.ERASED) {
            return new ErasedLetter(head);
        }
        Instant sent = Instant.parse(Binding.take(tree, "sent").asText());
        LetterContent content = Binding.bindStored(tree, LetterContent.class);
        return head.status() == LetterStatus.SENT
                ? new SentLetter(head, sent, content)
                : new RecalledLetter(head, sent, content);
    }
}
