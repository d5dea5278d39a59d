package org.libraryexchange.item;

import java.util.List;
import java.util.stream.Collectors;

/** A document breaks rules of the wire contract. The exception names each of them. */
public final class InvalidItemException extends Exception {

    private final transient List<Violation> violations;

    public InvalidItemException(List<Violation> violations) {
        super(violations.stream()
                .map(violation -> violation.pointer() + " " + violation.message())
                .collect(Collectors.joining("; ")));
        this.violations = List.copyOf(violations);
    }

    public InvalidItemException(String pointer, String rule, String message, Object value) {
        this(List.of(new Violation(pointer, rule, message, Findings.shortened(value))));
    }

    public List<Violation> violations() {
        return violations;
    }
}
