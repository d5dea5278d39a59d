package org.libraryexchange.item;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.StrictJson;
import org.libraryexchange.json.Text;

/**
 * What a client sends to withdraw an item.
 *
 * @param reason by language; optional
 */
public record WithdrawalRequest(LocalizedText reason) {

    /**
     * Reads the request. An empty body means that there is no reason.
     *
     * @throws MalformedJsonException if the bytes are not JSON
     * @throws InvalidItemException if the reason breaks a rule
     */
    public static WithdrawalRequest read(byte[] utf8) throws MalformedJsonException, InvalidItemException {
        if (utf8.length == 0) {
            return new WithdrawalRequest(null);
        }
        return of(StrictJson.tree(utf8));
    }

    /**
     * Takes a request that has been read as JSON.
     *
     * @throws InvalidItemException if the reason breaks a rule
     */
    public static WithdrawalRequest of(JsonNode tree) throws InvalidItemException {
        WithdrawalRequest request = Binding.bind(tree, WithdrawalRequest.class);
        if (request == null) {
            throw new InvalidItemException("", "type", "must be an object", null);
        }
        Findings findings = Findings.forDocument();
        LocalizedText.checkParagraphs(findings.at("reason"), request.reason, Withdrawal.LONGEST_REASON);
        findings.throwIfAny();
        return request;
    }

    /** Refuses a reason that readers could take for another text. */
    public void requireOneDirection() throws InvalidItemException {
        Findings findings = Findings.forDocument();
        LocalizedText.check(findings.at("reason"), reason, (at, text) -> Rules.oneDirection(at, text, Text::reorders));
        findings.throwIfAny();
    }

    public Withdrawal at(Instant now) {
        return new Withdrawal(reason, now.truncatedTo(ChronoUnit.SECONDS));
    }
}
