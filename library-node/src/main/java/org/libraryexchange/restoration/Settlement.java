package org.libraryexchange.restoration;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.libraryexchange.item.Kind;
import org.libraryexchange.item.Status;

/** What becomes of an item whose state in the log its own database did not know. */
sealed interface Settlement {

    /** The log's state is taken over as it is. */
    record Adopt() implements Settlement {}

    /** The own state stays and gets a version above both. */
    record Keep(long version) implements Settlement {}

    /** Somebody has to choose: both sides have changed the item, or the log would erase it. */
    record Ask() implements Settlement {}

    /**
     * An item's latest state in the log.
     *
     * @param knownSequence of an own state that the log holds as well
     * @param choice with the digest of the own state that it was made for
     */
    record Logged(
            UUID id, Status status, long version, byte[] sha256, OptionalLong knownSequence, Optional<Chosen> choice) {}

    /**
     * A choice and what it was made for.
     *
     * @param ownSha256 null where there was no own state
     */
    record Chosen(Choice choice, byte[] ownSha256) {}

    /**
     * An own item as it stands.
     *
     * @param sequence 0 for a draft
     */
    record Own(Kind kind, Status status, long version, long sequence, byte[] sha256, String document) {

        boolean isDraft() {
            return sequence == 0;
        }
    }

    /**
     * Decides.
     *
     * @param own empty where there is no such item
     * @param announced the own states up to this sequence are older than the backup
     */
    static Settlement of(Logged logged, Optional<Own> own, long announced) {
        if (isErasure(logged, own)) {
            return logged.choice().isEmpty() ? new Ask() : chosen(logged, own);
        }
        if (own.isEmpty() || logged.status() == Status.ERASED) {
            return new Adopt();
        }
        Own held = own.get();
        if (held.status() == Status.ERASED) {
            // Whatever was erased stays so, here and at the partners.
            return keep(logged, held);
        }
        return isWriteSince(logged, held, announced) ? chosen(logged, own) : new Adopt();
    }

    /** Whether adopting the log's state would erase the item. */
    static boolean isErasure(Logged logged, Optional<Own> own) {
        return logged.status() == Status.ERASED
                && own.filter(held -> held.status() == Status.ERASED).isEmpty();
    }

    /** Whether the own state was made after the backup. A draft has no place that could tell; the log goes first. */
    static boolean isWriteSince(Logged logged, Own own, long announced) {
        return !own.isDraft()
                && own.sequence() > announced
                && own.sequence() != logged.knownSequence().orElse(0)
                && !Arrays.equals(own.sha256(), logged.sha256());
    }

    /** Where there is no own item there is nothing to keep. */
    private static Settlement chosen(Logged logged, Optional<Own> own) {
        if (logged.choice().isEmpty()) {
            return new Ask();
        }
        Chosen chosen = logged.choice().get();
        if (chosen.choice() == Choice.KEEP && own.isPresent()) {
            return keep(logged, own.get());
        }
        // Chosen before the latest write, which nobody has weighed.
        return Arrays.equals(chosen.ownSha256(), own.map(Own::sha256).orElse(null)) ? new Adopt() : new Ask();
    }

    private static Settlement keep(Logged logged, Own own) {
        return new Keep(Math.max(logged.version(), own.version()) + 1);
    }
}
