package org.libraryexchange.letters;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.LocalizedText;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.letter.Handling;
import org.libraryexchange.letter.Letter;
import org.libraryexchange.letter.LetterContent;
import org.libraryexchange.letter.SentLetter;

/**
 * A row of {@code letters.post}: a letter, a draft or a handling.
 *
 * @param partner the other city of the pair, whoever is the owner
 * @param sequence place in the owner's log; null for what never leaves
 * @param document canonical JSON, of which {@code sha256} is the digest
 */
record PostRow(
        UUID id,
        String owner,
        String partner,
        String kind,
        String status,
        long version,
        Long sequence,
        String document,
        byte[] sha256,
        List<String> languages,
        Instant updated) {

    static PostRow of(Draft draft) throws InvalidItemException {
        return of(
                draft.id(),
                draft.owner(),
                draft.letter().to(),
                Letter.KIND,
                Draft.STATUS,
                draft.version(),
                null,
                draft.document(),
                languages(draft.letter().content()),
                draft.updated());
    }

    static PostRow of(Letter letter, long sequence) throws InvalidItemException {
        return of(
                letter.head().id(),
                letter.head().owner(),
                letter.head().to(),
                Letter.KIND,
                letter.head().status().term(),
                letter.head().version(),
                sequence,
                letter.document(),
                letter instanceof SentLetter sent ? languages(sent.content()) : List.of(),
                letter.head().updated());
    }

    /** @param sequence null for a handling that stays in this city; its row has the status of a draft */
    static PostRow of(Handling handling, Long sequence) throws InvalidItemException {
        return of(
                handling.head().id(),
                handling.head().owner(),
                handling.head().to(),
                Handling.KIND,
                sequence == null ? Draft.STATUS : handling.head().status().term(),
                handling.head().version(),
                sequence,
                handling.document(),
                List.of(),
                handling.head().updated());
    }

    private static PostRow of(
            UUID id,
            String owner,
            String partner,
            String kind,
            String status,
            long version,
            Long sequence,
            byte[] document,
            List<String> languages,
            Instant updated) {
        return new PostRow(
                id,
                owner,
                partner,
                kind,
                status,
                version,
                sequence,
                new String(document, StandardCharsets.UTF_8),
                Sha256.of(document),
                languages,
                updated);
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

    byte[] bytes() {
        return document.getBytes(StandardCharsets.UTF_8);
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
