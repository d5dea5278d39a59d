package org.libraryexchange.base.http;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Violation;
import org.libraryexchange.json.MalformedJsonException;

/** An error for the client. The detail is for people. It names what they sent, and never how the node works. */
public final class ProblemException extends RuntimeException {

    private final ProblemType type;
    private transient List<Violation> violations = List.of();
    private transient URI ownersItem;
    private transient Duration retryAfter;
    private transient Long withdrawals;
    private String parameter;

    public ProblemException(ProblemType type, String detail) {
        this(type, detail, null);
    }

    private ProblemException(ProblemType type, String detail, Throwable cause) {
        super(detail, cause);
        this.type = type;
    }

    private ProblemException with(List<Violation> broken) {
        violations = broken;
        return this;
    }

    public static ProblemException of(InvalidItemException e) {
        return of(ProblemType.INVALID_ITEM, e);
    }

    /** A document that is no item breaks rules. */
    public static ProblemException of(ProblemType type, InvalidItemException e) {
        int count = e.violations().size();
        String detail = count == 1 ? "One rule is broken." : count + " rules are broken.";
        return new ProblemException(type, detail, e).with(e.violations());
    }

    public static ProblemException of(MalformedJsonException e) {
        return new ProblemException(ProblemType.MALFORMED_JSON, e.getMessage(), e);
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
        return new ProblemException(ProblemType.INVALID_BODY, "One rule is broken.").with(List.of(violation));
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
        String changes = conflicts.size() == 1 ? "one change is" : conflicts.size() + " changes are";
        return new ProblemException(
                        ProblemType.CHANGED_MEANWHILE,
                        "What " + changes + " about has changed meanwhile. Nothing was accepted.")
                .with(conflicts);
    }

    /** A parameter of the address breaks a rule. */
    public static ProblemException parameter(String name, String message) {
        ProblemException problem =
                new ProblemException(ProblemType.INVALID_PARAMETER, "Parameter " + name + " " + message + ".");
        problem.parameter = name;
        return problem;
    }

    /**
     * The client tries to change an item of a partner.
     *
     * @param ownersItem address of the item at its owner
     */
    public static ProblemException ownedByPartner(String owner, URI ownersItem) {
        ProblemException problem = new ProblemException(
                ProblemType.OWNED_BY_PARTNER, "The item is owned by " + owner + " and can be changed only there.");
        problem.ownersItem = ownersItem;
        return problem;
    }

    /** Somebody approves an import that would now withdraw another number of items. */
    public static ProblemException importChanged(long withdrawals) {
        ProblemException problem = new ProblemException(
                ProblemType.IMPORT_CHANGED,
                "It would now withdraw %d published items. Check again and approve that number."
                        .formatted(withdrawals));
        problem.withdrawals = withdrawals;
        return problem;
    }

    /**
     * The request is valid but cannot be served now.
     *
     * @param retryAfter whole seconds after which a retry is worthwhile
     */
    public static ProblemException retryLater(ProblemType type, String detail, Duration retryAfter) {
        ProblemException problem = new ProblemException(type, detail);
        problem.retryAfter = retryAfter;
        return problem;
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

    public Optional<Long> withdrawals() {
        return Optional.ofNullable(withdrawals);
    }

    /** The name of the parameter that breaks a rule, if one does. */
    public Optional<String> parameter() {
        return Optional.ofNullable(parameter);
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
