package org.libraryexchange.log;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** What becomes of an item whose state in the log its own database did not know. */
sealed interface Settlement {

    String ERASED = "erased";

    /** The log's state is taken over as it is. */
    record Adopt() implements Settlement {}

    /** The own state stays and gets a version above both. */
    record Keep(long version) implements Settlement {}

    /** Both sides have changed the item: somebody has to choose. */
    record Ask() implements Settlement {}

    /** What somebody chose. */
    enum Choice {
        ADOPT,
        KEEP
    }

    /**
     * An item's latest state in the log.
     *
     * @param knownSequence of an own state that the log holds as well
     * @param choice with the digest of the own state that it was made for
     */
    record Logged(
            UUID id, String status, long version, byte[] sha256, OptionalLong knownSequence, Optional<Chosen> choice) {}

    /** A choice and what it was made for. */
    record Chosen(Choice choice, byte[] ownSha256) {}

    /**
     * An own item as it stands.
     *
     * @param sequence 0 for a draft
     */
    record Own(String kind, String status, long version, long sequence, byte[] sha256, String document) {

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
        if (own.isEmpty() || logged.status().equals(ERASED)) {
            return new Adopt();
        }
        Own held = own.get();
        if (held.status().equals(ERASED)) {
            // Whatever was erased stays so, here and at the partners.
            return keep(logged, held);
        }
        return isWriteSince(logged, held, announced) ? chosen(logged, held) : new Adopt();
    }

    /** Whether the own state was made after the backup. A draft has no place that could tell; the log goes first. */
    static boolean isWriteSince(Logged logged, Own own, long announced) {
        return !own.isDraft()
                && own.sequence() > announced
                && own.sequence() != logged.knownSequence().orElse(0)
                && !Arrays.equals(own.sha256(), logged.sha256());
    }

    private static Settlement chosen(Logged logged, Own own) {
        if (logged.choice().isEmpty()) {
            return new Ask();
        }
        Chosen chosen = logged.choice().get();
        if (chosen.choice() == Choice.KEEP) {
            return keep(logged, own);
        }
        // Chosen before the latest write, which nobody has weighed.
        return Arrays.equals(chosen.ownSha256(), own.sha256()) ? new Adopt() : new Ask();
    }

    private static Settlement keep(Logged logged, Own own) {
        return new Keep(Math.max(logged.version(), own.version()) + 1);
    }
}
