package org.libraryexchange.letters;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.LocalizedText;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.letter.Handling;
import org.libraryexchange.letter.HandlingHead;
import org.libraryexchange.letter.Letter;
import org.libraryexchange.letter.LetterContent;
import org.libraryexchange.letter.LetterHead;
import org.libraryexchange.letter.SentLetter;

/**
 * A row of {@code letters.post}: a letter, a draft or a handling. It is public, so that statements can take its values.
 *
 * @param partner the other city of the pair, whoever is the owner
 * @param sequence place in the owner's log; null for what never leaves
 * @param document canonical JSON, of which {@code sha256} is the digest
 */
public record PostRow(
        UUID id,
        String owner,
        String partner,
        String kind,
        String status,
        long version,
        Long sequence,
        byte[] document,
        byte[] sha256,
        List<String> languages,
        Instant updated) {

    static PostRow of(Draft draft) throws InvalidItemException {
        byte[] document = draft.document();
        return new PostRow(
                draft.id(),
                draft.owner(),
                draft.letter().to(),
                Letter.KIND,
                Draft.STATUS,
                draft.version(),
                null,
                document,
                Sha256.of(document),
                languages(draft.letter().content()),
                draft.updated());
    }

    static PostRow of(Letter letter, long sequence) throws InvalidItemException {
        LetterHead head = letter.head();
        byte[] document = letter.document();
        return new PostRow(
                head.id(),
                head.owner(),
                head.to(),
                Letter.KIND,
                head.status().term(),
                head.version(),
                sequence,
                document,
                Sha256.of(document),
                letter instanceof SentLetter sent ? languages(sent.content()) : List.of(),
                head.updated());
    }

    /** @param sequence null for a handling that stays in this city; its row has the status of a draft */
    static PostRow of(Handling handling, Long sequence) throws InvalidItemException {
        HandlingHead head = handling.head();
        byte[] document = handling.document();
        return new PostRow(
                head.id(),
                head.owner(),
                head.to(),
                Handling.KIND,
                sequence == null ? Draft.STATUS : head.status().term(),
                head.version(),
                sequence,
                document,
                Sha256.of(document),
                List.of(),
                head.updated());
    }

    private static List<String> languages(LetterContent content) {
        return Stream.of(content.subject(), content.text())
                .filter(text -> text != null)
                .map(LocalizedText::languages)
                .flatMap(languages -> languages.stream())
                .distinct()
                .sorted()
                .toList();
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
        return HexFormat.of().formatHex(sha256);
    }
}
