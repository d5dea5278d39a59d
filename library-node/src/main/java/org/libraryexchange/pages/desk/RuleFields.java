package org.libraryexchange.pages.desk;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.libraryexchange.item.Violation;

/**
 * The fields of a festival's rule. A document has exactly one form as a member, and an offset with a sign. A person
 * chooses a form, and says whether the festival begins on that day, or how many days before or after it: fields
 * {@code form}, {@code side} and {@code away} of the recurrence. Fields that do not belong to what is chosen count as
 * nothing.
 */
final class RuleFields {

    /** The rule as a whole. */
    static final String RULE = "/festival/recurrence";

    static final String FORM = RULE + "/form";
    static final List<String> FORMS = List.of("lunar", "solar-term", "date", "weekday", "easter", "announced");

    private static final String SIDE = RULE + "/side";
    private static final String AWAY = RULE + "/away";
    private static final String OFFSET = RULE + "/offset";
    private static final String BEFORE = "before";

    /** The text of a form that has no members, such as Easter. */
    static final String NOTHING_MORE = "{}";

    private static final Pattern MEMBER_OF_FORM = Pattern.compile(RULE + "/(" + String.join("|", FORMS) + ")(?:/.+)?");
    private static final Pattern DAYS = Pattern.compile("[1-9][0-9]{0,8}");

    private RuleFields() {}

    static boolean isOfRule(String pointer) {
        return pointer.equals(RULE) || pointer.startsWith(RULE + "/");
    }

    /** The member of a rule that a field is about, by the name of the field in the messages. */
    static Optional<String> member(String key) {
        return Optional.of(key)
                .filter(it -> isOfRule("/" + it) && it.length() > RULE.length())
                .map(it -> it.substring(RULE.length()));
    }

    /** Whether a member of a document is a number where it can be. */
    static boolean isNumber(String pointer) {
        return pointer.matches(RULE + "/(?:offset|lasts|from|to|.+/(?:month|day|nth|onOrAfter))");
    }

    /** Replaces the members of a document by the fields of the form. */
    static NavigableMap<String, String> ofDocument(NavigableMap<String, String> members) {
        NavigableMap<String, String> fields = new TreeMap<>(members.comparator());
        members.forEach((pointer, text) -> {
            Matcher form = MEMBER_OF_FORM.matcher(pointer);
            if (form.matches()) {
                fields.put(FORM, form.group(1));
            }
            if (pointer.equals(OFFSET)) {
                fields.put(SIDE, text.startsWith("-") ? BEFORE : "after");
                fields.put(AWAY, text.replaceFirst("^-", ""));
            } else if (!form.matches() || !text.equals(NOTHING_MORE)) {
                fields.put(pointer, text);
            }
        });
        return fields;
    }

    /** Replaces the fields of the form by the members of a document. */
    static NavigableMap<String, String> toDocument(NavigableMap<String, String> fields) {
        NavigableMap<String, String> members = new TreeMap<>(fields);
        members.keySet().removeIf(RuleFields::isOfRule);
        String chosen = fields.get(FORM);
        if (chosen == null || !FORMS.contains(chosen)) {
            Optional.ofNullable(chosen).ifPresent(unknown -> members.put(RULE, unknown));
            return members;
        }
        String form = RULE + "/" + chosen;
        fields.forEach((pointer, text) -> {
            boolean isOfOtherForm = MEMBER_OF_FORM.matcher(pointer).matches() && !pointer.startsWith(form + "/");
            if (isOfRule(pointer)
                    && !isOfOtherForm
                    && !List.of(FORM, SIDE, AWAY).contains(pointer)) {
                members.put(pointer, text);
            }
        });
        if (members.keySet().stream().noneMatch(pointer -> pointer.startsWith(form + "/"))) {
            members.put(form, NOTHING_MORE);
        }
        if (fields.containsKey(SIDE) && fields.containsKey(AWAY)) {
            members.put(OFFSET, (fields.get(SIDE).equals(BEFORE) ? "-" : "") + fields.get(AWAY));
        }
        return members;
    }

    /** What is wrong with the fields themselves, before they become members. */
    static List<Violation> violations(Map<String, String> fields) {
        if (!fields.containsKey(FORM) || !fields.containsKey(SIDE)) {
            return List.of();
        }
        String away = fields.get(AWAY);
        if (away == null) {
            return List.of(new Violation(AWAY, "required", "is missing", null));
        }
        return DAYS.matcher(away).matches()
                ? List.of()
                : List.of(new Violation(AWAY, "days", "must be a number of days, such as 2", away));
    }

    /** Whether a rule speaks of the offset while its fields are wrong already. */
    static boolean isToldBy(List<Violation> ofFields, Violation violation) {
        return violation.pointer().equals(OFFSET)
                && ofFields.stream().anyMatch(wrong -> wrong.pointer().equals(AWAY));
    }

    /** The field that a rule about a member of a document speaks of. */
    static String fieldOf(String pointer) {
        return switch (pointer) {
            case RULE -> FORM;
            case OFFSET -> AWAY;
            default -> pointer;
        };
    }
}
