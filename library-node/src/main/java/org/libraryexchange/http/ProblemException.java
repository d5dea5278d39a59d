package org.libraryexchange.http;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Violation;
import org.libraryexchange.json.MalformedJsonException;

/** An error for the client. The detail is for people. It names what they sent, and never how the node works. */
public final class ProblemException extends RuntimeException {

    private final ProblemType type;
    private final transient List<Violation> violations;
    private final transient URI ownersItem;
    private final transient Duration retryAfter;
    private final transient Long withdrawals;
    private final String parameter;

    private ProblemException(
            ProblemType type,
            String detail,
            List<Violation> violations,
            URI ownersItem,
            Duration retryAfter,
            Throwable cause) {
        this(type, detail, violations, ownersItem, retryAfter, null, null, cause);
    }

    private ProblemException(
            ProblemType type,
            String detail,
            List<Violation> violations,
            URI ownersItem,
            Duration retryAfter,
            Long withdrawals,
            String parameter,
            Throwable cause) {
        super(detail, cause);
        this.type = type;
        this.violations = violations;
        this.ownersItem = ownersItem;
        this.retryAfter = retryAfter;
        this.withdrawals = withdrawals;
        this.parameter = parameter;
    }

    public ProblemException(ProblemType type, String detail) {
        this(type, detail, List.of(), null, null, null);
    }

    public static ProblemException of(InvalidItemException e) {
        return of(ProblemType.INVALID_ITEM, e);
    }

    /** A document that is no item breaks rules. */
    public static ProblemException of(ProblemType type, InvalidItemException e) {
        int count = e.violations().size();
        String detail = count == 1 ? "One rule is broken." : count + " rules are broken.";
        return new ProblemException(type, detail, e.violations(), null, null, e);
    }

    public static ProblemException of(MalformedJsonException e) {
        return new ProblemException(ProblemType.MALFORMED_JSON, e.getMessage(), List.of(), null, null, e);
    }

    /**
     * The request has no token although it needs one, or an invalid one.
     *
     * @param authorization the header; null if there is none
     */
    static ProblemException unauthenticated(String authorization) {
        return new ProblemException(
                ProblemType.UNAUTHENTICATED,
                authorization == null
                        ? "The request has no bearer token."
                        : "The bearer token is malformed, expired, or not meant for this node.");
    }

    /** The body is JSON but breaks a rule at one place. */
    public static ProblemException body(Violation violation) {
        return new ProblemException(
                ProblemType.INVALID_BODY, "One rule is broken.", List.of(violation), null, null, null);
    }

    /** Refuses a body that breaks a rule at one place. */
    public static void require(boolean holds, String pointer, String rule, String message) {
        if (!holds) {
            throw body(new Violation(pointer, rule, message, null));
        }
    }

    /**
     * Changes were made for a version of an item that says something else by now.
     *
     * @param conflicts one for each such change, with what the item says now
     */
    public static ProblemException changedMeanwhile(List<Violation> conflicts) {
        return new ProblemException(
                ProblemType.CHANGED_MEANWHILE,
                "What " + (conflicts.size() == 1 ? "one change is" : conflicts.size() + " changes are")
                        + " about has changed meanwhile. Nothing was accepted.",
                conflicts,
                null,
                null,
                null);
    }

    /** A parameter of the address breaks a rule. */
    public static ProblemException parameter(String name, String message) {
        return new ProblemException(
                ProblemType.INVALID_PARAMETER,
                "Parameter " + name + " " + message + ".",
                List.of(),
                null,
                null,
                null,
                name,
                null);
    }

    /**
     * The client tries to change an item of a partner.
     *
     * @param ownersItem address of the item at its owner
     */
    public static ProblemException ownedByPartner(String owner, URI ownersItem) {
        return new ProblemException(
                ProblemType.OWNED_BY_PARTNER,
                "The item is owned by " + owner + " and can be changed only there.",
                List.of(),
                ownersItem,
                null,
                null);
    }

    /** Somebody approves an import that would now withdraw another number of items. */
    public static ProblemException importChanged(long withdrawals) {
        return new ProblemException(
                ProblemType.IMPORT_CHANGED,
                "It would now withdraw %d published items. Check again and approve that number.".formatted(withdrawals),
                List.of(),
                null,
                null,
                withdrawals,
                null,
                null);
    }

    /**
     * The request is valid but cannot be served now.
     *
     * @param retryAfter whole seconds after which a retry is worthwhile
     */
    public static ProblemException retryLater(ProblemType type, String detail, Duration retryAfter) {
        return new ProblemException(type, detail, List.of(), null, retryAfter, null);
    }

    public ProblemType type() {
        return type;
    }

    public List<Violation> violations() {
        return violations;
    }

    public Optional<URI> ownersItem() {
        return Optional.ofNullable(ownersItem);
    }

    public OptionalLong withdrawals() {
        return withdrawals == null ? OptionalLong.empty() : OptionalLong.of(withdrawals);
    }

    /** The name of the parameter that breaks a rule, if one does. */
    public Optional<String> parameter() {
        return Optional.ofNullable(parameter);
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
