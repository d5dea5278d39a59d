package org.libraryexchange.record;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.libraryexchange.item.Kind;
import org.libraryexchange.item.Status;
import org.libraryexchange.letter.Handling;
import org.libraryexchange.letter.HandlingStatus;
import org.libraryexchange.letter.Letter;
import org.libraryexchange.letter.LetterStatus;
import org.libraryexchange.letter.Turn;
import org.libraryexchange.picture.PictureSize;

/** The few fields of a document that a mirror checks and uses in queries. */
public sealed interface DocumentSummary {

    UUID id();

    String owner();

    /** The kind as the contract writes it. */
    String kindTerm();

    /** The status as the contract writes it. */
    String statusTerm();

    long version();

    /** When the owner made this version. */
    Instant updated();

    /** The languages that lists can be asked for; none for letters and pictures, and for what is erased. */
    default Set<String> languages() {
        return Set.of();
    }

    /**
     * Those of an item.
     *
     * @param languages of the title; none for an erased item
     */
    record OfItem(UUID id, String owner, Kind kind, Status status, long version, Set<String> languages, Instant updated)
            implements DocumentSummary {

        @Override
        public String kindTerm() {
            return kind.term();
        }

        @Override
        public String statusTerm() {
            return status.term();
        }
    }

    /** Those of a form of a picture. */
    record OfPicture(UUID id, String owner, PictureSize form, Status status, long version, Instant updated)
            implements DocumentSummary {

        @Override
        public String kindTerm() {
            return form.term();
        }

        @Override
        public String statusTerm() {
            return status.term();
        }
    }

    /** Those of a letter. */
    record OfLetter(UUID id, String owner, LetterStatus status, long version, Instant updated, UUID thread, Turn turn)
            implements DocumentSummary {

        @Override
        public String kindTerm() {
            return Letter.KIND;
        }

        @Override
        public String statusTerm() {
            return status.term();
        }
    }

    /**
     * Those of a handling.
     *
     * @param letter that the handling is about
     * @param state as the contract writes it, which may be one that this node does not know; empty for an erased
     *     handling
     */
    record OfHandling(
            UUID id,
            String owner,
            HandlingStatus status,
            long version,
            Instant updated,
            UUID letter,
            Optional<String> state)
            implements DocumentSummary {

        @Override
        public String kindTerm() {
            return Handling.KIND;
        }

        @Override
        public String statusTerm() {
            return status.term();
        }
    }
}
