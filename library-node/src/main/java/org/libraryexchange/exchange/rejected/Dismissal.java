package org.libraryexchange.exchange.rejected;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.libraryexchange.base.http.GivenReason;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.item.Violation;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.json.StrictJson;
import org.libraryexchange.json.Term;
import org.libraryexchange.record.RejectionReason;

/**
 * A request to dismiss a rejected record.
 *
 * @param reason for people who look at the record later
 * @param rights whether the broker still lets somebody else write into the partner's log; given only for a record of
 *     which nobody knows who has written it
 */
public record Dismissal(String reason, Optional<Rights> rights) {

    /** What the person says of the rights at the broker. */
    public enum Rights implements Term {
        /** Only the partner can write into its log. */
        MENDED,
        /** Somebody else still can, so that the record stays open. */
        NOT_YET;
    }

    private static final Set<String> MEMBERS = Set.of("reason", "rights");
    private static final List<String> STRANGERS = RejectionReason.terms(RejectionReason::isOfUnknownWriter);

    /**
     * Reads the request's body.
     *
     * @throws MalformedJsonException if it is not JSON
     * @throws ProblemException if it is not an object with a reason and nothing else
     */
    static Dismissal read(byte[] body) throws MalformedJsonException {
        JsonNode json = StrictJson.tree(body);
        ProblemException.require(json.isObject(), "", "type", "must be an object");
        ProblemException.require(
                json.propertyStream().map(Map.Entry::getKey).allMatch(MEMBERS::contains),
                "",
                "unknown-field",
                "has unknown members; only reason and rights are known");
        String reason = GivenReason.in(json);
        JsonNode rights = json.path("rights");
        ProblemException.require(rights.isMissingNode() || rights.isTextual(), "/rights", "type", "must be text");
        return of(reason, Optional.ofNullable(rights.textValue()));
    }

    /**
     * Checks what somebody has given.
     *
     * @throws ProblemException if the reason is empty or too long, or holds text that cannot be stored, or if the rights
     *     are not known
     */
    public static Dismissal of(String reason, Optional<String> rights) {
        return new Dismissal(GivenReason.of(reason), rights.map(Dismissal::rights));
    }

    private static Rights rights(String term) {
        return Term.of(Rights.class, term)
                .orElseThrow(() -> ProblemException.body(
                        new Violation("/rights", "closed-list", "must be mended or not-yet", null)));
    }

    /**
     * Whether it closes a record.
     *
     * @param reason for which the record was rejected
     * @throws ProblemException if it says nothing of the rights although nobody knows who has written the record, or the
     *     other way round
     */
    boolean closes(String reason) {
        boolean stranger = isOfUnknownWriter(reason);
        ProblemException.require(
                rights.isPresent() || !stranger,
                "/rights",
                "required",
                "must be mended or not-yet, because somebody else could write into the partner's log");
        ProblemException.require(
                rights.isEmpty() || stranger,
                "/rights",
                "not-allowed",
                "is only for records that are not-sealed or have a wrong-seal");
        return !rights.equals(Optional.of(Rights.NOT_YET));
    }

    /** Whether a record was rejected for a reason that asks after the rights at the broker. */
    public static boolean isOfUnknownWriter(String reason) {
        return STRANGERS.contains(reason);
    }
}
