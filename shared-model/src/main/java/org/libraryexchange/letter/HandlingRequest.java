package org.libraryexchange.letter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
 */
public record HandlingRequest(HandlingState state, LocalizedText reason) {

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
        findings.throwIfAny();
        return request;
    }
}
