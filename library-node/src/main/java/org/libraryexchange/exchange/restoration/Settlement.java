package org.libraryexchange.exchange.restoration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.StrictJson;
import org.libraryexchange.json.Term;

/** The decision about an item whose state in the log its own database did not know. */
sealed interface Settlement {

    /** Takes over the log's state. */
    record Adopt() implements Settlement {}

    /** Keeps the own state and gives it a version above both. */
    record Keep(long version) implements Settlement {}

    /** An operator has to choose: both sides have changed the item, or the log would erase it. */
    record Ask() implements Settlement {}

    /**
     * An item's latest state in the log.
     *
     * @param erased whether this state erases it
     * @param knownSequence of an own state that the log also holds
     * @param choice empty if nobody has chosen
     * @param ownSha256 of the own state for which the choice was made; null if there was no own state
     */
    record LoggedItem(
            UUID id,
            boolean erased,
            long version,
            byte[] sha256,
            OptionalLong knownSequence,
            Optional<Choice> choice,
            byte[] ownSha256) {}

    /**
     * An own item now.
     *
     * @param sequence 0 for a draft
     */
    record OwnItem(String kind, boolean erased, long version, long sequence, byte[] sha256, String document) {

        boolean isDraft() {
            return sequence == 0;
        }
    }

    /**
     * Decides.
     *
     * @param own empty if there is no such item
     * @param announced own states up to this sequence are older than the backup
     */
    static Settlement of(LoggedItem logged, Optional<OwnItem> own, long announced) {
        if (isErasure(logged, own)) {
            return logged.choice().isEmpty() ? new Ask() : chosen(logged, own);
        }
        if (own.isEmpty() || logged.erased()) {
            return new Adopt();
        }
        OwnItem held = own.get();
        if (held.erased()) {
            // An erased item stays erased, here and at the partners.
            return keep(logged, held);
        }
        return isWriteSince(logged, held, announced) ? chosen(logged, own) : new Adopt();
    }

    /** Whether adopting the log's state would erase the item. */
    static boolean isErasure(LoggedItem logged, Optional<OwnItem> own) {
        return logged.erased() && own.filter(OwnItem::erased).isEmpty();
    }

    /**
     * Whether the own state was made after the backup. A draft has no sequence that could show this, so the log wins.
     */
    static boolean isWriteSince(LoggedItem logged, OwnItem own, long announced) {
        return !own.isDraft()
                && own.sequence() > announced
                && own.sequence() != logged.knownSequence().orElse(0)
                && !Arrays.equals(own.sha256(), logged.sha256());
    }

    /** Without an own item there is nothing to keep. */
    private static Settlement chosen(LoggedItem logged, Optional<OwnItem> own) {
        if (logged.choice().isEmpty()) {
            return new Ask();
        }
        if (logged.choice().get() == Choice.KEEP && own.isPresent()) {
            return keep(logged, own.get());
        }
        // A choice made before the latest write does not count, because nobody has compared the two.
        return Arrays.equals(logged.ownSha256(), own.map(OwnItem::sha256).orElse(null)) ? new Adopt() : new Ask();
    }

    private static Settlement keep(LoggedItem logged, OwnItem own) {
        return new Keep(Math.max(logged.version(), own.version()) + 1);
    }

    /** The state of an item that is to win after a restore. */
    enum Choice implements Term {
        /** The state that the log holds. */
        ADOPT,
        /** The own state, with a version above both. */
        KEEP;

        /** Reads the body of a request, such as {@code {"choice": "adopt"}}. */
        static Choice read(byte[] body) throws MalformedJsonException {
            JsonNode tree = StrictJson.tree(body);
            return Arrays.stream(values())
                    .filter(choice ->
                            tree.size() == 1 && tree.path("choice").asText().equals(choice.term()))
                    .findFirst()
                    .orElseThrow(() -> new ProblemException(
                            ProblemType.INVALID_CHOICE, "Send {\"choice\": \"adopt\"} or {\"choice\": \"keep\"}."));
        }
    }
}
