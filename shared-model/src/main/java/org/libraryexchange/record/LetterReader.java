package org.libraryexchange.record;

import static org.libraryexchange.record.RejectionReason.INVALID_STATUS;
import static org.libraryexchange.record.RejectionReason.INVALID_THREAD;
import static org.libraryexchange.record.RejectionReason.UNKNOWN_KIND;
import static org.libraryexchange.record.RejectionReason.WRONG_ADDRESSEE;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.libraryexchange.item.Shape;
import org.libraryexchange.letter.Handling;
import org.libraryexchange.letter.HandlingHead;
import org.libraryexchange.letter.HandlingStatus;
import org.libraryexchange.letter.Letter;
import org.libraryexchange.letter.LetterStatus;
import org.libraryexchange.letter.Turn;

/** Reads a partner's document in a log of letters. Its messages quote nothing, since letters are confidential. */
final class LetterReader {

    private static final Pattern STATE = Pattern.compile("[a-z]{1,20}(-[a-z]{1,20}){0,2}");

    private final DocumentReader document;

    private LetterReader(DocumentReader document) {
        this.document = document;
    }

    /** @param to the city that the log's letters are for */
    static DocumentSummary summarize(byte[] value, String to) throws UnfitRecordException {
        DocumentReader anyKind = DocumentReader.read(value, Shape.ANY);
        return switch (String.valueOf(anyKind.text("kind"))) {
            case Letter.KIND -> new LetterReader(DocumentReader.read(value, Letter.SHAPE)).letter(to);
            case Handling.KIND -> new LetterReader(DocumentReader.read(value, Handling.SHAPE)).handling(to);
            default -> throw new UnfitRecordException(UNKNOWN_KIND, "the kind is not known");
        };
    }

    private DocumentSummary letter(String to) throws UnfitRecordException {
        UUID id = document.id();
        requireAddressee(to);
        DocumentSummary summary = new DocumentSummary.OfLetter(
                id,
                document.owner(),
                status(LetterStatus.values(), LetterStatus::term),
                document.version(),
                document.updated(),
                uuid("thread"),
                new Turn(number("turn", 1), number("seen", 0)));
        document.requireShape();
        return summary;
    }

    private DocumentSummary handling(String to) throws UnfitRecordException {
        UUID id = document.id();
        requireAddressee(to);
        HandlingStatus status = status(HandlingStatus.values(), HandlingStatus::term);
        DocumentSummary summary = new DocumentSummary.OfHandling(
                id, document.owner(), status, document.version(), document.updated(), letterOf(id), state(status));
        document.requireShape();
        return summary;
    }

    private void requireAddressee(String to) throws UnfitRecordException {
        if (!to.equals(document.text("to"))) {
            throw new UnfitRecordException(WRONG_ADDRESSEE, "the document is not for " + to);
        }
    }

    private <T> T status(T[] known, Function<T, String> term) throws UnfitRecordException {
        return Arrays.stream(known)
                .filter(status -> term.apply(status).equals(document.text("status")))
                .findFirst()
                .orElseThrow(() -> new UnfitRecordException(INVALID_STATUS, "the status never leaves a city"));
    }

    private UUID uuid(String field) throws UnfitRecordException {
        try {
            return DocumentReader.uuid(document.text(field));
        } catch (UnfitRecordException e) {
            throw new UnfitRecordException(INVALID_THREAD, field + " is not a UUID in its usual form");
        }
    }

    private long number(String field, long least) throws UnfitRecordException {
        return document.wholeNumber(field, least)
                .orElseThrow(() -> new UnfitRecordException(
                        INVALID_THREAD, field + " is not a whole number from " + least + " to 2^53"));
    }

    private UUID letterOf(UUID id) throws UnfitRecordException {
        UUID letter = uuid("letter/id");
        if (!HandlingHead.idFor(document.owner(), letter).equals(id)) {
            throw new UnfitRecordException(INVALID_THREAD, "the id is not that of the letter’s handling");
        }
        return letter;
    }

    /** A newer partner may have more states. */
    private Optional<String> state(HandlingStatus status) throws UnfitRecordException {
        if (status == HandlingStatus.ERASED) {
            return Optional.empty();
        }
        String state = document.text("state");
        if (state == null || !STATE.matcher(state).matches()) {
            throw new UnfitRecordException(INVALID_STATUS, "the handling has no state");
        }
        return Optional.of(state);
    }
}
