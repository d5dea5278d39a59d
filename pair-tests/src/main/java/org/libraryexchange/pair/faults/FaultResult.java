package org.libraryexchange.pair.faults;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The result of a fault.
 *
 * @param figures by name, in the order in which they are printed
 * @param violations promises that were broken; empty if all were kept
 */
record FaultResult(String id, long seed, Map<String, String> figures, List<String> violations) {

    /** A fault that cannot be caused here, which is no success. */
    static FaultResult impossible(Fault fault, long seed, String why) {
        return new FaultResult(fault.id(), seed, Map.of(), List.of("void: " + why));
    }

    boolean isKept() {
        return violations.isEmpty();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "%s seed %d: %s", id, seed, isKept() ? "survived" : "VIOLATED"));
        figures.forEach((name, value) -> text.append(String.format(Locale.ROOT, "%n    %-34s %s", name, value)));
        violations.forEach(violation -> text.append(String.format(Locale.ROOT, "%n  ! %s", violation)));
        return text.toString();
    }
}
