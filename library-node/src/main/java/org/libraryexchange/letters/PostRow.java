package org.libraryexchange.letters;

import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.mapper.Nested;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.letter.Handling;
import org.libraryexchange.letter.HandlingHead;
import org.libraryexchange.letter.Letter;
import org.libraryexchange.letter.LetterHead;

/**
 * A row of {@code letters.post}: a letter, a draft or a handling. It is public, so that statements can take its values.
 *
 * @param partner the other city of the pair, whoever is the owner
 * @param sequence place in the owner's log; null for what never leaves
 */
public record PostRow(
        UUID id,
        String owner,
        String partner,
        String kind,
        String status,
        long version,
        Long sequence,
        @Nested LetterDocument document,
        Instant updated) {

    static PostRow of(Draft draft) throws InvalidItemException {
        return new PostRow(
                draft.id(),
                draft.owner(),
                draft.letter().to(),
                Letter.KIND,
                Draft.STATUS,
                draft.version(),
                null,
                LetterDocument.of(draft.document()),
                draft.updated());
    }

    static PostRow of(Letter letter, long sequence) throws InvalidItemException {
        LetterHead head = letter.head();
        return new PostRow(
                head.id(),
                head.owner(),
                head.to(),
                Letter.KIND,
                head.status().term(),
                head.version(),
                sequence,
                LetterDocument.of(letter.document()),
                head.updated());
    }

    /** @param sequence null for a handling that stays in this city; its row has the status of a draft */
    static PostRow of(Handling handling, Long sequence) throws InvalidItemException {
        HandlingHead head = handling.head();
        return new PostRow(
                head.id(),
                head.owner(),
                head.to(),
                Handling.KIND,
                sequence == null ? Draft.STATUS : head.status().term(),
                head.version(),
                sequence,
                LetterDocument.of(handling.document()),
                head.updated());
    }

    boolean isDraft() {
        return Draft.STATUS.equals(status);
    }

    boolean isErased() {
        return "erased".equals(status);
    }

    boolean isRecalled() {
        return "recalled".equals(status);
    }

    /** Says nothing of what the letter says, since errors quote what a statement was given. */
    @Override
    public String toString() {
        return kind + " " + owner + "/" + id + " version " + version;
    }

    /** The strong entity tag: the document's SHA-256 in hexadecimal. */
    String entityTag() {
        return document.entityTag();
    }
}
