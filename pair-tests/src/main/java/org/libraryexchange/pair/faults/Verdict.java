package org.libraryexchange.pair.faults;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What came of a fault.
 *
 * @param figures by name, in the order in which they are told
 * @param violations promises that were not kept; empty where all were
 */
record Verdict(String id, long seed, Map<String, String> figures, List<String> violations) {

    /** A fault that cannot be inflicted here, which is no success. */
    static Verdict impossible(Fault fault, long seed, String why) {
        return new Verdict(fault.id(), seed, Map.of(), List.of("void: " + why));
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
