package org.libraryexchange.letters;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.security.Roles;
import org.libraryexchange.catalogue.Catalogue;
import org.libraryexchange.catalogue.Precondition;
import org.libraryexchange.catalogue.Revision;
import org.libraryexchange.catalogue.WriteOutcome;
import org.libraryexchange.catalogue.history.PastContents;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Item;
import org.libraryexchange.item.ItemDraft;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.letter.Handled;
import org.libraryexchange.letter.HandlingRequest;
import org.libraryexchange.letter.Proposal;
import org.libraryexchange.letter.ProposedChange;
import org.libraryexchange.letter.Taking;
import org.libraryexchange.letters.proposals.Acceptance;
import org.libraryexchange.letters.proposals.Acceptance.Conflicting;
import org.libraryexchange.letters.proposals.Acceptance.Made;

/**
 * Makes changes that a partner proposes in this city's items. One transaction writes the item, and what the city says
 * about the letter.
 */
@ApplicationScoped
public class Acceptances {

    private final Handlings handlings;
    private final Catalogue catalogue;
    private final PastContents past;

    Acceptances(Handlings handlings, Catalogue catalogue, PastContents past) {
        this.handlings = handlings;
        this.catalogue = catalogue;
        this.past = past;
    }

    /**
     * Accepts changes.
     *
     * @param expected the handling that the client means to change; for the first one, the letter that was judged
     * @param request names the changes; all that are left if it names none
     * @throws ProblemException if something of the letter, of the item or of a change does not allow it
     */
    @Transactional(rollbackOn = Exception.class)
    @RolesAllowed(Roles.CATALOGUER)
    public PostRow accept(UUID letter, Precondition expected, HandlingRequest request)
            throws InvalidItemException, MalformedJsonException {
        PostRow row = handlings.received(letter);
        Proposal proposal = proposal(row);
        List<String> taken = new ArrayList<>();
        WriteOutcome written = catalogue.accept(proposal.item(), (current, now) -> {
            // The handling is locked after the item and before the counters of both logs.
            taken.addAll(handlings.forUpdate(letter).map(Handled::taken).orElse(List.of()));
            Made made = made(current, proposal, takings(proposal, taken, request.take()), row.owner());
            taken.addAll(made.taken());
            return Revision.edited(current, new ItemDraft(Optional.empty(), made.content()), made.edit(), now);
        });
        Item item = Item.ofStored(written.item().bytes());
        past.note(letter, item);
        return handlings.took(
                row, expected, taken.size() == proposal.changes().size(), taken, item.version(), request.reason());
    }

    private static Proposal proposal(PostRow letter) {
        if (letter.isErased() || letter.isRecalled()) {
            throw Letters.conflict("Its sender has " + (letter.isErased() ? "erased" : "recalled") + " the letter.");
        }
        try {
            return Proposal.ofPartner(letter.document().bytes())
                    .orElseThrow(() -> Letters.conflict("The letter proposes nothing that could be accepted."));
        } catch (InvalidItemException e) {
            throw Letters.conflict("The letter proposes something that this version of the node does not know.");
        }
    }

    private static List<Taking> takings(Proposal proposal, List<String> taken, List<Taking> asked) {
        Set<String> left = proposal.changes().stream()
                .map(ProposedChange::pointer)
                .filter(pointer -> !taken.contains(pointer))
                .collect(Collectors.toSet());
        asked.stream()
                .filter(taking -> !left.contains(taking.pointer()))
                .findFirst()
                .ifPresent(taking -> {
                    throw Letters.conflict("The letter proposes no change of " + taking.pointer() + " that is left.");
                });
        if (left.isEmpty()) {
            throw Letters.conflict("Everything that the letter proposes was accepted before.");
        }
        return asked.isEmpty()
                ? proposal.changes().stream()
                        .filter(change -> left.contains(change.pointer()))
                        .map(Taking::of)
                        .toList()
                : asked;
    }

    private Made made(Item current, Proposal proposal, List<Taking> takings, String by) throws InvalidItemException {
        Acceptance acceptance = Acceptance.of(current, past.content(current, proposal.base()), proposal, takings, by);
        if (acceptance instanceof Conflicting conflicting) {
            throw ProblemException.changedMeanwhile(conflicting.conflicts());
        }
        return (Made) acceptance;
    }
}
