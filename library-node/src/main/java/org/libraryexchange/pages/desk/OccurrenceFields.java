package org.libraryexchange.pages.desk;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.libraryexchange.item.Violation;

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

    private static final Pattern HOUR = Pattern.compile("(.+/occurrences/)(\\d+)(/(?:from|to|zone))");

    /** A row as a whole, or one of its members. */
    private static final Pattern ROW =
            Pattern.compile("(/(?:event|festival)/occurrences/\\d+)(?:/(?:date|endDate|start|end))?");

    private OccurrenceFields() {}

    /** The same hour, or zone, of the date before, with which one begins that somebody adds; empty for other fields. */
    static Optional<String> hourBefore(String pointer) {
        return Optional.of(HOUR.matcher(pointer))
                .filter(Matcher::matches)
                .map(hour -> hour.group(1) + (Integer.parseInt(hour.group(2)) - 1) + hour.group(3));
    }

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

        private Stream<Violation> violations() {
            List<Violation> wrong = new ArrayList<>();
            boolean hasEnd = field("to").isPresent();
            boolean hasHours = hasEnd || field("from").isPresent();
            require("day", true, wrong);
            require("from", hasEnd, wrong);
            require("to", hasHours && field("lastDay").isPresent(), wrong);
            Stream.of("day", "lastDay")
                    .forEach(name -> read(name, LocalDate::parse, "a day such as 2027-05-08", wrong));
            Stream.of("from", "to").forEach(name -> read(name, LocalTime::parse, "a time such as 18:30", wrong));
            return wrong.stream();
        }

        private void require(String name, boolean isNeeded, List<Violation> wrong) {
            if (isNeeded && field(name).isEmpty()) {
                wrong.add(new Violation(row + "/" + name, "required", "is missing", null));
            }
        }

        private void read(String name, Function<String, ?> reading, String example, List<Violation> wrong) {
            field(name).ifPresent(text -> {
                try {
                    Object unused = reading.apply(text);
                } catch (DateTimeException e) {
                    wrong.add(new Violation(row + "/" + name, "format", "must be " + example, text));
                }
            });
        }

        private Optional<String> field(String name) {
            return Optional.ofNullable(fields.get(row + "/" + name));
        }
    }

    /**
     * What is wrong with the fields themselves, before they become members: the rules of a document would speak of a
     * start that nobody has typed.
     */
    static List<Violation> violations(NavigableMap<String, String> fields) {
        return rows(fields).flatMap(row -> new Row(fields, row).violations()).toList();
    }

    /**
     * The same form with all dates of a list cancelled that are not over. Those that were cancelled before keep their
     * reason, if they have one.
     *
     * @param reasons by language
     */
    static FormValues cancelled(FormValues values, String list, Map<String, String> reasons, LocalDate today) {
        NavigableMap<String, String> fields = new TreeMap<>(values.byPointer());
        for (int i = 0; i < values.rows(list); i++) {
            String row = list + "/" + i;
            String last = fields.getOrDefault(row + "/lastDay", values.text(row + "/day"));
            boolean isToCome = last.compareTo(today.toString()) >= 0;
            boolean isSettled = values.text(row + "/status").equals("cancelled")
                    && !values.languages(row + "/reason").isEmpty();
            if (isToCome && !isSettled) {
                fields.put(row + "/status", "cancelled");
                fields.keySet().removeIf(pointer -> pointer.startsWith(row + "/reason/"));
                reasons.forEach((language, reason) -> fields.put(row + "/reason/" + language, reason));
            }
        }
        return new FormValues(fields);
    }

    /** Whether a rule speaks of the day or of the hours of an occurrence whose fields are wrong already. */
    static boolean isToldBy(List<Violation> ofFields, Violation violation) {
        Matcher row = ROW.matcher(violation.pointer());
        return row.matches()
                && ofFields.stream().anyMatch(wrong -> wrong.pointer().startsWith(row.group(1) + "/"));
    }

    private static Stream<String> rows(NavigableMap<String, String> fields) {
        return fields.keySet().stream()
                .map(FIELD::matcher)
                .filter(Matcher::matches)
                .map(field -> field.group(1))
                .distinct();
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
