package org.libraryexchange.letter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import org.libraryexchange.item.Binding;
import org.libraryexchange.item.ClientDocument;
import org.libraryexchange.item.Findings;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.LocalizedText;
import org.libraryexchange.item.Rules;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.StrictJson;

/**
 * What a client sends to say what became of a letter.
 *
 * @param reason by language; optional
 * @param take the proposed changes to make, only where the state is {@code accepted} or {@code partly-accepted}; all
 *     that are left if the state is {@code accepted} and it is missing
 */
public record HandlingRequest(HandlingState state, LocalizedText reason, List<Taking> take) {

    public HandlingRequest {
        take = Rules.list(take);
    }

    /** A state that takes nothing into an item. */
    public HandlingRequest(HandlingState state, LocalizedText reason) {
        this(state, reason, null);
    }

    /**
     * Reads the request.
     *
     * @throws MalformedJsonException if the bytes are not JSON
     * @throws InvalidItemException if it breaks a rule
     */
    public static HandlingRequest read(byte[] utf8) throws MalformedJsonException, InvalidItemException {
        return of(StrictJson.tree(utf8));
    }

    /**
     * Takes a request that has been read as JSON.
     *
     * @throws InvalidItemException if it breaks a rule
     */
    public static HandlingRequest of(JsonNode document) throws InvalidItemException {
        ObjectNode tree = ClientDocument.object(document);
        ClientDocument.refuseNulls(tree);
        HandlingRequest request = Binding.bind(tree, HandlingRequest.class);
        Findings findings = Findings.forDocument();
        findings.at("state").present(request.state);
        LocalizedText.check(findings.at("reason"), request.reason, (at, text) -> {
            Rules.paragraphs(at, text, Handled.LONGEST_REASON);
            LetterContent.requireOneDirection(at, text);
        });
        request.checkTake(findings.at("take"));
        findings.throwIfAny();
        return request;
    }

    private void checkTake(Findings findings) {
        Rules.each(findings, take, Proposal.MOST_CHANGES, (at, taking) -> taking.check(at));
        findings.require(
                state == null || state.hasTaken() || take.isEmpty(),
                "not-allowed",
                "is allowed only where changes are accepted",
                null);
        findings.require(
                state != HandlingState.PARTLY_ACCEPTED || !take.isEmpty(),
                "required",
                "must name the changes that are accepted",
                null);
        findings.require(
                Rules.distinct(take.stream()
                        .filter(Objects::nonNull)
                        .map(Taking::pointer)
                        .toList()),
                "unique",
                "must not name a change twice",
                null);
    }
}
