package org.libraryexchange.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalLong;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.item.Violation;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.StrictJson;

/**
 * What somebody approves.
 *
 * @param withdrawals the number of withdrawals that the person was shown; empty if the request does not say
 */
record Approval(OptionalLong withdrawals) {

    /** Reads the body of a request, such as {@code {"withdrawals": 60}}. It may be empty. */
    static Approval read(byte[] body) throws MalformedJsonException {
        if (body == null || body.length == 0) {
            return new Approval(OptionalLong.empty());
        }
        JsonNode tree = StrictJson.tree(body);
        JsonNode withdrawals = tree.path("withdrawals");
        boolean sound = tree.size() == 1 && withdrawals.canConvertToExactIntegral() && withdrawals.longValue() >= 0;
        if (!sound) {
            throw ProblemException.body(new Violation(
                    "/withdrawals",
                    "type",
                    "must be the number of withdrawals that was shown, with no other member",
                    withdrawals.isMissingNode() ? null : withdrawals.toString()));
        }
        return new Approval(OptionalLong.of(withdrawals.longValue()));
    }
}
