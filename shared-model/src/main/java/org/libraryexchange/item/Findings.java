package org.libraryexchange.item;

import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong with a document, so that its author hears of all of it at once. */
public final class Findings {

    private static final int MOST_SHOWN = 100;
    private static final int LONGEST_SHOWN_VALUE = 80;

    private final Findings parent;
    private final Object place;
    private final List<Violation> violations;

    /**
     * @param parent null for the document
     * @param place a member's name or an element's index; turned into text only if something is wrong
     */
    private Findings(Findings parent, Object place, List<Violation> violations) {
        this.parent = parent;
        this.place = place;
        this.violations = violations;
    }

    /** Findings about a whole document; none yet. */
    public static Findings forDocument() {
        return new Findings(null, null, new ArrayList<>());
    }

    /** Findings about a member of this value. */
    public Findings at(String member) {
        return new Findings(this, member, violations);
    }

    /** Findings about an element of this list. */
    public Findings at(int index) {
        return new Findings(this, index, violations);
    }

    /** Notes a broken rule. */
    public void refuse(String rule, String message, Object value) {
        if (violations.size() < MOST_SHOWN) {
            violations.add(new Violation(pointer(), rule, message, shortened(value)));
        }
    }

    /** As in RFC 6901. */
    private String pointer() {
        return parent == null
                ? ""
                : parent.pointer() + "/" + place.toString().replace("~", "~0").replace("/", "~1");
    }

    /** Notes the rule as broken unless it holds. */
    public boolean require(boolean holds, String rule, String message, Object value) {
        if (!holds) {
            refuse(rule, message, value);
        }
        return holds;
    }

    /** Refuses a missing value. */
    public boolean present(Object value) {
        return require(value != null, "required", "is missing", null);
    }

    public List<Violation> violations() {
        return List.copyOf(violations);
    }

    /** Refuses the document if anything is wrong with it. */
    public void throwIfAny() throws InvalidItemException {
        if (!violations.isEmpty()) {
            throw new InvalidItemException(violations);
        }
    }

    static String shortened(Object value) {
        if (value == null) {
            return null;
        }
        String text = value.toString();
        int end = text.length() <= LONGEST_SHOWN_VALUE ? text.length() : text.offsetByCodePoints(0, shownPoints(text));
        return end == text.length() ? text : text.substring(0, end) + "…";
    }

    private static int shownPoints(String text) {
        return Math.min(LONGEST_SHOWN_VALUE, text.codePointCount(0, text.length()));
    }
}
