package org.libraryexchange.base.http;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The query parameters of an address. Unknown, wrongly repeated and invalid parameters are refused with their names.
 */
public final class Parameters {

    /** The latest time that a request may name. */
    public static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");

    /**
     * The earliest time that a request may name: RFC 3339 has years of four digits, and PostgreSQL has a smaller range
     * of years than Java.
     */
    private static final Instant BEGINNING_OF_TIME = Instant.parse("0000-01-01T00:00:00Z");

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final MultivaluedMap<String, String> values;

    private Parameters(MultivaluedMap<String, String> values) {
        this.values = values;
    }

    /**
     * Reads the parameters of an address.
     *
     * @param known names of all parameters that are allowed
     * @throws ProblemException for an unknown name, or for text that is not valid UTF-8
     */
    public static Parameters of(MultivaluedMap<String, String> values, Set<String> known) {
        values.forEach((name, texts) -> requireSound(name, texts, known));
        return new Parameters(values);
    }

    private static void requireSound(String name, List<String> texts, Set<String> known) {
        if (!known.contains(name)) {
            throw ProblemException.parameter(
                    name.codePoints().allMatch(Character::isLetterOrDigit) ? name : "in the address",
                    known.isEmpty()
                            ? "is not known; no parameters are allowed here"
                            : "is not known; known parameters are "
                                    + String.join(", ", known.stream().sorted().toList()));
        }
        if (texts.stream().anyMatch(text -> text.indexOf('\uFFFD') >= 0 || text.indexOf('\0') >= 0)) {
            throw ProblemException.parameter(name, "is not valid UTF-8 text");
        }
    }

    /** The value of a parameter that may be given only once. */
    public Optional<String> one(String name) {
        List<String> all = values.getOrDefault(name, List.of());
        if (all.size() > 1) {
            throw ProblemException.parameter(name, "may be given only once");
        }
        return all.stream().findFirst();
    }

    /** The value of a parameter that has a closed list of values. */
    public Optional<String> one(String name, Iterable<String> allowed) {
        Optional<String> value = one(name);
        value.ifPresent(text -> requireOneOf(name, text, allowed));
        return value;
    }

    /** The same of an enum's terms. */
    public <E> Optional<E> one(String name, E[] values, Function<E, String> term) {
        return one(name).map(text -> choice(name, text, values, term));
    }

    /**
     * The one of these values that has a term.
     *
     * @throws ProblemException if none has
     */
    public static <E> E choice(String name, String text, E[] values, Function<E, String> term) {
        requireOneOf(name, text, Stream.of(values).map(term).toList());
        return Stream.of(values)
                .filter(value -> term.apply(value).equals(text))
                .findFirst()
                .orElseThrow();
    }

    /** All values of a parameter that may be repeated, each from a closed list. */
    public List<String> all(String name, List<String> usual, Iterable<String> allowed) {
        List<String> all = values.getOrDefault(name, usual);
        all.forEach(value -> requireOneOf(name, value, allowed));
        return all;
    }

    /** A time in RFC 3339. */
    public Optional<Instant> time(String name) {
        return one(name).map(text -> time(name, text));
    }

    private static Instant time(String name, String text) {
        return parsed(text, Instant::parse)
                .filter(time -> !time.isBefore(BEGINNING_OF_TIME) && !time.isAfter(END_OF_TIME))
                .orElseThrow(() ->
                        ProblemException.parameter(name, "must be a time in RFC 3339, such as 2026-11-20T14:05:11Z"));
    }

    /** What a text says that stands for a time, a date or a number; empty if it says none. */
    public static <T> Optional<T> parsed(String text, Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(text));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A date. */
    public Optional<LocalDate> date(String name) {
        return one(name).map(text -> dateOf(name, text));
    }

    private static LocalDate dateOf(String name, String text) {
        return pathDate(text).orElseThrow(() -> ProblemException.parameter(name, "must be a date, such as 2026-11-20"));
    }

    /** A date in an address; empty if the text is not a date. */
    public static Optional<LocalDate> pathDate(String text) {
        return DATE.matcher(text).matches() ? parsed(text, LocalDate::parse) : Optional.empty();
    }

    /** An id in an address; empty if the text is not a UUID. */
    public static Optional<UUID> uuid(String text) {
        return UUID_TEXT.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    /** A whole number between {@code least} and {@code most}. */
    public long number(String name, long usual, long least, long most) {
        return one(name).map(text -> wholeNumber(name, text, least, most)).orElse(usual);
    }

    /**
     * A whole number that stands in a field of this name.
     *
     * @throws ProblemException if it is none between {@code least} and {@code most}
     */
    public static long wholeNumber(String name, String text, long least, long most) {
        return parsed(text, Long::valueOf)
                .filter(number -> number >= least && number <= most)
                .orElseThrow(() -> ProblemException.parameter(
                        name,
                        most == Long.MAX_VALUE
                                ? "must be a whole number, at least " + least
                                : "must be a whole number from " + least + " to " + most));
    }

    /** Refuses a value that is not allowed. */
    public static void requireOneOf(String name, String value, Iterable<String> allowed) {
        for (String each : allowed) {
            if (each.equals(value)) {
                return;
            }
        }
        throw ProblemException.parameter(name, "must be one of " + String.join(", ", allowed));
    }
}
