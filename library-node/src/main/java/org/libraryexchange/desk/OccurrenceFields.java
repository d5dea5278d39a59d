package org.libraryexchange.desk;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fields of a time. A person thinks of days and of hours; a document has either a {@code start} and an {@code end}
 * by the clock of a zone, or whole days. So a form asks for the first and the last day and, if it has them, for the
 * hours: fields {@code day}, {@code lastDay}, {@code from} and {@code to} of an occurrence.
 */
final class OccurrenceFields {

    private static final Pattern MEMBER =
            Pattern.compile("(/(?:event|festival)/occurrences/\\d+)/(date|endDate|start|end)");
    private static final Pattern FIELD =
            Pattern.compile("(/(?:event|festival)/occurrences/\\d+)/(day|lastDay|from|to|zone)");

    private OccurrenceFields() {}

    /** Replaces the members of a document by the fields of the form. */
    static NavigableMap<String, String> ofDocument(NavigableMap<String, String> members) {
        NavigableMap<String, String> fields = new TreeMap<>(members.comparator());
        members.forEach((pointer, text) -> {
            Matcher member = MEMBER.matcher(pointer);
            if (member.matches()) {
                put(fields, member.group(1), member.group(2), text, members);
            } else {
                fields.put(pointer, text);
            }
        });
        return fields;
    }

    private static void put(
            Map<String, String> fields, String row, String member, String text, Map<String, String> members) {
        switch (member) {
            case "date" -> fields.put(row + "/day", text);
            case "endDate" -> fields.put(row + "/lastDay", text);
            case "start" -> {
                fields.put(row + "/day", day(text));
                fields.put(row + "/from", time(text));
            }
            default -> {
                fields.put(row + "/to", time(text));
                if (!day(text).equals(day(members.getOrDefault(row + "/start", "")))) {
                    fields.put(row + "/lastDay", day(text));
                }
            }
        }
    }

    private static String day(String time) {
        return time.replaceFirst("T.*", "");
    }

    private static String time(String time) {
        return time.replaceFirst(".*T", "");
    }

    /** Replaces the fields of the form by the members of a document. A zone without hours is left out. */
    static NavigableMap<String, String> toDocument(NavigableMap<String, String> fields) {
        NavigableMap<String, String> members = new TreeMap<>(fields.comparator());
        fields.forEach((pointer, text) -> {
            Matcher field = FIELD.matcher(pointer);
            if (field.matches()) {
                members.putAll(new Row(fields, field.group(1)).members());
            } else {
                members.put(pointer, text);
            }
        });
        return members;
    }

    private record Row(Map<String, String> fields, String row) {

        private Map<String, String> members() {
            Map<String, String> members = new TreeMap<>();
            Optional<String> day = field("day");
            Optional<String> lastDay = field("lastDay");
            Optional<String> from = field("from");
            Optional<String> to = field("to");
            if (from.isEmpty() && to.isEmpty()) {
                day.ifPresent(it -> members.put(row + "/date", it));
                lastDay.ifPresent(it -> members.put(row + "/endDate", it));
            } else {
                members.put(row + "/start", day.orElse("") + "T" + from.orElse(""));
                to.ifPresent(
                        it -> members.put(row + "/end", lastDay.or(() -> day).orElse("") + "T" + it));
                field("zone").ifPresent(it -> members.put(row + "/zone", it));
            }
            return members;
        }

        private Optional<String> field(String name) {
            return Optional.ofNullable(fields.get(row + "/" + name));
        }
    }

    /** The field that a rule about a member of a document speaks of. */
    static String fieldOf(String pointer) {
        Matcher member = MEMBER.matcher(pointer);
        return !member.matches()
                ? pointer
                : member.group(1)
                        + switch (member.group(2)) {
                            case "endDate" -> "/lastDay";
                            case "end" -> "/to";
                            case "start" -> "/from";
                            default -> "/day";
                        };
    }
}
