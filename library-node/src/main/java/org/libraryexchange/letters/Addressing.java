package org.libraryexchange.letters;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.node.LettersConfig;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.item.Findings;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.letter.LetterDraft;

/** Who may write to whom, and in which thread. */
@Singleton
record Addressing(Post post, NodeConfig node, LettersConfig config) {

    /**
     * Checks what a draft says, where it goes and what it continues.
     *
     * @param sending whether it will leave the city
     * @return the draft with its thread, if it does not begin one
     */
    LetterDraft checked(LetterDraft draft, boolean sending) throws InvalidItemException {
        draft.requireValid(sending);
        requirePartner(draft.to());
        Findings findings = Findings.forDocument();
        String desk = draft.content().from().desk();
        findings.at("from")
                .at("desk")
                .require(
                        config.desks().containsKey(desk),
                        "known-desk",
                        "must be a desk of this city: "
                                + String.join(", ", new TreeSet<>(config.desks().keySet())),
                        desk);
        Optional<UUID> thread = thread(draft, findings);
        findings.throwIfAny();
        return new LetterDraft(draft.to(), thread, draft.content());
    }

    private void requirePartner(String to) {
        if (!node.partners().containsKey(to)) {
            String partners = String.join(", ", new TreeSet<>(node.partners().keySet()));
            throw ProblemException.of(
                    ProblemType.UNKNOWN_ADDRESSEE,
                    new InvalidItemException("/to", "partner", "must be one of " + partners, to));
        }
    }

    /** A thread belongs to one pair of cities, and a letter to the thread of the one that it replies to. */
    private Optional<UUID> thread(LetterDraft draft, Findings findings) {
        UUID inReplyTo = draft.content().inReplyTo();
        if (inReplyTo == null) {
            draft.thread()
                    .ifPresent(thread -> findings.at("thread")
                            .require(
                                    post.turns(thread, draft.to()).highest() > 0,
                                    "known-thread",
                                    "must be a thread of letters exchanged with the addressee",
                                    thread));
            return draft.thread();
        }
        Optional<UUID> known = post.threadOf(inReplyTo, draft.to());
        findings.at("inReplyTo")
                .require(known.isPresent(), "known-letter", "must be a letter exchanged with the addressee", inReplyTo);
        findings.at("thread")
                .require(
                        known.isEmpty()
                                || draft.thread().isEmpty()
                                || draft.thread().equals(known),
                        "same-thread",
                        "must be the thread of the letter that this one replies to",
                        draft.thread().orElse(null));
        return known;
    }
}
