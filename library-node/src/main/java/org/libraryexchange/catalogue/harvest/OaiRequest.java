package org.libraryexchange.catalogue.harvest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.libraryexchange.catalogue.formats.OaiAnswer.OaiError;

/**
 * A valid request of a harvester.
 *
 * @param arguments including the verb
 */
record OaiRequest(Verb verb, Map<String, String> arguments) {

    static final String VERB = "verb";
    static final String IDENTIFIER = "identifier";
    static final String PREFIX = "metadataPrefix";
    static final String TOKEN = "resumptionToken";
    private static final String FROM = "from";
    private static final String UNTIL = "until";
    private static final String SET = "set";
    static final Set<String> OF_LISTS = Set.of(FROM, UNTIL, SET, TOKEN);

    private static final Pattern PREFIXES = Pattern.compile("[A-Za-z0-9\\-_.!~*'()]+");
    private static final Pattern SETS = Pattern.compile(PREFIXES.pattern() + "(:" + PREFIXES.pattern() + ")*");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern SECOND = Pattern.compile(DAY.pattern() + "T\\d{2}:\\d{2}:\\d{2}Z");

    /**
     * Reads a request.
     *
     * @param given all values of each argument
     */
    static OaiRequest of(Map<String, List<String>> given) throws OaiException {
        List<String> verbs = given.getOrDefault(VERB, List.of());
        if (verbs.size() != 1) {
            throw new OaiException(OaiError.BAD_VERB, "The request must have the argument verb exactly once.");
        }
        Verb verb = Verb.of(verbs.get(0))
                .orElseThrow(() -> new OaiException(OaiError.BAD_VERB, "The protocol has no such verb."));
        Map<String, String> arguments = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> each : given.entrySet()) {
            String name = each.getKey();
            require(name.equals(VERB) || verb.takes(name), "The verb takes no other arguments than its own.");
            require(each.getValue().size() == 1, "The argument " + name + " may stand only once.");
            arguments.put(name, each.getValue().get(0));
        }
        return new OaiRequest(verb, arguments).checked();
    }

    private OaiRequest checked() throws OaiException {
        if (arguments.containsKey(TOKEN)) {
            require(arguments.size() == 2, "A resumptionToken stands for all other arguments.");
            return this;
        }
        for (String needed : verb.required()) {
            require(arguments.containsKey(needed), "The argument " + needed + " is missing.");
        }
        require(isOf(PREFIX, PREFIXES), "The metadataPrefix is not valid.");
        require(isOf(SET, SETS), "The set is not valid.");
        require(
                (isOf(FROM, DAY) && isOf(UNTIL, DAY)) || (isOf(FROM, SECOND) && isOf(UNTIL, SECOND)),
                "from and until must be days, such as 2026-11-20, or both times, such as 2026-11-20T14:05:11Z.");
        Instant from = from();
        require(from.isBefore(until().orElse(Instant.MAX)), "from must not be after until.");
        if (!arguments.getOrDefault(PREFIX, "oai_dc").equals("oai_dc")) {
            throw new OaiException(OaiError.CANNOT_DISSEMINATE_FORMAT, "All records are there as oai_dc, and only so.");
        }
        return this;
    }

    private boolean isOf(String argument, Pattern form) {
        return !arguments.containsKey(argument)
                || form.matcher(arguments.get(argument)).matches();
    }

    Optional<String> argument(String name) {
        return Optional.ofNullable(arguments.get(name));
    }

    Optional<String> set() {
        return argument(SET);
    }

    /** The beginning of what is asked for. */
    Instant from() throws OaiException {
        return arguments.containsKey(FROM) ? time(FROM) : Instant.EPOCH;
    }

    /** The end of what is asked for, which is not part of it. */
    Optional<Instant> until() throws OaiException {
        if (!arguments.containsKey(UNTIL)) {
            return Optional.empty();
        }
        boolean day = DAY.matcher(arguments.get(UNTIL)).matches();
        return Optional.of(time(UNTIL).plus(1, day ? ChronoUnit.DAYS : ChronoUnit.SECONDS));
    }

    private Instant time(String argument) throws OaiException {
        String text = arguments.get(argument);
        try {
            return DAY.matcher(text).matches()
                    ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new OaiException(OaiError.BAD_ARGUMENT, "The argument " + argument + " is not a day or time.");
        }
    }

    private static void require(boolean sound, String otherwise) throws OaiException {
        if (!sound) {
            throw new OaiException(OaiError.BAD_ARGUMENT, otherwise);
        }
    }
}
